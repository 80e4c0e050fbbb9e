package targets.controlflow;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Loops and branches with awaits in every part. */
public class LoopTarget {

    @Async
    public static Coroutine<Object> forHeader(Probe p) {
        int sum = 0;
        for (int i = await(p.value(0)), n = await(p.value(4)); i < await(p.value(n));
                i += await(p.value(1)), sum += await(p.value(100))) {
            sum += i;
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> whileCondition(Probe p) {
        int n = 0;
        while (await(p.value(n)) < 5 && await(p.value(true))) {
            n++;
        }
        do {
            n += 2;
        } while (n < await(p.value(12)));
        return Coroutine.of(n);
    }

    /** EA#10: no way out of the loop but an exception. */
    @Async
    public static Coroutine<Object> endless(Probe p) {
        int[] n = {0};
        for (;;) {
            await(n[0]++ < 3 ? p.value(1) : p.fail(new IllegalStateException("out")));
            p.event(n[0]);
        }
    }

    @Async
    public static Coroutine<Object> endlessWhile(Probe p) {
        while (true) {
            p.event("turn");
            if (await(p.value(p.events().size() > 3))) {
                throw new IllegalStateException("out");
            }
        }
    }

    @Async
    public static Coroutine<Object> endlessWithReturn(Probe p) {
        for (int i = 0;; i++) {
            if (i == 4) {
                return Coroutine.of(i);
            }
            await(p.value(i));
        }
    }

    /** TA#18. */
    @Async
    public static Coroutine<Object> stringArray(Probe p) {
        String all = "";
        for (String s : new String[] {"a", "b", "c"}) {
            all += s + await(p.value(s.length()));
        }
        String[][] table = {{"x", "y"}, {}, {"z"}};
        for (String[] row : table) {
            for (String cell : row) {
                all += await(p.value(cell));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> primitiveArrays(Probe p) {
        long sum = 0;
        for (long l : new long[] {1, 2, 3}) {
            sum += l * await(p.value(2));
        }
        for (char c : "xyz".toCharArray()) {
            sum += c + await(p.value(1));
        }
        for (double d : await(p.value(new double[] {0.5, 1.5}))) {
            sum += (long) (d * await(p.value(10)));
        }
        for (boolean b : new boolean[] {true, false}) {
            sum += b ? await(p.value(1000)) : 1;
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> iterators(Probe p) {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
        int sum = 0;
        for (Iterator<Integer> it = list.iterator(); it.hasNext();) {
            int i = it.next();
            if (await(p.value(i % 2 == 0))) {
                it.remove();
            } else {
                sum += i;
            }
        }
        Map<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2));
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            sum += e.getValue() * await(p.value(e.getKey().length() * 10));
        }
        for (var e : await(p.value(list))) {
            sum += e;
        }
        return Coroutine.of(sum + ":" + list);
    }

    @Async
    public static Coroutine<Object> continueFirst(Probe p) {
        int sum = 0;
        for (int i : List.of(1, 2, 3, 4, 5)) {
            if (i % 2 == 0) {
                continue;
            }
            sum = sum * 10 + await(p.value(i));
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> threeDeep(Probe p) {
        String log = "";
        for (int i = 0; i < 2; i++) {
            List<Runnable> captured = new ArrayList<>();
            StringBuilder seen = new StringBuilder();
            for (String s : List.of("a", "b")) {
                int local = i;
                for (long l = 0; l < 2; l++) {
                    long inner = await(p.value(l));
                    captured.add(() -> seen.append(s).append(local).append(inner));
                }
            }
            captured.forEach(Runnable::run);
            log += seen + ";";
        }
        return Coroutine.of(log);
    }

    /** SC#93: an iteration that does not suspend must not grow the stack. */
    @Async
    public static Coroutine<Object> manyIterationsWithoutAwait(Probe p) {
        long n = 0;
        for (int i = 0; i < 20_000; i++) {
            if (i == 19_999) {
                n += await(p.value(1));
            }
            n += i & 1;
        }
        return Coroutine.of(n);
    }

    @Async
    public static Coroutine<Object> manyAwaits(Probe p) {
        long n = 0;
        for (int i = 0; i < 2_000; i++) {
            n = n * 31 + await(p.value(i));
        }
        return Coroutine.of(n);
    }

    @Async
    public static Coroutine<Object> labels(Probe p) {
        String log = "";
        outer:
        for (int i = 0; i < 4; i++) {
            middle:
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    log += await(p.value(i * 16 + j * 4 + k)) + ",";
                    if (k == 1 && j == 0) {
                        continue middle;
                    }
                    if (j == 1) {
                        continue outer;
                    }
                    if (i == 2) {
                        break outer;
                    }
                }
            }
        }
        return Coroutine.of(log);
    }

    @Async
    public static Coroutine<Object> blockLabel(Probe p) {
        String log = "a";
        block: {
            log += await(p.value("b"));
            if (await(p.value(true))) {
                break block;
            }
            log += "never";
        }
        return Coroutine.of(log);
    }

    @Async
    public static Coroutine<Object> branches(Probe p) {
        String log = "";
        for (int i = 0; i < 5; i++) {
            if (i == await(p.value(0))) {
                log += "zero";
            } else if (i == 1) {
                log += await(p.value("one"));
            } else if (await(p.value(i)) == 2) {
                log += "two";
            } else {
                if (i == 3) {
                    continue;
                }
                log += await(p.value("many"));
            }
            log += ";";
        }
        return Coroutine.of(log);
    }

    @Async
    public static Coroutine<Object> deadCodeAfterwards(Probe p) {
        if (await(p.value(true))) {
            return Coroutine.of(await(p.value("early")));
        } else {
            throw new IllegalStateException(await(p.value("late")));
        }
    }

    @Async
    public static Coroutine<Object> constantConditions(Probe p) {
        int n = 0;
        if (false) {
            await(p.value(1));
        }
        while (true) {
            n += await(p.value(1));
            if (n > 2) {
                break;
            }
            if (false) {
                n += await(p.value(100));
            }
        }
        return Coroutine.of(n);
    }

    @Async
    public static Coroutine<Object> loopWithoutCondition(Probe p) {
        int i = 0;
        for (;;) {
            if (++i > 3) {
                break;
            }
            await(p.value(i));
        }
        return Coroutine.of(i);
    }

    @Async
    public static Coroutine<Object> noAwaitAtAll(Probe p) {
        p.event("ran");
        return Coroutine.of("plain");
    }

    @Async
    public static Coroutine<Object> recursion(Probe p) {
        return Coroutine.of(await(fibonacci(p, 9)));
    }

    @Async
    private static Coroutine<Integer> fibonacci(Probe p, int n) {
        return Coroutine.of(n < 2 ? await(p.value(n))
                : await(fibonacci(p, n - 1)) + await(fibonacci(p, n - 2)));
    }

    @Async
    public static Coroutine<Object> mutualRecursion(Probe p) {
        return Coroutine.of(await(isEven(p, 11)) + ":" + await(isEven(p, 8)));
    }

    @Async
    private static Coroutine<Boolean> isEven(Probe p, int n) {
        return Coroutine.of(n == 0 ? await(p.value(true)) : await(isOdd(p, n - 1)));
    }

    @Async
    private static Coroutine<Boolean> isOdd(Probe p, int n) {
        return n == 0 ? Coroutine.of(false) : isEven(p, n - 1);
    }
}
