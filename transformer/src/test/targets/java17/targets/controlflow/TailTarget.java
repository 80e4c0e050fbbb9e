package targets.controlflow;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;

/** What a return gives: a value, null, or what another coroutine finishes with. */
public class TailTarget {

    @Async
    public static Coroutine<Object> tailOfOwnMethod(Probe p) {
        p.event("before");
        return leaf(p, "x");
    }

    @Async
    private static Coroutine<Object> leaf(Probe p, Object o) {
        return Coroutine.of(o + await(p.value("leaf")));
    }

    @Async
    public static Coroutine<Object> tailThenMore(Probe p) {
        Object first = await(tailOfOwnMethod(p));
        Object second = await(failing(p, false));
        return Coroutine.of(first + ":" + second);
    }

    @Async
    private static Coroutine<Object> failing(Probe p, boolean fail) {
        return fail ? thrower(p) : leaf(p, await(p.value(1)));
    }

    @Async
    private static Coroutine<Object> thrower(Probe p) {
        await(p.value(1));
        throw new IllegalStateException("thrown");
    }

    @Async
    public static Coroutine<Object> tailThatFails(Probe p) {
        try {
            await(failing(p, true));
        } catch (IllegalStateException e) {
            p.event(e);
        }
        return thrower(p);
    }

    @Async
    public static Coroutine<Object> tailOfVariable(Probe p) {
        Coroutine<Object> made = leaf(p, "var");
        p.event("made, not run");
        await(p.value(1));
        return made;
    }

    @Async
    public static Coroutine<Object> tailLoop(Probe p) {
        return Coroutine.of(await(countDown(p, 300, 0)));
    }

    @Async
    private static Coroutine<Long> countDown(Probe p, int n, long sum) {
        long next = sum + (n % 100 == 0 ? await(p.value(n)) : n);
        return n == 0 ? Coroutine.of(next) : countDown(p, n - 1, next);
    }

    @Async
    public static Coroutine<Object> nullResult(Probe p) {
        p.event(await(p.value(1)));
        return null;
    }

    @Async
    public static Coroutine<Void> voidResult(Probe p) {
        p.event(await(nothing(p)));
        return Coroutine.of(null);
    }

    @Async
    private static Coroutine<Void> nothing(Probe p) {
        await(p.value("x"));
        return null;
    }

    @Async
    public static Coroutine<Object> awaitableReturn(Probe p) {
        Awaitable<String> kept = asAwaitable(p);
        p.event("lazy");
        return Coroutine.of(await(kept) + await(asAwaitable(p)));
    }

    @Async
    private static Awaitable<String> asAwaitable(Probe p) {
        p.event("runs");
        String s = await(p.value("a"));
        return Coroutine.of(s + "b");
    }

    @Async
    private static Awaitable<String> anyAwaitable(Probe p) {
        p.event("tail of a future");
        return p.value("future");
    }

    @Async
    public static Coroutine<Object> tailOfFuture(Probe p) {
        return Coroutine.of(await(anyAwaitable(p)));
    }

    /** A value that is itself an awaitable is a value. */
    @Async
    public static Coroutine<Object> coroutineAsValue(Probe p) {
        Coroutine<Object> inner = await(gives(p));
        p.event("not run yet");
        return Coroutine.of(await(inner));
    }

    @Async
    private static Coroutine<Coroutine<Object>> gives(Probe p) {
        await(p.value(1));
        return Coroutine.of(leaf(p, "inner"));
    }

    @Async
    public static Coroutine<Object> futureAsValue(Probe p) {
        Awaitable<Integer> future = await(p.value(p.value(5)));
        return Coroutine.of(1 + await(future) + await(await(futureOf(p))));
    }

    @Async
    private static Coroutine<Awaitable<Integer>> futureOf(Probe p) {
        return Coroutine.of(p.value(await(p.value(6))));
    }

    @Async
    public static Coroutine<Object> lazyUntilAwaited(Probe p) {
        Coroutine<Object> one = leaf(p, p.log("argument"));
        Coroutine<Object> two = logged(p, "two");
        Coroutine<Object> three = logged(p, "three");
        p.event("nothing has run");
        Object b = await(three);
        Object a = await(two);
        return Coroutine.of(await(one) + ":" + a + ":" + b);
    }

    @Async
    private static Coroutine<Object> logged(Probe p, String name) {
        p.event("run " + name);
        await(p.value(1));
        return Coroutine.of(name);
    }

    @Async
    public static Coroutine<Object> awaitedTwice(Probe p) {
        Coroutine<Object> once = leaf(p, "once");
        await(once);
        try {
            await(once);
        } catch (IllegalStateException e) {
            p.event("refused");
        }
        return null;
    }

    @Async
    public static Coroutine<Object> choiceOfCoroutines(Probe p) {
        Object o = "";
        for (int i = 0; i < 3; i++) {
            o = o + "" + await(i == 0 ? leaf(p, i) : i == 1 ? logged(p, "l") : Coroutine.of("c"));
        }
        return Coroutine.of(o);
    }

    @Async
    public static Coroutine<Object> directCallWithArguments(Probe p) {
        return Coroutine.of(await(sum(p, await(p.value(1)), await(sum(p, 2, 3L, 4)), 5)) + "x"
                + await(sum(p, await(p.value(6)), 7, await(p.value(8.0)))));
    }

    @Async
    private static Coroutine<Long> sum(Probe p, int a, long b, double c) {
        p.event(a + "," + b + "," + c);
        return Coroutine.of(a + b + (long) c + await(p.value(0)));
    }

    @Async
    public static Coroutine<Object> primitiveTails(Probe p) {
        int i = await(Coroutine.of(await(p.value(3))));
        double d = await(Coroutine.of(2.5));
        return Coroutine.of(i * d);
    }
}
