package dev.sospeso;

/**
 * The activation record of one call of an async method, and the handle that the program holds of it.
 *
 * <p>Transformed code has, for each async method, a subclass with one typed field for each value
 * that lives across a suspension, and a body
 * {@code Object m(arguments..., TheFrame frame, int depth)} in the method's own class. A body called
 * with a null frame runs on plain locals and creates its frame only at the first real suspension.
 * It returns its value, or a {@link Suspension}:
 *
 * <ul>
 *   <li>its own frame, suspended at a site: {@link #suspend} was called;
 *   <li>any other suspension: the call has become an await of that one (a tail await), and its own
 *       frame is gone. A frame not yet started is started by whoever drives.
 * </ul>
 *
 * <p>Suspended frames form a chain: {@link #transfer} of each is what it awaits, down to the leaf,
 * whose transfer is no frame; {@link #awaiter} leads back up to the root. {@link #drive} resumes the
 * leaf directly and continues upward in a loop, so neither cost nor Java stack depends on the depth.
 *
 * <p>Part of the calling convention of transformed code; programs never name it. A chain belongs to
 * one driver at a time and is not thread-safe.
 */
public abstract class AsyncFrame extends Suspension {

    /** State of a frame whose body has not begun. Sites count from one. */
    protected static final int CREATED = 0;
    /** The site of a leaf that alone knows what it waits for; its transfer does not tell. */
    protected static final int RESERVED = Integer.MAX_VALUE - 3;
    /** State of a frame that a driver has taken over and not yet started. */
    static final int CLAIMED = Integer.MAX_VALUE - 2;
    /** State of a frame that has become a tail await: resuming it gives what it awaits. */
    protected static final int TAIL = Integer.MAX_VALUE - 1;
    /** State of a frame that has finished. */
    protected static final int CLOSED = Integer.MAX_VALUE;
    /** Set in a running frame's state, beside the site at which it was resumed. */
    protected static final int RUNNING = Integer.MIN_VALUE;

    /**
     * How many async bodies may be nested on the Java stack before a call is handed to the driver,
     * which starts it on an empty stack. Deep enough to be rare, shallow enough for small stacks.
     */
    public static final int MAX_DEPTH = 400;

    /** {@link #CREATED}, a site, {@link #TAIL}, {@link #CLOSED}, or {@link #RUNNING} and a site. */
    int state;
    /** The frame that awaits this one, or null at the root. */
    AsyncFrame awaiter;
    /**
     * While suspended: what is awaited, null at a bare yield. When resumed: the value, or a
     * {@link Suspension} to take. Null while the body runs.
     */
    Object transfer;

    /** For subclasses. */
    protected AsyncFrame() {
    }

    /**
     * Runs the body from where it stands. Transformed code calls the body; hand-written frames do
     * their work here.
     *
     * @param depth how many async bodies are on the Java stack above the driver
     * @return the value or a suspension, as a body returns them
     * @throws Throwable what the body throws
     */
    protected abstract Object resume(int depth) throws Throwable;

    /**
     * Describes the sites: {@code class NL method NL file NL} and then two characters for each state
     * from {@link #CREATED} on, its line and whether an exception handler covers it (1) or not (0).
     *
     * @return the description; the empty string where none is known
     */
    protected String sites() {
        return "";
    }

    /** Drops all references that the body saved; called when the frame ends. */
    protected void clear() {
    }

    /**
     * Begins a resumption: the body dispatches on the result.
     *
     * @return {@link #CREATED}, a site, or {@link #TAIL}
     */
    public final int enter() {
        int site = state;
        state = site | RUNNING;
        return site;
    }

    /**
     * Gives the result of the suspension point at which this frame was resumed.
     *
     * @return the value
     * @throws Throwable the exception that the suspension point throws
     */
    public final Object resumed() throws Throwable {
        Object value = transfer;
        transfer = null;
        return value instanceof Suspension suspension ? taken(suspension) : value;
    }

    private Object taken(Suspension suspension) throws Throwable {
        if (suspension instanceof Thrown thrown) {
            throw thrown.exception();
        }
        try {
            return suspension.take();
        } catch (Throwable exception) {
            AsyncTrace.cross(exception, this);
            throw exception;
        }
    }

