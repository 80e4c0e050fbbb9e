package dev.sospeso.benchmarks.limit;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** A generator of boxed numbers, written as a state machine. */
public abstract class HandGenerator implements Iterator<Long> {

    private static final Object END = new Object();

    int state;
    private Object ahead;
    private boolean isAhead;

    /** Gives the next value, or {@code END}. */
    abstract Object resume();

    @Override
    public final boolean hasNext() {
        if (!isAhead) {
            ahead = resume();
            isAhead = true;
        }
        return ahead != END;
    }

    @Override
    public final Long next() {
        if (!isAhead) {
            ahead = resume();
        }
        Object value = ahead;
        if (value == END) {
            isAhead = true;
            throw new NoSuchElementException();
        }
        isAhead = false;
        ahead = null;
        return (Long) value;
    }

    /** {@code for (i = 0; i < n; i++) yield(i)}. */
    public static final class Count extends HandGenerator {
        private final long n;
        private long i;

        public Count(long n) {
            this.n = n;
        }

        @Override
        Object resume() {
            long next;
            switch (state) {
                case 0:
                    next = 0;
                    break;
                case 1:
                    next = i + 1;
                    break;
                default:
                    return END;
            }
            if (next < n) {
                i = next;
                state = 1;
                return next;
            }
            state = 2;
            return END;
        }
    }

    /** Two yields a turn. */
    public static final class CountInPairs extends HandGenerator {
        private final long n;
        private long i;

        public CountInPairs(long n) {
            this.n = n;
        }

        @Override
        Object resume() {
            long next;
            switch (state) {
                case 0:
                    next = 0;
                    break;
                case 1:
                    next = i + 1;
                    if (next < n) {
                        i = next;
                        state = 2;
                        return next;
                    }
                    state = 3;
                    return END;
                case 2:
                    next = i + 1;
                    break;
                default:
                    return END;
            }
            if (next < n) {
                i = next;
                state = 1;
                return next;
            }
            state = 3;
            return END;
        }
    }

    /** The end is looked for after the yield. */
    public static final class CountInRange extends HandGenerator {
        private final long n;
        private long i;

        public CountInRange(long n) {
            this.n = n;
        }

        @Override
        Object resume() {
            long next;
            switch (state) {
                case 0:
                    next = 0;
                    break;
                case 1:
                    next = i + 1;
                    if (next == n) {
                        state = 2;
                        return END;
                    }
                    break;
                default:
                    return END;
            }
            if (next >= n) {
                state = 2;
                return END;
            }
            i = next;
            state = 1;
            return next;
        }
    }

    /** Counts within the yield. */
    public static final class CountUntilBreak extends HandGenerator {
        private final long n;
        private long i;

        public CountUntilBreak(long n) {
            this.n = n;
        }

        @Override
        Object resume() {
            switch (state) {
                case 0:
                    state = 1;
                    break;
                case 1:
                    break;
                default:
                    return END;
            }
            long next = i;
            if (next >= n) {
                state = 2;
                return END;
            }
            i = next + 1;
            return next;
        }
    }
}
