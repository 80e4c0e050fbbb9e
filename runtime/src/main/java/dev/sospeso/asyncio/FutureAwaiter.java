package dev.sospeso.asyncio;

import dev.sospeso.Generator;
import dev.sospeso.StopIteration;

/**
 * A future's await, driven by hand: yields the future while it is pending, then returns its result.
 *
 * @param <T> the type of the result
 */
final class FutureAwaiter<T> implements Generator<Object, Object, T> {

    private enum State { CREATED, AHEAD, WAITING, ENDED, RETURNED }

    private final Future<T> future;
    private State state = State.CREATED;

    FutureAwaiter(Future<T> future) {
        this.future = future;
    }

    @Override
    public Object next() {
        return send(null);
    }

    @Override
    public Object send(Object value) {
        switch (state) {
            case AHEAD -> {
                if (value != null) {
                    throw new IllegalStateException("hasNext() has run ahead:"
                            + " only null can be sent");
                }
                state = State.WAITING;
                return future;
            }
            case ENDED, RETURNED -> throw new StopIteration();
            case CREATED -> {
                if (!future.done()) {
                    state = State.WAITING;
                    return future;
                }
            }
            default -> { }
        }
        state = State.ENDED;
        Object result = future.take();
        state = State.RETURNED;
        throw new StopIteration(result);
    }

    @Override
    public Object throwIn(Throwable exception) {
        state = State.ENDED;
        throw Raise.<RuntimeException>any(exception);
    }

    @Override
    public void close() {
        state = State.ENDED;
    }

    @Override
    public boolean hasNext() {
        if (state == State.AHEAD) {
            return true;
        }
        if (state == State.ENDED || state == State.RETURNED) {
            return false;
        }
        try {
            send(null);
            state = State.AHEAD;
            return true;
        } catch (StopIteration end) {
            return false;
        }
    }

    @Override
    public T result() {
        if (state != State.RETURNED) {
            throw new IllegalStateException("the await has not ended");
        }
        return future.result();
    }
}
