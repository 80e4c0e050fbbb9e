package dev.sospeso.asyncio;

import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * The values of the {@linkplain ContextVar context variables} for one strand of work: the
 * counterpart of {@code contextvars.Context}.
 *
 * <p>Each task and each callback runs in its own copy of the context that was current where it was
 * made, so that what it sets stays with it. Copying is cheap. A context belongs to one thread at a
 * time.
 */
public final class Context {

    private static final Object[] NONE = {};

    /** Variables and values in turn; replaced, never changed, so that copies can share it. */
    private Object[] values;
    private int entered;

    /** An empty context. */
    public Context() {
        this(NONE);
    }

    private Context(Object[] values) {
        this.values = values;
    }

    /**
     * Copies the context of the current thread.
     *
     * @return a new context with the same values
     */
    public static Context copyCurrent() {
        Context current = LoopThread.current().context;
        return current == null ? new Context() : current.copy();
    }

    /**
     * A copy of the context that is current while a loop's callback is made; null if it is empty.
     */
    static Context forCallback(BaseEventLoop loop) {
        Context current = loop.loopThread().context;
        return current == null || current.values.length == 0 ? null : current.copy();
    }

    /**
     * Copies this context.
     *
     * @return a new context with the same values
     */
    public Context copy() {
        return new Context(values);
    }

    /**
     * Runs an action with this as the current context.
     *
     * @param action what to run
     * @throws IllegalStateException if the context is entered already
     */
    public void run(Runnable action) {
        LoopThread thread = LoopThread.current();
        Context outer = enter(thread);
        try {
            action.run();
        } finally {
            leave(thread, outer);
        }
    }

    /**
     * Calls something with this as the current context.
     *
     * @param callable what to call
     * @param <T> the type of its result
     * @return its result
     * @throws IllegalStateException if the context is entered already
     * @throws Exception what it throws
     */
    public <T> T call(Callable<T> callable) throws Exception {
        LoopThread thread = LoopThread.current();
        Context outer = enter(thread);
        try {
            return callable.call();
        } finally {
            leave(thread, outer);
        }
    }

    /**
     * Makes this the current context. The one before stays entered beneath it, which is noted only
     * here: tasks and callbacks do not mark the contexts that they run in.
     */
    private Context enter(LoopThread thread) {
        Context outer = thread.context;
        if (entered > 0 || outer == this) {
            throw new IllegalStateException("cannot enter context: " + this
                    + " is already entered");
        }
        entered++;
        if (outer != null) {
            outer.entered++;
        }
        thread.context = this;
        return outer;
    }

    private void leave(LoopThread thread, Context outer) {
        entered--;
        if (outer != null) {
            outer.entered--;
        }
        thread.context = outer;
    }

    /**
     * Returns the value of a variable in this context.
     *
     * @param variable the variable
     * @param <T> its type
     * @return the value; null also if none is set (the variable's default does not count)
     */
    @SuppressWarnings("unchecked")
    public <T> T get(ContextVar<T> variable) {
        int place = find(variable);
        return place < 0 ? null : (T) values[place + 1];
    }

    /**
     * Says whether a variable is set in this context.
     *
     * @param variable the variable
     * @return whether it has a value
     */
    public boolean contains(ContextVar<?> variable) {
        return find(variable) >= 0;
    }

    /**
     * Returns how many variables are set.
     *
     * @return their number
     */
    public int size() {
        return values.length / 2;
    }

    private int find(ContextVar<?> variable) {
        for (int place = 0; place < values.length; place += 2) {
            if (values[place] == variable) {
                return place;
            }
        }
        return -1;
    }

    void set(ContextVar<?> variable, Object value) {
        int place = find(variable);
        Object[] changed = Arrays.copyOf(values, place < 0 ? values.length + 2 : values.length);
        if (place < 0) {
            place = values.length;
            changed[place] = variable;
        }
        changed[place + 1] = value;
        values = changed;
    }

    void remove(ContextVar<?> variable) {
        int place = find(variable);
        if (place >= 0) {
            int last = values.length - 2;
            Object[] changed = Arrays.copyOf(values, last);
            if (place < last) {
                changed[place] = values[last];
                changed[place + 1] = values[last + 1];
            }
            values = changed;
        }
    }
}