    /**
     * Suspends this frame at a site, after the body has saved what lives across it.
     *
     * @param site which one, from 1
     * @param awaited the suspension to wait for
     * @return this frame, for the body to return
     */
    public Object suspend(int site, Object awaited) {
        state = site;
        if (awaited != BareYield.INSTANCE) {
            transfer = awaited;
            if (awaited instanceof AsyncFrame callee) {
                callee.awaiter = this;
            }
        }
        return this;
    }

    /**
     * Begins an await.
     *
     * @param awaitable what is awaited
     * @param depth how many async bodies are on the Java stack above the driver
     * @return the value, enclosed when it is a suspension, or the suspension to wait for
     * @throws NullPointerException if the awaitable is null, with the likely reason
     * @throws Throwable what the await throws, if it does not suspend first
     */
    public static Object await(Awaitable<?> awaitable, int depth) throws Throwable {
        if (awaitable instanceof Suspension suspension) {
            return suspension.begin(depth);
        }
        return new AwaiterFrame(AwaiterFrame.awaiterOf(awaitable)).begin(depth);
    }

    /**
     * Finishes an async method with what another awaitable finishes with.
     *
     * @param awaitable what the method returned, or null for the result null
     * @param depth how many async bodies are on the Java stack above the driver
     * @return the value or a suspension, as a body returns them
     * @throws Throwable what the await throws, if it does not suspend first
     */
    public static Object tail(Awaitable<?> awaitable, int depth) throws Throwable {
        return awaitable == null ? null : await(awaitable, depth);
    }

    /**
     * Replaces a StopIteration that leaves the body of a coroutine, where a driver would take it for
     * the result (PEP 479).
     *
     * @param exception what the body threw
     * @return the exception to throw instead, with the other one as its cause
     */
    public static RuntimeException escaped(StopIteration exception) {
        return new IllegalStateException("coroutine raised StopIteration", exception);
    }

    /**
     * Closes a resource at the end of a try-with-resources block that ends normally.
     *
     * @param resource what to close
     * @param depth how many async bodies are on the Java stack above the driver
     * @return null, or the suspension to wait for
     * @throws Throwable what closing throws, if it does not suspend first
     */
    public static Object exit(AsyncCloseable resource, int depth) throws Throwable {
        return await(resource.aclose(null), depth);
    }

    /**
     * Closes a resource that an exception leaves.
     *
     * @param resource what to close
     * @param cause the exception
     * @param depth how many async bodies are on the Java stack above the driver
     * @return the exception that must leave the statement, or the suspension to wait for
     * @throws Throwable nothing; what closing throws becomes the result
     */
    public static Object exit(AsyncCloseable resource, Throwable cause, int depth)
            throws Throwable {
        return new ExitFrame(resource, cause).begin(depth);
    }

    /**
     * Resumes a suspended chain at its leaf, and goes on with each awaiter in turn until one
     * suspends or the root ends.
     *
     * @param leaf the innermost frame, its transfer set
     * @return the new leaf if the chain has suspended, as an {@code AsyncFrame}; else the value of the
     *     root, enclosed when it is a suspension
     * @throws IllegalStateException if the leaf has ended: its coroutine was closed
     * @throws Throwable what the root throws
     */
    public static Object drive(AsyncFrame leaf) throws Throwable {
        AsyncFrame current = leaf;
        if (leaf.state >= CLAIMED) {
            leaf.unclaim();
        }
        AsyncTrace.Crossing crossing = null;
        for (;;) {
            Object result;
            try {
                result = current.resume(0);
            } catch (Throwable exception) {
                if (crossing == null) {
                    crossing = new AsyncTrace.Crossing(AsyncFrame.class);
                }
                current = current.failed(exception, crossing);
                continue;
            }
            if (result == current
                    || result instanceof Suspension && !(result instanceof Enclosed)) {
                current = (result == current ? current : current.become(result)).innermost();
                if (current.waits()) {
                    return current;
                }
                continue;
            }
            AsyncFrame up = current.awaiter;
            current.ended();
            if (up == null) {
                // Its task may be kept, and would keep the receiver with it.
                current.clear();
                return result;
            }
            up.transfer = result;
            current = up;
        }
    }

