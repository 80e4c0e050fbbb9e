package dev.sospeso;

/**
 * The suspension of {@code sleep(0)}: hands null to the driver, which resumes the coroutine on its
 * next turn. Stateless, so one object serves all.
 */
public final class BareYield extends Suspension {

    /** The one bare yield. */
    public static final BareYield INSTANCE = new BareYield();

    private BareYield() {
    }

    @Override
    protected Object begin(int depth) {
        return this;
    }

    @Override
    protected Object take() {
        return null;
    }

    @Override
    protected Object yielded() {
        return null;
    }
}
