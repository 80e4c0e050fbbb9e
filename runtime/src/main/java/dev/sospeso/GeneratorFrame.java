package dev.sospeso;

/**
 * The frame of a generator, and the {@link Generator} that the program holds.
 *
 * <p>Its body returns what it yields, {@link #ENDED} when it has ended, {@link #DELEGATES} when it
 * has begun to delegate. {@code return null} calls nothing and returns ENDED, so that the frame can
 * live in registers. Part of the calling convention of transformed code; programs never name it.
 *
 * <p>A {@code yieldFrom} of another generator frame links the two into a chain: {@link #awaiter} of
 * the inner one is the outer one, and the root, which the consumer calls, knows the leaf. So a step
 * resumes the leaf directly, whatever the depth, and needs no Java stack for the frames between.
 * Anything else, also a frame that someone else delegates to already, is a foreign delegate, driven
 * through its public methods. A frame in the middle of a chain that somebody drives himself leaves
 * the chain and becomes a foreign delegate of its outer one.
 *
 * @param <Y> the type it yields
 * @param <S> the type it is sent
 * @param <R> the type it returns
 */
public abstract class GeneratorFrame<Y, S, R> extends AsyncFrame implements Generator<Y, S, R> {

    /** What a body returns when it has ended; its transfer is the result. */
    public static final Object ENDED = new Object();
    /** What a body returns when it has begun to delegate. */
    private static final Object DELEGATES = new Object();

    /** Where the flags begin; a suspended frame without any is resumed on the shortest way. */
    private static final int FLAGS = 27;
    /** The part of the state that is the site. */
    private static final int SITE = (1 << FLAGS) - 1;
    /** This frame is not the root of its chain. */
    private static final int ATTACHED = 1 << FLAGS;
    /** This frame delegates to an attached frame. In the root, {@link #inner} is the leaf. */
    private static final int CHAIN = 1 << FLAGS + 1;
    /** This frame delegates to {@link #inner} through its public methods. */
    private static final int FOREIGN = 1 << FLAGS + 2;
    /** This frame became its delegate and was taken out of its chain; see {@link #spliceOut}. */
    private static final int SPLICED = 1 << FLAGS + 3;
    /** The site of a body that has ended with what another generator does. */
    private static final int BECOME = SITE;

    /** The leaf of the chain, or the foreign delegate; see the flags. */
    private Object inner;
    /** {@code hasNext} has run ahead. No bit of the state, so that the JIT can tell. */
    private boolean ahead;
    /** What waits then for {@code next}: a value, or ENDED. */
    private Object waiting;

