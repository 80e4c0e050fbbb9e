package dev.sospeso;

/** An exception on its way into a suspended frame. */
final class Thrown extends Suspension {

    private final Throwable exception;

    Thrown(Throwable exception) {
        this.exception = exception;
    }

    Throwable exception() {
        return exception;
    }

    @Override
    protected Object begin(int depth) {
        throw new AssertionError("an exception on its way is never awaited");
    }

    @Override
    protected Object take() throws Throwable {
        throw exception;
    }
}
