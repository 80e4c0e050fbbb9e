package targets.awaiteach;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;

import dev.sospeso.Async;
import dev.sospeso.AsyncIterable;
import dev.sospeso.AsyncIterator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** For-each loops over async iterables. */
public class AwaitEachTarget {

    /** An async iterator written by hand. */
    static final class Countdown<T> implements AsyncIterator<T> {
        private final Probe p;
        private final Iterator<T> source;
        private final int failAt;
        private int steps;

        Countdown(Probe p, List<T> values, int failAt) {
            this.p = p;
            this.source = values.iterator();
            this.failAt = failAt;
        }

        @Async
        @Override
        public Coroutine<T> anext() {
            p.event("step");
            if (steps++ == failAt) {
                await(p.fail(new IllegalStateException("step failed")));
            }
            if (!await(p.value(source.hasNext()))) {
                throw new StopAsyncIteration();
            }
            return Coroutine.of(await(p.value(source.next())));
        }
    }

    private static <T> AsyncIterable<T> over(Probe p, List<T> values) {
        return () -> new Countdown<>(p, values, -1);
    }

    @Async
    public static Coroutine<Object> simple(Probe p) {
        String all = "";
        for (String s : awaitEach(over(p, List.of("a", "b", "c")))) {
            all += s;
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> empty(Probe p) {
        for (String s : awaitEach(over(p, List.<String>of()))) {
            p.event("never" + s);
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<Object> awaitInBody(Probe p) {
        long sum = 0;
        int n = 0;
        for (int i : awaitEach(over(p, List.of(1, 2, 3)))) {
            sum = sum * 10 + i + await(p.value(i));
            n++;
        }
        return Coroutine.of(sum + ":" + n);
    }

    @Async
    public static Coroutine<Object> breaks(Probe p) {
        String all = "";
        outer:
        for (String s : awaitEach(over(p, List.of("a", "b", "c", "d")))) {
            for (int i : awaitEach(over(p, List.of(1, 2, 3)))) {
                if (i == 2 && s.equals("a")) {
                    continue outer;
                }
                if (s.equals("c")) {
                    break outer;
                }
                if (i == 3) {
                    break;
                }
                all += s + i;
            }
            all += ";";
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> besidesOrdinaryIterators(Probe p) {
        String all = "";
        List<String> list = new ArrayList<>(List.of("x", "y"));
        for (String s : list) {
            for (String t : awaitEach(over(p, list))) {
                Iterator<String> it = list.iterator();
                while (it.hasNext()) {
                    all += s + t + it.next() + await(p.value(","));
                }
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> stepFails(Probe p) {
        String all = "";
        try {
            for (String s : awaitEach(new Countdown<>(p, List.of("a", "b", "c"), 1))) {
                all += s;
            }
        } catch (IllegalStateException e) {
            all += e.getMessage();
        } finally {
            all += await(p.value("f"));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> insideTry(Probe p) {
        for (String s : awaitEach(over(p, List.of("a", "b", "c")))) {
            try {
                if (s.equals("b")) {
                    continue;
                }
                await(p.fail(new IllegalStateException(s)));
            } catch (IllegalStateException e) {
                p.event(e);
                if (await(p.value(s.equals("c")))) {
                    return Coroutine.of("left");
                }
            } finally {
                p.event("finally" + s);
            }
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<Object> expressionHead(Probe p) {
        String all = "";
        for (var s : awaitEach(await(p.value(true)) ? over(p, List.of("t")) : over(p, List.of("u")))) {
            all += s;
        }
        for (Object o : awaitEach(await(p.value(over(p, List.of(1, 2)))))) {
            all += o;
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> unboxing(Probe p) {
        long sum = 0;
        for (long l : awaitEach(over(p, List.of(1L, 2L)))) {
            sum += l;
        }
        for (char c : awaitEach(over(p, List.of('a', 'b')))) {
            sum += c;
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> stackIsEmptyAtHead(Probe p) {
        return Coroutine.of("a" + switch (await(p.value(1))) {
            case 1 -> {
                int sum = 0;
                for (int i : awaitEach(over(p, List.of(1, 2, 3)))) {
                    sum += i;
                }
                yield sum;
            }
            default -> 0;
        } + await(p.value("z")));
    }
}
