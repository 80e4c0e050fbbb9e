package dev.sospeso;

/** A value that is itself a {@link Suspension}, on its way from a body to its awaiter. */
public final class Enclosed extends Suspension {

    /** The value inside. */
    final Object value;

    Enclosed(Object value) {
        this.value = value;
    }

    @Override
    protected Object begin(int depth) {
        throw new AssertionError("a value on its way is never awaited");
    }

    /**
     * Gives the value inside.
     *
     * @return the value
     */
    @Override
    public Object take() {
        return value;
    }
}
