package dev.sospeso.asyncio;

/**
 * Runs an async body while a lock or permit is held.
 *
 * @param <T> the type of the result
 */
final class WithHeld<T> extends StepFrame<T> {

    private static final int ACQUIRED = 1;
    private static final int ENDED = 2;

    private final Acquirable source;
    private final AsyncCallable<T> body;
    private Held held;

    WithHeld(Acquirable source, AsyncCallable<T> body) {
        this.source = source;
        this.body = body;
    }

    @Override
    Object step(int at) throws Throwable {
        switch (at) {
            case CREATED:
                return await(ACQUIRED, source::acquire);
            case ACQUIRED:
                held = (Held) awaited();
                return await(ENDED, body::call);
            default:
                try {
                    return awaited();
                } finally {
                    held.close();
                }
        }
    }
}
