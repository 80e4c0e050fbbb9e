package dev.sospeso;

/**
 * A generator's frame that runs the bodies of the chain of which it is the root, from the leaf.
 *
 * <pre>
 *   leaf yields            the consumer has the value
 *   leaf delegates         its delegate is the new leaf, and goes on
 *   leaf returns, throws   its outer one is the new leaf, and goes on with that
 * </pre>
 *
 * <p>Closing works from the leaf, too: inside out, as Python's {@code close} does.
 */
abstract class DrivingFrame extends ChainedFrame {

    /** What a body returns when it has begun to delegate. */
    static final Object DELEGATES = new Object();

    /**
     * Runs the body, which stands alone and at a yield, to its next one.
     *
     * @return what is yielded, or {@link #END}
     * @throws Throwable what the body throws
     */
    protected abstract Object turn() throws Throwable;

    /**
     * Resumes this frame at a yield. Gives what is yielded, or END once it has returned; then its
     * state may still say that it runs.
     */
    final Object advance() {
        try {
            return turn();
        } catch (Throwable exception) {
            // No call takes this frame: the JIT then keeps it in registers where it can.
            state = CLOSED;
            transfer = END;
            inner = null;
            awaiter = null;
            throw Sneaky.<RuntimeException>rethrow(leaving(exception));
        }
    }

    final Object throwAtLeaf(Throwable exception) {
        ChainedFrame leaf = leaf();
        leaf.thrown(exception);
        return state >>> FLAGS == 0 ? advance() : drive(leaf);
    }

    /**
     * Drives the chain of which this frame is the root, from its leaf, until something is yielded or
     * this frame has returned. {@link AsyncTrace} looks for this method by name.
     */
    final Object drive(ChainedFrame leaf) {
        ChainedFrame current = leaf;
        AsyncTrace.Crossing crossing = null;
        for (;;) {
            state |= RUNNING;
            Object value;
            try {
                value = ((DrivingFrame) current).step();
            } catch (Throwable exception) {
                if (crossing == null) {
                    crossing = new AsyncTrace.Crossing(DrivingFrame.class);
                }
                current = passUp(current, exception, crossing);
                continue;
            }
            if (value == DELEGATES) {
                current = current.descend(this);
            } else if (value != END) {
                settle(current);
                return value;
            } else if (current == this) {
                return END;
            } else {
                current = current.ascend();
            }
        }
    }

    /** Runs a leaf to its next yield, to its end, or to the start of a delegation. */
    private Object step() throws Throwable {
        if ((state & FOREIGN) != 0) {
            Object value = stepForeign();
            if (value != END) {
                return value;
            }
        }
        state &= SITE;
        if (state == BECOME) {
            transfer = resumed();
            state = CLOSED;
            return END;
        }
        Object value = resume(0);
        closed(value);
        return value;
    }

    /** One step of the foreign delegate; END with transfer set when it has ended. */
    private Object stepForeign() {
        Object sent = transfer;
        transfer = null;
        try {
            Object value;
            if (sent instanceof Thrown thrown) {
                value = Delegation.throwIn(inner, thrown, END);
                transfer = value == END ? thrown : null;
            } else {
                value = Delegation.send(inner, open(sent), END);
            }
            if (value != END) {
                return value;
            }
        } catch (StopIteration stop) {
            transfer = enclose(stop.value());
        } catch (Throwable exception) {
            thrown(exception);
        }
        inner = null;
        return END;
    }

    /**
     * Carries an exception past a frame that it leaves and those outer ones that have no handler.
     * Gives the one that has.
     */
    private ChainedFrame passUp(ChainedFrame from, Throwable exception,
            AsyncTrace.Crossing crossing) {
        Throwable leaving = from.translated(exception);
        ChainedFrame frame = from;
        while (frame != this) {
            ChainedFrame outer = frame.outer();
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

    @Override
    Throwable translated(Throwable exception) {
        return leaving(exception);
    }

    private static Throwable leaving(Throwable exception) {
        return exception instanceof StopIteration
                ? new IllegalStateException("generator raised StopIteration", exception)
                : exception;
    }

    /** After the body has been run: whether it has ended. */
    private boolean closed(Object value) {
        if (value == END) {
            state = CLOSED;
        }
        return value == END;
    }

    /**
     * Closes what this suspended frame delegates to, inside out.
     *
     * @param exit what its own site throws if all goes well; null stands for a new GeneratorExit
     * @return what its site throws
     */
    final Throwable closeDelegates(Throwable exit) {
        Throwable failure = null;
        state |= RUNNING;
        while ((state & CHAIN) != 0) {
            DrivingFrame leaf = (DrivingFrame) leaf();
            ChainedFrame outer = leaf.outer();
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
    final Throwable closedWith(Throwable exit) {
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
