package dev.sospeso.benchmarks.limit;

/** A generator of primitive numbers, written as a state machine. */
public abstract class HandLongGenerator {

    /** What {@link #advance} has found. */
    public long value;
    int state;

    /** Goes to the next value; false at the end. */
    public abstract boolean advance();

    /** {@code for (i = 0; i < n; i++) yield(i)}. */
    public static final class Count extends HandLongGenerator {
        private final long n;
        private long i;

        public Count(long n) {
            this.n = n;
        }

        @Override
        public boolean advance() {
            switch (state) {
                case 0:
                    i = 0;
                    break;
                case 1:
                    i++;
                    break;
                default:
                    return false;
            }
            if (i < n) {
                value = i;
                state = 1;
                return true;
            }
            state = 2;
            return false;
        }
    }

    /** Two yields a turn. */
    public static final class CountInPairs extends HandLongGenerator {
        private final long n;
        private long i;

        public CountInPairs(long n) {
            this.n = n;
        }

        @Override
        public boolean advance() {
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
                        value = next;
                        return true;
                    }
                    state = 3;
                    return false;
                case 2:
                    next = i + 1;
                    break;
                default:
                    return false;
            }
            if (next < n) {
                i = next;
                state = 1;
                value = next;
                return true;
            }
            state = 3;
            return false;
        }
    }

    /** The end is looked for after the yield. */
    public static final class CountInRange extends HandLongGenerator {
        private final long n;
        private long i;

        public CountInRange(long n) {
            this.n = n;
        }

        @Override
        public boolean advance() {
            long next;
            switch (state) {
                case 0:
                    next = 0;
                    break;
                case 1:
                    next = i + 1;
                    if (next == n) {
                        state = 2;
                        return false;
                    }
                    break;
                default:
                    return false;
            }
            if (next >= n) {
                state = 2;
                return false;
            }
            i = next;
            state = 1;
            value = next;
            return true;
        }
    }

    /** Counts within the yield. */
    public static final class CountUntilBreak extends HandLongGenerator {
        private final long n;
        private long i;

        public CountUntilBreak(long n) {
            this.n = n;
        }

        @Override
        public boolean advance() {
            switch (state) {
                case 0:
                    state = 1;
                    break;
                case 1:
                    break;
                default:
                    return false;
            }
            long next = i;
            if (next >= n) {
                state = 2;
                return false;
            }
            i = next + 1;
            value = next;
            return true;
        }
    }
}
