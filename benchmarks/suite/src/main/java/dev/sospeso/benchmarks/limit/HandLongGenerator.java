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
}
