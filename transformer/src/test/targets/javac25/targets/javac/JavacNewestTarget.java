package targets.javac;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.List;

/** Newer shapes for which ecj 3.46 makes code that the JVM refuses, before any transformation. */
public class JavacNewestTarget {

    record Pair(Object a, Object b) {
    }

    @Async
    public static Coroutine<Object> unnamedPatterns(Probe p) {
        String all = "";
        for (Object o : List.of(new Pair(1, "a"), new Pair("b", 2), "c")) {
            all += switch (o) {
                case Pair(Integer i, _) -> i + await(p.value("first"));
                case Pair(_, Integer j) when await(p.value(j)) == 2 -> await(p.value("second"));
                case Pair(_, _), String _ -> await(p.value("any"));
                default -> "none";
            };
        }
        return Coroutine.of(all);
    }
}
