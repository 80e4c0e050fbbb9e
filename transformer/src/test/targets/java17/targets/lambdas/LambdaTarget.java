package targets.lambdas;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lambdas that are async themselves, and lambdas that are not. */
public class LambdaTarget {

    /** A functional interface whose lambdas are async. */
    @FunctionalInterface
    interface Step<A, T> {
        @Async
        Coroutine<T> apply(A argument) throws Exception;
    }

    /** Another one, without arguments and with a primitive beside. */
    @FunctionalInterface
    interface Wide {
        @Async
        Coroutine<Long> apply(int a, long b, double c);
    }

    private final String name;

    LambdaTarget(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }

    @Async
    private static <T> Coroutine<T> call(Step<Probe, T> step, Probe p) throws Exception {
        p.event("call");
        return Coroutine.of(await(step.apply(p)));
    }

    @Async
    public static Coroutine<Object> annotatedInterface(Probe p) throws Exception {
        return Coroutine.of(await(call(q -> Coroutine.of("l" + await(q.value(1))), p)));
    }

    @Async
    public static Coroutine<Object> annotatedWithoutAwait(Probe p) throws Exception {
        Step<String, String> s = x -> {
            p.event("runs " + x);
            return Coroutine.of(x + x);
        };
        Coroutine<String> made = s.apply("a");
        p.event("lazy");
        return Coroutine.of(await(made));
    }

    @Async
    public static Coroutine<Object> plainInterface(Probe p) {
        Supplier<Coroutine<String>> s = () -> {
            p.event("runs");
            return Coroutine.of("s" + await(p.value(1)));
        };
        Coroutine<String> made = s.get();
        p.event("lazy");
        Function<Integer, Coroutine<Integer>> f = i -> Coroutine.of(i + await(p.value(1)));
        return Coroutine.of(await(made) + await(f.apply(5)) + await(f.apply(await(p.value(6)))));
    }

    /** JA#5 to #8: captured values used after the await. */
    @Async
    public static Coroutine<Object> captures(Probe p) throws Exception {
        int i = await(p.value(1));
        long l = 2;
        double d = 3;
        String s = "s";
        int[] a = {4};
        Step<Integer, String> step = x -> {
            String before = i + ":" + l;
            int y = await(p.value(x + i));
            a[0]++;
            return Coroutine.of(before + d + s + a[0] + y);
        };
        String first = await(step.apply(10));
        return Coroutine.of(first + await(step.apply(20)) + a[0]);
    }

    @Async
    public static Coroutine<Object> wideArguments(Probe p) {
        Wide w = (a, b, c) -> Coroutine.of(a + b + (long) c + await(p.value(100)));
        return Coroutine.of(await(w.apply(1, 2L, 3.5)) + await(w.apply(4, 5, 6)));
    }

    @Async
    private Coroutine<Object> usesThis(Probe p) throws Exception {
        Step<String, String> step = x -> Coroutine.of(name + x + await(p.value("t")) + name);
        return Coroutine.of(await(step.apply("-")));
    }

    @Async
    public static Coroutine<Object> capturesThis(Probe p) throws Exception {
        return Coroutine.of(await(new LambdaTarget("n").usesThis(p)));
    }

    @Async
    public static Coroutine<Object> nested(Probe p) throws Exception {
        String a = "a";
        Step<String, String> outer = b -> {
            String c = await(p.value("c"));
            Step<String, String> inner = d -> {
                String e = await(p.value("e"));
                Step<String, String> innermost = f -> Coroutine.of(a + b + c + d + e + f
                        + await(p.value("g")));
                return Coroutine.of(await(innermost.apply("f")));
            };
            return Coroutine.of(await(inner.apply("d")) + c);
        };
        return Coroutine.of(await(outer.apply("b")));
    }

