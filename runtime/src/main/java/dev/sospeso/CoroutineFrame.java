package dev.sospeso;

/**
 * The frame of a coroutine, and the {@link Coroutine} that the program holds.
 *
 * <p>Part of the calling convention of transformed code; programs never name it.
 *
 * @param <T> the type of the result
 */
public abstract class CoroutineFrame<T> extends AsyncFrame implements Coroutine<T> {

    /** For subclasses. */
    @SuppressWarnings("this-escape") // The hooks only keep it.
    protected CoroutineFrame() {
        if (InstalledHooks.coroutines) {
            InstalledHooks.created(this);
        }
    }

    @Override
    protected Object begin(int depth) throws Throwable {
        if (state != CREATED) {
            throw reused();
        }
        if (depth >= MAX_DEPTH) {
            return this;
        }
        Object result;
        try {
            result = resume(depth + 1);
        } catch (Throwable exception) {
            // No call takes this frame: the JIT then keeps it in registers where it can.
            state = CLOSED;
            throw leaving(exception);
        }
        if (result != this) {
            state = CLOSED;
        }
        return result;
    }

    @Override
    Throwable translated(Throwable exception) {
        return leaving(exception);
    }

    private static Throwable leaving(Throwable exception) {
        return exception instanceof StopIteration stop ? escaped(stop) : exception;
    }

    /** The error of a use that an await, a driver or the end of this coroutine excludes. */
    final IllegalStateException reused() {
        if (state < 0) {
            return new AlreadyExecutingException("coroutine already executing");
        }
        return new IllegalStateException(state == CLOSED
                ? "cannot reuse already awaited " + kind()
                : "coroutine is being awaited already");
    }

    /** What the message about a second use calls it. */
    String kind() {
        return "coroutine";
    }

    /** Whether this coroutine, or one that it awaits, is executing. */
    final boolean isExecuting() {
        AsyncFrame root = this;
        while (root.awaiter != null) {
            root = root.awaiter;
        }
        return innermost().state < 0 || root.isRunning();
    }

    @Override
    public Object send(Object value) {
        return HandDriver.send(this, value);
    }

    @Override
    public Object throwIn(Throwable exception) {
        return HandDriver.throwIn(this, exception);
    }

    @Override
    public void close() {
        HandDriver.close(this);
    }

    @Override
    public State state() {
        if (state == CREATED || state == CLAIMED) {
            return State.CREATED;
        }
        if (state == CLOSED) {
            return State.CLOSED;
        }
        return isExecuting() ? State.RUNNING : State.SUSPENDED;
    }

    @Override
    public StackTraceElement location() {
        return state() == State.SUSPENDED ? AsyncTrace.place(this) : null;
    }

    @Override
    public Object awaiting() {
        return state() == State.SUSPENDED ? yieldedOrCallee() : null;
    }

    private Object yieldedOrCallee() {
        return transfer instanceof AsyncFrame callee ? callee : yielded();
    }
}
