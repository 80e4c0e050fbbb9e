package dev.sospeso;

/**
 * The frame of a generator, and the {@link Generator} that the program holds.
 *
 * <p>Its body returns what it yields, {@link #ENDED} when it has ended, {@link #DELEGATES} when it
 * has begun to delegate. {@code return null} calls nothing and returns ENDED, so that the frame can
 * live in registers. Part of the calling convention of transformed code; programs never name it.
 *
 * <p>What it delegates to is its own chain: {@link ChainedFrame}, {@link DrivingFrame}.
 *
 * @param <Y> the type it yields
 * @param <S> the type it is sent
 * @param <R> the type it returns
 */
public abstract class GeneratorFrame<Y, S, R> extends DrivingFrame
        implements Generator<Y, S, R> {

    /** What a body returns when it has ended; its transfer is the result. */
    public static final Object ENDED = END;
    /** What a body yields in place of a number that it leaves in its frame. */
    static final Object UNBOXED = new Object();

    /** Which numbers the consumer takes without a box while it runs the body: see {@link Numbers}. */
    private byte unboxed;
    private long number;

    /** For subclasses. */
    protected GeneratorFrame() {
    }

    /**
     * Boxes a number that is yielded at once, unless the consumer wants it without a box.
     *
     * @param value the number
     * @param frame the frame of the body
     * @return what the body must yield
     */
    public static Object box(int value, GeneratorFrame<?, ?, ?> frame) {
        return frame.unboxed == Numbers.INT ? frame.unboxed(value) : Integer.valueOf(value);
    }

    /**
     * Boxes a number that is yielded at once, unless the consumer wants it without a box.
     *
     * @param value the number
     * @param frame the frame of the body
     * @return what the body must yield
     */
    public static Object box(long value, GeneratorFrame<?, ?, ?> frame) {
        return frame.unboxed == Numbers.LONG ? frame.unboxed(value) : Long.valueOf(value);
    }

    /**
     * Boxes a number that is yielded at once, unless the consumer wants it without a box.
     *
     * @param value the number
     * @param frame the frame of the body
     * @return what the body must yield
     */
    public static Object box(double value, GeneratorFrame<?, ?, ?> frame) {
        return frame.unboxed == Numbers.DOUBLE
                ? frame.unboxed(Double.doubleToRawLongBits(value)) : Double.valueOf(value);
    }

    private Object unboxed(long bits) {
        number = bits;
        return UNBOXED;
    }

    /**
     * Runs to the next yield for a consumer of numbers.
     *
     * @param kind which numbers it wants without a box
     * @return {@link #UNBOXED} for a {@link #number()}, or what is yielded, or {@link #ENDED}
     */
    final Object nextNumber(byte kind) {
        if (ahead || state >>> FLAGS != 0) {
            return hasNext() ? next() : ENDED;
        }
        // If the body throws, it never runs again, and nobody asks what is wanted.
        unboxed = kind;
        Object value = advance();
        unboxed = Numbers.NONE;
        if (value == ENDED) {
            waiting = ENDED;
            ahead = true;
        }
        return value;
    }

    /** The bits of the number that the body has left. */
    final long number() {
        return number;
    }

    /**
     * Suspends the body at a yield, after it has saved what lives across it.
     *
     * @param site which one, from 1
     * @param value what is yielded
     * @return the value, for the body to return
     */
    public final Object yield(int site, Object value) {
        state = site;
        return value;
    }

    /**
     * Ends the body with a result.
     *
     * @param result what the generator returns
     * @return what the body must return
     */
    public final Object finish(Object result) {
        state = CLOSED;
        transfer = result;
        return ENDED;
    }

    /**
     * Ends the body with what another generator will yield and return.
     *
     * @param other the other generator, or null for the result null
     * @return what the body must return
     */
    public final Object become(Generator<?, ?, ?> other) {
        return other == null || delegate(other) == null ? finish(null) : suspend(BECOME, this);
    }

    /**
     * Begins a {@code yieldFrom}.
     *
     * @param source a Generator, Iterable or Iterator
     * @return null when it has ended already, with the result null, else a suspension for
     *     {@link #suspend}
     * @throws NullPointerException if the source is null
     */
    public final Object delegate(Object source) {
        Object delegate = Delegation.iterator(source);
        if (delegate instanceof ChainedFrame frame && frame.isOver()) {
            return null;
        }
        inner = delegate;
        return this;
    }

    /**
     * Suspends the body at a {@code yieldFrom} that {@link #delegate} began.
     *
     * @param site which one, from 1
     * @param awaited what {@code delegate} returned
     * @return what the body must return
     */
    @Override
    public final Object suspend(int site, Object awaited) {
        if (inner instanceof ChainedFrame frame && frame.attachable()) {
            state = site | CHAIN;
            frame.attach(this);
        } else {
            state = site | FOREIGN;
        }
        return DELEGATES;
    }

    @Override
    protected final Object begin(int depth) {
        throw new AssertionError("a generator is never awaited");
    }

    @Override
    public final Y next() {
        if (ahead) {
            return given(taken());
        }
        return given(state >>> FLAGS == 0 ? advance() : proceed(null));
    }

    @Override
    public final Y send(S value) {
        if (state == CREATED && value != null) {
            throw new GeneratorNotStartedException(
                    "can't send non-null value to a just-started generator");
        }
        if (state >>> FLAGS == 0 && !ahead) {
            transfer = enclose(value);
            return given(advance());
        }
        return value == null ? next() : given(proceed(value));
    }

    @Override
    public final Y throwIn(Throwable exception) {
        if (exception == null) {
            throw new NullPointerException("throwIn(null): the exception is null");
        }
        takeCharge();
        taken();
        if (isFinished()) {
            throw Sneaky.<RuntimeException>rethrow(exception);
        }
        if (state == CREATED) {
            clear();
            throw died(exception);
        }
        Throwable thrown = exception instanceof GeneratorExit ? closeDelegates(exception) : exception;
        return given(throwAtLeaf(thrown));
    }

    @Override
    public final void close() {
        takeCharge();
        taken();
        if (isFinished()) {
            return;
        }
        if (state == CREATED) {
            end();
            clear();
            return;
        }
        Throwable failure = closedWith(closeDelegates(null));
        if (failure != null) {
            throw Sneaky.<RuntimeException>rethrow(failure);
        }
    }

    /** Only stores between two tests: whatever is boxed on the way then needs no box. */
    @Override
    public final boolean hasNext() {
        if (!ahead) {
            if (state >>> FLAGS == 0) {
                waiting = advance();
            } else {
                takeCharge();
                if (isFinished()) {
                    return false;
                }
                waiting = proceed(null);
            }
            ahead = true;
        }
        return waiting != ENDED;
    }

    @Override
    @SuppressWarnings("unchecked")
    public final R result() {
        if (isSpliced()) {
            followDelegate();
        }
        if (!isFinished() || transfer == ENDED) {
            throw new IllegalStateException("the generator has not returned");
        }
        return (R) transfer;
    }

    /**
     * Runs the body, which stands alone and at a yield, to its next one. A body that never delegates
     * overrides this: then nothing looks at the value on its way to the consumer, and the JIT can leave
     * its box out.
     *
     * @return what is yielded, or {@link #ENDED}
     * @throws Throwable what the body throws
     */
    protected Object turn() throws Throwable {
        Object value = resume(0);
        return value == DELEGATES ? drive(descend(this)) : value;
    }

    /** Goes on, with a value for the waiting yield, from any state in which flags are set. */
    private Object proceed(Object value) {
        takeCharge();
        if (ahead && waiting != ENDED) {
            throw new IllegalStateException("can't send non-null value:"
                    + " hasNext() has run ahead to the next yield");
        }
        if (isFinished()) {
            throw new StopIteration(taken() == ENDED ? transfer : null);
        }
        ChainedFrame leaf = leaf();
        leaf.transfer = enclose(value);
        return state >>> FLAGS == 0 ? advance() : drive(leaf);
    }

    @SuppressWarnings("unchecked")
    private Y given(Object value) {
        if (value == ENDED) {
            state = CLOSED;
            throw new StopIteration(transfer);
        }
        return (Y) value;
    }

    /** An exception has left this frame, which was alone. */
    private RuntimeException died(Throwable exception) {
        end();
        throw Sneaky.<RuntimeException>rethrow(translated(exception));
    }
}