    /** Whether a leaf must wait: it has begun, and the value that it awaits has not come enclosed. */
    private boolean waits() {
        return state != CREATED && !(transfer instanceof Enclosed);
    }

    /** Makes sure that a frame which its driver starts has not been closed in between. */
    private void unclaim() {
        if (state == CLOSED) {
            throw new IllegalStateException("cannot reuse already awaited coroutine");
        }
        if (state == CLAIMED) {
            state = CREATED;
        }
    }

    /** Ends a frame that has not started; says whether it had not. */
    boolean abandon() {
        if (state != CREATED && state != CLAIMED) {
            return false;
        }
        state = CLOSED;
        clear();
        return true;
    }

    /** A yield of an async generator has set its state to a site already; all others have ended. */
    private void ended() {
        if (state <= CREATED || state == TAIL) {
            state = CLOSED;
        }
        awaiter = null;
    }

    /**
     * Carries an exception past this frame, which it leaves, and those awaiters that have no handler
     * at their site. Gives the one that has.
     */
    private AsyncFrame failed(Throwable exception, AsyncTrace.Crossing crossing) throws Throwable {
        Throwable leaving = translated(exception);
        AsyncFrame frame = this;
        for (;;) {
            AsyncFrame up = frame.awaiter;
            frame.state = CLOSED;
            frame.awaiter = null;
            frame.transfer = null;
            if (up == null) {
                frame.clear();
                crossing.write(leaving);
                throw leaving;
            }
            crossing.add(up);
            if (AsyncTrace.covered(up)) {
                crossing.write(leaving);
                up.transfer = new Thrown(leaving);
                return up;
            }
            up.clear();
            frame = up;
        }
    }

    /**
     * Says what leaves this frame when its body throws.
     *
     * @param exception what the body throws
     * @return the same, or what takes its place
     */
    Throwable translated(Throwable exception) {
        return exception;
    }

    /** The site at which this frame stands; negative where none of its code is left. */
    int site() {
        int site = state & ~RUNNING;
        return site < RESERVED ? site : -1;
    }

    /** The call has become an await of something else: splices this frame out, unless it is a root. */
    private AsyncFrame become(Object awaited) {
        AsyncFrame up = awaiter;
        AsyncFrame base;
        if (up == null || up.isHandle()) {
            base = this;
            state = TAIL;
        } else {
            base = up;
            state = CLOSED;
            awaiter = null;
        }
        base.transfer = awaited;
        if (awaited instanceof AsyncFrame callee) {
            callee.awaiter = base;
        }
        return base;
    }

    /** Whether the driver that this frame stands for is driving its chain. */
    boolean isRunning() {
        return false;
    }

    /** Whether this frame stands for a driver, so that the frame below it must keep its identity. */
    boolean isHandle() {
        return false;
    }

    final AsyncFrame innermost() {
        AsyncFrame frame = this;
        while (frame.transfer instanceof AsyncFrame callee) {
            frame = callee;
        }
        return frame;
    }

    /**
     * Says what the driver of a chain suspended at this leaf is handed.
     *
     * @return a future, null for a bare yield, or what a custom awaiter yielded
     */
    @Override
    protected Object yielded() {
        return transfer instanceof Suspension suspension ? suspension.yielded() : transfer;
    }

    /**
     * Sets what the suspension point of this suspended leaf gives when it is driven on.
     *
     * @param value what is sent; ignored by a leaf that waits for a future or a bare yield
     */
    protected void sent(Object value) {
    }

    /**
     * Sets the exception that the suspension point of this suspended leaf throws when it is driven
     * on.
     *
     * @param exception the exception
     */
    protected final void thrown(Throwable exception) {
        AsyncTrace.cross(exception, this);
        transfer = new Thrown(exception);
    }

    @Override
    protected Object take() {
        throw new AssertionError("a suspended frame was resumed without a value");
    }
}
