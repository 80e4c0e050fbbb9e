package dev.sospeso.benchmarks.limit;

/**
 * A chain of calls whose frames exist only once the leaf really suspends: each caller then saves its
 * state on the way out and links its frame behind the callee's. The leaf is resumed directly.
 */
public final class HandChain {

    private static final Object SUSPENDED = new Object();

    /** The leaf that has suspended, and the outermost frame so far. */
    private static Frame leaf;
    private static Frame tail;

    private HandChain() {
    }

    private abstract static class Frame {
        Frame caller;

        abstract Object resume(Object value);
    }

    private static final class Sum extends Frame {
        @Override
        Object resume(Object value) {
            return (Long) value + 1;
        }
    }

    private static final class Leaf extends Frame {
        private final int suspensions;
        private int i;

        Leaf(int suspensions) {
            this.suspensions = suspensions;
        }

        @Override
        Object resume(Object value) {
            if (i++ < suspensions) {
                leaf = this;
                return SUSPENDED;
            }
            return 1L;
        }
    }

    private static Object callLeaf(int suspensions) {
        if (suspensions == 0) {
            return 1L;
        }
        Leaf frame = new Leaf(suspensions);
        tail = frame;
        return frame.resume(null);
    }

    private static Object descend(int depth, int suspensions) {
        Object result = depth == 1 ? callLeaf(suspensions) : descend(depth - 1, suspensions);
        if (result == SUSPENDED) {
            Sum frame = new Sum();
            tail.caller = frame;
            tail = frame;
            return result;
        }
        return (Long) result + 1;
    }

    public static long chain(int depth, int suspensions) {
        Object result = descend(depth, suspensions);
        while (result == SUSPENDED) {
            Frame current = leaf;
            result = current.resume(null);
            if (result != SUSPENDED) {
                for (Frame up = current.caller; up != null; up = up.caller) {
                    result = up.resume(result);
                }
            }
        }
        return (Long) result;
    }
}
