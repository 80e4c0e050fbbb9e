package dev.sospeso;

/** The frame of an await of an {@link Awaitable} that is none of ours: runs its awaiter. */
final class AwaiterFrame extends AsyncFrame {

    private final Generator<Object, Object, ?> awaiter;
    private Object yielded;
    private Object sent;

    AwaiterFrame(Generator<Object, Object, ?> awaiter) {
        this.awaiter = awaiter;
    }

    static Generator<Object, Object, ?> awaiterOf(Awaitable<?> awaitable) {
        if (awaitable == null) {
            throw new NullPointerException("await(null): the awaitable is null."
                    + " A method that returns one gave null; an async method never does once it is"
                    + " transformed, so look for one that is not marked @Async");
        }
        return awaitable.awaiter();
    }

    @Override
    protected Object begin(int depth) throws Throwable {
        return resume(depth);
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        yielded = null;
        state |= RUNNING;
        try {
            if (transfer instanceof Thrown thrown) {
                transfer = null;
                yielded = awaiter.throwIn(thrown.exception());
            } else {
                Object value = sent;
                sent = null;
                yielded = awaiter.send(value);
            }
        } catch (StopIteration end) {
            return enclose(end.value());
        }
        return suspend(RESERVED, null);
    }

    /** Closes the awaiter; gives what that throws, or null. */
    Throwable closeAwaiter() {
        state = CLOSED;
        try {
            awaiter.close();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    @Override
    protected Object yielded() {
        return yielded;
    }

    @Override
    protected void sent(Object value) {
        sent = value;
    }
}