    @Async
    public static Coroutine<Object> inLoop(Probe p) throws Exception {
        List<Step<Integer, String>> steps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = i;
            String s = await(p.value("s" + i));
            steps.add(x -> Coroutine.of(s + n + x + await(p.value(n))));
        }
        String all = "";
        for (Step<Integer, String> step : steps) {
            all += await(step.apply(all.length()));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> throwing(Probe p) throws Exception {
        Step<Integer, String> step = x -> {
            try {
                return Coroutine.of(await(p.<String>fail(new IllegalStateException("x" + x))));
            } catch (IllegalStateException e) {
                await(p.value(1));
                throw new java.io.IOException(e.getMessage());
            }
        };
        try {
            return Coroutine.of(await(step.apply(1)));
        } catch (java.io.IOException e) {
            return Coroutine.of("io " + e.getMessage());
        }
    }

    @Async
    private static Coroutine<String> method(Integer i, Probe p) {
        return Coroutine.of("m" + i + await(p.value("x")));
    }

    @Async
    private Coroutine<String> instance(Probe p) {
        return Coroutine.of(name + await(p.value("i")));
    }

    @Async
    public static Coroutine<Object> methodReferences(Probe p) throws Exception {
        java.util.function.BiFunction<Integer, Probe, Coroutine<String>> f = LambdaTarget::method;
        Step<Probe, String> bound = new LambdaTarget("n")::instance;
        java.util.function.BiFunction<LambdaTarget, Probe, Coroutine<String>> unbound =
                LambdaTarget::instance;
        Coroutine<String> made = f.apply(1, p);
        p.event("lazy");
        return Coroutine.of(await(made) + await(bound.apply(p))
                + await(unbound.apply(new LambdaTarget("u"), p)));
    }

    @Async
    public static Coroutine<Object> ordinaryLambdas(Probe p) {
        String prefix = await(p.value("p"));
        Supplier<String> s = () -> prefix + "s";
        Supplier<Coroutine<String>> made = () -> Coroutine.of(prefix);
        Runnable r = () -> p.event(prefix + "r");
        await(p.value(1));
        r.run();
        return Coroutine.of(s.get() + await(made.get()));
    }

    @Async
    public static Coroutine<Object> tailInLambda(Probe p) throws Exception {
        Step<Integer, String> step = i -> method(i, p);
        Coroutine<String> made = step.apply(await(p.value(3)));
        p.event("lazy");
        return Coroutine.of(await(made));
    }

    public static void generatorLambda(Probe p) {
        Supplier<Generator<String, Integer, String>> g = () -> {
            int x = Generator.<Integer>yield("a");
            int y = Generator.<Integer>yield("b" + x);
            return Generator.of("r" + (x + y));
        };
        Generator<String, Integer, String> made = g.get();
        p.event(made.next());
        p.event(made.send(5));
        try {
            made.send(6);
        } catch (java.util.NoSuchElementException e) {
            p.event(made.result());
        }
    }

    @Async
    public static Coroutine<Object> anonymousClass(Probe p) throws Exception {
        String captured = await(p.value("c"));
        Step<Integer, String> step = new Step<>() {
            private int calls;

            @Async
            @Override
            public Coroutine<String> apply(Integer argument) {
                calls += await(p.value(1));
                return Coroutine.of(captured + argument + calls + await(p.value("a")));
            }
        };
        return Coroutine.of(await(step.apply(1)) + await(step.apply(2)));
    }

    static final Step<Probe, String> CONSTANT = p -> Coroutine.of("constant" + await(p.value(1)));
    final Step<Probe, String> field = p -> Coroutine.of(toString() + await(p.value(2)));

    @Async
    public static Coroutine<Object> lambdasOfInitialisers(Probe p) throws Exception {
        return Coroutine.of(await(CONSTANT.apply(p)) + await(new LambdaTarget("f").field.apply(p)));
    }

    @Async
    public static Coroutine<Object> serializableLambda(Probe p) throws Exception {
        interface Kept extends Step<Integer, String>, java.io.Serializable {
        }
        int captured = await(p.value(7));
        Kept kept = i -> Coroutine.of(i + captured + await(p.value("s")));
        return Coroutine.of(await(kept.apply(1)));
    }

    /** javac leaves out the code that makes this lambda, but not its body. */
    @Async
    public static Coroutine<Object> lambdaInCodeThatNothingReaches(Probe p) {
        if (p.events().isEmpty() && false) {
            Function<String, Coroutine<String>> never = s -> Coroutine.of(s + await(p.value(s)));
            p.event(await(never.apply("never")));
        }
        return Coroutine.of(await(p.value("end")));
    }
}
