package dev.sospeso.benchmarks.limit;

/** {@code answer = 0; while (true) answer = yield(answer) + 1}, boxed. */
public final class HandEcho {

    private int state;

    public Object send(Object value) {
        switch (state) {
            case 0:
                state = 1;
                return 0L;
            default:
                return (Long) value + 1;
        }
    }
}
