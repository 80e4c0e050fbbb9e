package targets.javac;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;

/**
 * Shapes for which ecj 3.46 makes code that the JVM refuses, before any transformation; and one whose
 * value ecj drops, so that it looks like a coroutine that nobody awaits.
 */
public class JavacTarget {

    record Pair(Object a, Object b) {
    }

    @Async
    public static Coroutine<Object> switchInArgument(Probe p) {
        String result = "";
        for (int i = 0; i < 3; i++) {
            Pair pair = new Pair(i, switch (i) {
                case 0 -> await(p.value("zero"));
                case 1 -> {
                    int sum = 0;
                    for (int j = 0; j < 3; j++) {
                        sum += await(p.value(j));
                    }
                    yield sum;
                }
                default -> "many";
            });
            result += pair;
        }
        return Coroutine.of(result);
    }

    @Async
    public static Coroutine<Object> arraysMerge(Probe p) {
        Object[] a = await(p.value(true)) ? new String[] {"s"} : new Integer[] {1};
        Object b = await(p.value(true)) ? new int[] {1} : new long[] {2};
        Object[] c = await(p.value(true)) ? new int[][] {{1}} : new String[] {"x"};
        await(p.value(1));
        return Coroutine.of(a[0] + ":" + b.getClass() + ":" + c.length);
    }
}