    /** For subclasses. */
    protected GeneratorFrame() {
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
        if (delegate instanceof GeneratorFrame<?, ?, ?> frame && frame.isOver()) {
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
        if (inner instanceof GeneratorFrame<?, ?, ?> frame && frame.attachable()) {
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

    @SuppressWarnings("unchecked")
    private Y given(Object value) {
        if (value == ENDED) {
            state = CLOSED;
            throw new StopIteration(transfer);
        }
        return (Y) value;
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

    /**
     * Resumes this frame at a yield. Gives what is yielded, or ENDED once it has returned; then its
     * state may still say that it runs.
     */
    private Object advance() {
        try {
            return turn();
        } catch (Throwable exception) {
            // No call takes this frame: the JIT then keeps it in registers where it can.
            state = CLOSED;
            transfer = ENDED;
            inner = null;
            awaiter = null;
            throw Sneaky.<RuntimeException>rethrow(leaving(exception));
        }
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
        GeneratorFrame<?, ?, ?> leaf = leaf();
        leaf.transfer = enclose(value);
        return state >>> FLAGS == 0 ? advance() : drive(leaf);
    }

    private Object throwAtLeaf(Throwable exception) {
        GeneratorFrame<?, ?, ?> leaf = leaf();
        leaf.thrown(exception);
        return state >>> FLAGS == 0 ? advance() : drive(leaf);
    }

    private GeneratorFrame<?, ?, ?> leaf() {
        return (state & CHAIN) != 0 ? (GeneratorFrame<?, ?, ?>) inner : this;
    }

    /**
     * Drives the chain of which this frame is the root, from its leaf, until something is yielded or
     * this frame has returned. {@link AsyncTrace} looks for this method by name.
     */
    private Object drive(GeneratorFrame<?, ?, ?> leaf) {
        GeneratorFrame<?, ?, ?> current = leaf;
        AsyncTrace.Crossing crossing = null;
        for (;;) {
            state |= RUNNING;
            Object value;
            try {
                value = current.step();
            } catch (Throwable exception) {
                if (crossing == null) {
                    crossing = new AsyncTrace.Crossing(GeneratorFrame.class);
                }
                current = passUp(current, exception, crossing);
                continue;
            }
            if (value == DELEGATES) {
                current = current.descend(this);
            } else if (value != ENDED) {
                settle(current);
                return value;
            } else if (current == this) {
                return ENDED;
            } else {
                current = current.ascend();
            }
        }
    }

    /** Runs a leaf to its next yield, to its end, or to the start of a delegation. */
    private Object step() throws Throwable {
        if ((state & FOREIGN) != 0) {
            Object value = stepForeign();
            if (value != ENDED) {
                return value;
            }
        }
        state &= SITE;
        if (state == BECOME) {
            return finish(resumed());
        }
        Object value = resume(0);
        closed(value);
        return value;
    }

    /** One step of the foreign delegate; ENDED with transfer set when it has ended. */
    private Object stepForeign() {
        Object sent = transfer;
        transfer = null;
        try {
            Object value;
            if (sent instanceof Thrown thrown) {
                value = Delegation.throwIn(inner, thrown, ENDED);
                transfer = value == ENDED ? thrown : null;
            } else {
                value = Delegation.send(inner, open(sent), ENDED);
            }
            if (value != ENDED) {
                return value;
            }
        } catch (StopIteration stop) {
            transfer = enclose(stop.value());
        } catch (Throwable exception) {
            thrown(exception);
        }
        inner = null;
        return ENDED;
    }

    /** The chain waits at a yield of the given leaf. */
    private void settle(GeneratorFrame<?, ?, ?> leaf) {
        if (leaf != this) {
            leaf.state |= ATTACHED;
            inner = leaf;
        }
        state &= ~RUNNING;
    }

    /** This frame has begun to delegate: gives the new leaf. */
    private GeneratorFrame<?, ?, ?> descend(GeneratorFrame<?, ?, ?> root) {
        if (this != root) {
            state |= ATTACHED;
        }
        if ((state & CHAIN) == 0) {
            return this;
        }
        GeneratorFrame<?, ?, ?> leaf = (GeneratorFrame<?, ?, ?>) inner;
        inner = null;
        if (this != root && (state & SITE) == BECOME) {
            spliceOut(leaf);
        }
        return leaf;
    }

    /**
     * Takes a frame that became its delegate out of the chain, so that tail delegation in a loop
     * keeps nothing. Whoever still holds it and uses it puts it back: {@link #rejoin}.
     */
    private void spliceOut(GeneratorFrame<?, ?, ?> leaf) {
        GeneratorFrame<?, ?, ?> delegate = leaf;
        while (delegate.awaiter != this) {
            delegate = delegate.outer();
        }
        delegate.awaiter = awaiter;
        awaiter = null;
        inner = delegate;
        state = BECOME | FOREIGN | SPLICED;
    }

    /**
     * Puts a frame that was spliced out back between its delegate, which it drives from now on, and
     * the frame that delegated to it, so that what it finds is not lost to that one.
     */
    private void rejoin() {
        GeneratorFrame<?, ?, ?> delegate = (GeneratorFrame<?, ?, ?>) inner;
        GeneratorFrame<?, ?, ?> outer = delegate.outer();
        if (outer != null) {
            GeneratorFrame<?, ?, ?> root = delegate.idleRoot();
            delegate.detach(root);
            outer.inner = this;
        }
        state &= ~SPLICED;
    }

    /** Looks for what a frame that was spliced out has become, and ends it if that has ended. */
    private void followDelegate() {
        GeneratorFrame<?, ?, ?> delegate = (GeneratorFrame<?, ?, ?>) inner;
        while (delegate.isSpliced()) {
            delegate = (GeneratorFrame<?, ?, ?>) delegate.inner;
        }
        inner = delegate;
        if (delegate.isOver()) {
            end();
            transfer = delegate.transfer;
        }
    }

    /** Whether it has ended, and nothing of that waits for its consumer. */
    private boolean isOver() {
        if (isSpliced()) {
            followDelegate();
        }
        return state == CLOSED && !ahead;
    }

    private boolean isSpliced() {
        return state != CLOSED && (state & SPLICED) != 0;
    }

    private boolean isAttached() {
        return state != CLOSED && (state & ATTACHED) != 0;
    }

    /** This frame has returned: hands its result to the one that delegated to it, and gives that. */
    private GeneratorFrame<?, ?, ?> ascend() {
        GeneratorFrame<?, ?, ?> outer = outer();
        awaiter = null;
        outer.transfer = enclose(transfer);
        outer.state &= ~CHAIN;
        return outer;
    }

    /**
     * Carries an exception past a frame that it leaves and those outer ones that have no handler.
     * Gives the one that has.
     */
    private GeneratorFrame<?, ?, ?> passUp(GeneratorFrame<?, ?, ?> from, Throwable exception,
            AsyncTrace.Crossing crossing) {
        Throwable leaving = from.translated(exception);
        GeneratorFrame<?, ?, ?> frame = from;
        while (frame != this) {
            GeneratorFrame<?, ?, ?> outer = frame.outer();
            frame.end();
            outer.state &= ~CHAIN;
            crossing.add(outer);
            if (AsyncTrace.covered(outer)) {
                crossing.write(leaving);
                outer.transfer = new Thrown(leaving);
                return outer;
            }
            outer.clear();
            frame = outer;
        }
        crossing.write(leaving);
        end();
        throw Sneaky.<RuntimeException>rethrow(leaving);
    }

    private GeneratorFrame<?, ?, ?> outer() {
        return (GeneratorFrame<?, ?, ?>) awaiter;
    }

    /** An exception has left this frame, which was alone. */
    private RuntimeException died(Throwable exception) {
        end();
        throw Sneaky.<RuntimeException>rethrow(translated(exception));
    }

    private void end() {
        state = CLOSED;
        transfer = ENDED;
        inner = null;
        awaiter = null;
    }

    @Override
    Throwable translated(Throwable exception) {
        return leaving(exception);
    }

    private static Throwable leaving(Throwable exception) {
        return exception instanceof StopIteration
                ? new IllegalStateException("generator raised StopIteration", exception)
                : exception;
    }

    @Override
    int site() {
        int site = state & SITE;
        return site < BECOME && !isFinished() ? site : -1;
    }

    private boolean isFinished() {
        return state == CLOSED || waiting == ENDED;
    }

    /** What waits for {@code next}, which waits no more; null if nothing does. */
    private Object taken() {
        Object value = waiting;
        ahead = false;
        waiting = null;
        return value;
    }

    /** After the body has been run: whether it has ended. */
    private boolean closed(Object value) {
        if (value == ENDED) {
            state = CLOSED;
        }
        return value == ENDED;
    }

    /** Whether a delegator may take this frame into its chain. */
    private boolean attachable() {
        return (state & (RUNNING | ATTACHED | SPLICED)) == 0 && !ahead;
    }

    private void attach(GeneratorFrame<?, ?, ?> outer) {
        outer.inner = leaf();
        if ((state & CHAIN) != 0) {
            inner = null;
        }
        awaiter = outer;
        state |= ATTACHED;
    }

    /** Makes sure that this frame is not executing, and is the root of its chain. */
    private void takeCharge() {
        if (isSpliced()) {
            followDelegate();
        }
        if (isFinished()) {
            state = CLOSED;
            return;
        }
        checkIdle();
        if (isSpliced()) {
            rejoin();
        }
        if (isAttached()) {
            detach(idleRoot());
        }
    }

    /** The root of the chain to which this attached frame belongs, if that is not executing. */
    private GeneratorFrame<?, ?, ?> idleRoot() {
        GeneratorFrame<?, ?, ?> root = this;
        while (root.awaiter != null) {
            root = root.outer();
        }
        root.checkIdle();
        return root;
    }

    private void checkIdle() {
        if (state < 0 && !isFinished()) {
            throw new AlreadyExecutingException("generator already executing");
        }
    }

    private void detach(GeneratorFrame<?, ?, ?> root) {
        GeneratorFrame<?, ?, ?> outer = outer();
        if ((state & CHAIN) != 0) {
            inner = root.inner;
        }
        root.inner = outer;
        outer.state = outer.state & ~CHAIN | FOREIGN;
        outer.inner = this;
        awaiter = null;
        state &= ~ATTACHED;
    }

    /**
     * Closes what this suspended frame delegates to, inside out.
     *
     * @param exit what its own site throws if all goes well; null stands for a new GeneratorExit
     * @return what its site throws
     */
    private Throwable closeDelegates(Throwable exit) {
        Throwable failure = null;
        state |= RUNNING;
        while ((state & CHAIN) != 0) {
            GeneratorFrame<?, ?, ?> leaf = leaf();
            GeneratorFrame<?, ?, ?> outer = leaf.outer();
            leaf.awaiter = null;
            leaf.state &= ~ATTACHED;
            outer.state &= ~CHAIN;
            inner = outer;
            failure = leaf.closedWith(leaf.closeForeign(failure));
        }
        if ((state & FOREIGN) == 0) {
            inner = null;
        }
        failure = closeForeign(failure);
        state &= ~RUNNING;
        if (failure != null) {
            return failure;
        }
        return exit == null ? new GeneratorExit() : exit;
    }

    /** Closes a foreign delegate, if there is one. Gives what the site then throws, if not null. */
    private Throwable closeForeign(Throwable failure) {
        if ((state & FOREIGN) == 0) {
            return failure;
        }
        int closed = state & ~FOREIGN;
        state |= RUNNING;
        Throwable own = Delegation.close(inner);
        state = closed;
        inner = null;
        return own;
    }

    /** Throws at the site of this frame to end it. Gives what closing it throws, or null. */
    private Throwable closedWith(Throwable exit) {
        try {
            Object value = throwAtLeaf(exit == null ? new GeneratorExit() : exit);
            return closed(value) ? null
                    : new IllegalStateException("generator ignored GeneratorExit");
        } catch (GeneratorExit ended) {
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }
}
