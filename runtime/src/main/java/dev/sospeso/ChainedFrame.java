package dev.sospeso;

/**
 * A generator's frame and its place in a chain of delegations.
 *
 * <p>A {@code yieldFrom} of another such frame links the two: {@link #awaiter} of the inner one is the
 * outer one, and the root, which the consumer calls, knows the leaf. So a step resumes the leaf
 * directly, whatever the depth, and needs no Java stack for the frames between.
 *
 * <pre>
 * root (CHAIN)  ◀─awaiter─  frame (ATTACHED, CHAIN)  ◀─awaiter─  leaf (ATTACHED)
 *   └────────────────────────── inner ─────────────────────────────▶
 * </pre>
 *
 * <p>Anything else, also a frame that someone else delegates to already, is a foreign delegate, driven
 * through its public methods. A frame in the middle of a chain that somebody drives himself leaves
 * the chain and becomes a foreign delegate of its outer one.
 */
abstract class ChainedFrame extends AsyncFrame {

    /** What a body returns when it has ended; its transfer is the result. */
    static final Object END = new Object();

    /** Where the flags begin; a suspended frame without any is resumed on the shortest way. */
    static final int FLAGS = 27;
    /** The part of the state that is the site. */
    static final int SITE = (1 << FLAGS) - 1;
    /** This frame is not the root of its chain. */
    static final int ATTACHED = 1 << FLAGS;
    /** This frame delegates to an attached frame. In the root, {@link #inner} is the leaf. */
    static final int CHAIN = 1 << FLAGS + 1;
    /** This frame delegates to {@link #inner} through its public methods. */
    static final int FOREIGN = 1 << FLAGS + 2;
    /** This frame became its delegate and was taken out of its chain; see {@link #spliceOut}. */
    static final int SPLICED = 1 << FLAGS + 3;
    /** The site of a body that has ended with what another generator does. */
    static final int BECOME = SITE;

    /** The leaf of the chain, or the foreign delegate; see the flags. */
    Object inner;
    /** {@code hasNext} has run ahead. No bit of the state, so that the JIT can tell. */
    boolean ahead;
    /** What waits then for {@code next}: a value, or END. */
    Object waiting;

    final ChainedFrame leaf() {
        return (state & CHAIN) != 0 ? (ChainedFrame) inner : this;
    }

    final ChainedFrame outer() {
        return (ChainedFrame) awaiter;
    }

    /** Whether a delegator may take this frame into its chain. */
    final boolean attachable() {
        return (state & (RUNNING | ATTACHED | SPLICED)) == 0 && !ahead;
    }

    final void attach(ChainedFrame outer) {
        outer.inner = leaf();
        if ((state & CHAIN) != 0) {
            inner = null;
        }
        awaiter = outer;
        state |= ATTACHED;
    }

    /** This frame has begun to delegate: gives the new leaf. */
    final ChainedFrame descend(ChainedFrame root) {
        if (this != root) {
            state |= ATTACHED;
        }
        if ((state & CHAIN) == 0) {
            return this;
        }
        ChainedFrame leaf = (ChainedFrame) inner;
        inner = null;
        if (this != root && (state & SITE) == BECOME) {
            spliceOut(leaf);
        }
        return leaf;
    }

    /** The chain waits at a yield of the given leaf. */
    final void settle(ChainedFrame leaf) {
        if (leaf != this) {
            leaf.state |= ATTACHED;
            inner = leaf;
        }
        state &= ~RUNNING;
    }

    /** This frame has returned: hands its result to the one that delegated to it, and gives that. */
    final ChainedFrame ascend() {
        ChainedFrame outer = outer();
        awaiter = null;
        outer.transfer = enclose(transfer);
        outer.state &= ~CHAIN;
        return outer;
    }

    /** Makes sure that this frame is not executing, and is the root of its chain. */
    final void takeCharge() {
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
    private ChainedFrame idleRoot() {
        ChainedFrame root = this;
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

    private void detach(ChainedFrame root) {
        ChainedFrame outer = outer();
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
     * Takes a frame that became its delegate out of the chain, so that tail delegation in a loop
     * keeps nothing. Whoever still holds it and uses it puts it back: {@link #rejoin}.
     */
    private void spliceOut(ChainedFrame leaf) {
        ChainedFrame delegate = leaf;
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
        ChainedFrame delegate = (ChainedFrame) inner;
        ChainedFrame outer = delegate.outer();
        if (outer != null) {
            ChainedFrame root = delegate.idleRoot();
            delegate.detach(root);
            outer.inner = this;
        }
        state &= ~SPLICED;
    }

    /** Looks for what a frame that was spliced out has become, and ends it if that has ended. */
    final void followDelegate() {
        ChainedFrame delegate = (ChainedFrame) inner;
        while (delegate.isSpliced()) {
            delegate = (ChainedFrame) delegate.inner;
        }
        inner = delegate;
        if (delegate.isOver()) {
            end();
            transfer = delegate.transfer;
        }
    }

    /** Whether it has ended, and nothing of that waits for its consumer. */
    final boolean isOver() {
        if (isSpliced()) {
            followDelegate();
        }
        return state == CLOSED && !ahead;
    }

    final boolean isSpliced() {
        return state != CLOSED && (state & SPLICED) != 0;
    }

    private boolean isAttached() {
        return state != CLOSED && (state & ATTACHED) != 0;
    }

    final boolean isFinished() {
        return state == CLOSED || waiting == END;
    }

    /** What waits for {@code next}, which waits no more; null if nothing does. */
    final Object taken() {
        Object value = waiting;
        ahead = false;
        waiting = null;
        return value;
    }

    final void end() {
        state = CLOSED;
        transfer = END;
        inner = null;
        awaiter = null;
    }

    @Override
    int site() {
        int site = state & SITE;
        return site < BECOME && !isFinished() ? site : -1;
    }
}
