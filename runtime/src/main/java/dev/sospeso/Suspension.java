package dev.sospeso;

/**
 * What an async body hands back in place of its value while it has none: the frame of a suspended
 * call, or the future (or bare yield) on which an await begins to wait.
 *
 * <p>A body returns either its value or a {@code Suspension}; one class check tells them apart. A
 * value that is itself a {@code Suspension} (a coroutine that returns a task) travels in an
 * {@link Enclosed}. Part of the calling convention of transformed code; programs never name it.
 */
public abstract class Suspension {

    /** For subclasses. */
    protected Suspension() {
    }

    /**
     * Begins an await of this object.
     *
     * @param depth how many async bodies are on the Java stack above the driver
     * @return the value if it is there already (enclosed when it is a {@code Suspension}), else the
     *     suspension to wait for
     * @throws Throwable what awaiting this object throws, if that is known already
     */
    protected abstract Object begin(int depth) throws Throwable;

    /**
     * Gives the value with which the awaiting body goes on, once it has been resumed.
     *
     * @return the value itself, never enclosed
     * @throws Throwable the exception that the await throws
     */
    protected abstract Object take() throws Throwable;

    /**
     * Says what the driver of the suspended coroutine is handed.
     *
     * @return this object, null for a bare yield, or what a custom awaiter yielded
     */
    protected Object yielded() {
        return this;
    }

    /**
     * Makes a value safe to return from a body.
     *
     * @param value any value, or null
     * @return the value, enclosed if it would be taken for a suspension
     */
    public static Object enclose(Object value) {
        return value instanceof Suspension ? new Enclosed(value) : value;
    }

    /**
     * Undoes {@link #enclose}.
     *
     * @param value a value as a body returned it; not a suspended frame
     * @return the value that the program knows
     */
    public static Object open(Object value) {
        return value instanceof Enclosed enclosed ? enclosed.value : value;
    }
}
