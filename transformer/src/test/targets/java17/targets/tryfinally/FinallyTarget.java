package targets.tryfinally;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.List;

/** Finally blocks, whose code the compiler copies, with awaits in and around them. */
public class FinallyTarget {

    @Async
    public static Coroutine<Object> normal(Probe p) {
        String s = "a";
        try {
            s += await(p.value("b"));
        } finally {
            s += await(p.value("c"));
            p.event(s);
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> exception(Probe p) {
        String s = "a";
        try {
            s += await(p.value("b"));
            await(p.fail(new IllegalStateException("x")));
        } finally {
            s += await(p.value("c"));
            p.event(s);
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> finallyFailsInstead(Probe p) {
        try {
            await(p.fail(new IllegalStateException("first")));
        } finally {
            await(p.fail(new IllegalArgumentException("second")));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> returnValueIsKept(Probe p) {
        int x = 1;
        try {
            return Coroutine.of(x);
        } finally {
            x = 2;
            await(p.value(3));
            p.event(x);
        }
    }

    @Async
    public static Coroutine<Object> onlyInFinally(Probe p) {
        Object held = new StringBuilder("held");
        for (int i = 0; i < 2; i++) {
            try {
                await(p.value(1));
            } finally {
                p.event(held);
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> nestedFinally(Probe p) {
        try {
            try {
                try {
                    p.event(await(p.value("body")));
                    await(p.fail(new IllegalStateException("x")));
                } finally {
                    p.event(await(p.value("one")));
                }
            } finally {
                p.event(await(p.value("two")));
            }
        } catch (IllegalStateException e) {
            p.event(e);
        } finally {
            p.event(await(p.value("three")));
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<Object> finallyInFinally(Probe p) {
        try {
            p.event("a");
        } finally {
            try {
                await(p.value(1));
                p.event("b");
            } finally {
                await(p.value(2));
                try {
                    p.event("c");
                } finally {
                    p.event(await(p.value("d")));
                }
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> loopInFinally(Probe p) {
        StringBuilder s = new StringBuilder();
        try {
            s.append(await(p.value("t")));
        } finally {
            for (int i = 0; i < 3; i++) {
                if (i == 1) {
                    continue;
                }
                s.append(await(p.value(i)));
            }
            for (String e : List.of("x", "y", "z")) {
                if (e.equals("z")) {
                    break;
                }
                s.append(e).append(await(p.value(1)));
            }
        }
        return Coroutine.of(s.toString());
    }

    @Async
    public static Coroutine<Object> switchInFinally(Probe p) {
        String s = "";
        for (int i = 0; i < 3; i++) {
            try {
                s += i;
            } finally {
                switch (await(p.value(i))) {
                    case 0:
                        s += await(p.value("zero"));
                    case 1:
                        s += "one";
                        break;
                    default:
                        s += await(p.value("many"));
                }
            }
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> awaitAfterFinally(Probe p) {
        String s = "s";
        try {
            s += "t";
        } finally {
            s += "f";
        }
        s += await(p.value("after"));
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> labelledBlock(Probe p) {
        String s = "";
        done: {
            try {
                s += await(p.value("a"));
                if (s.length() == 1) {
                    break done;
                }
                s += "never";
            } finally {
                s += await(p.value("f"));
            }
            s += "never";
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> returnThroughThree(Probe p) {
        for (int i = 0;; i++) {
            try {
                for (String s : List.of("x", "y")) {
                    try {
                        if (i == 1) {
                            return Coroutine.of(s + await(p.value(i)));
                        }
                        await(p.value(s));
                    } finally {
                        p.event("inner " + i + s + await(p.value("f")));
                    }
                }
            } finally {
                p.event("outer " + i + await(p.value("g")));
            }
        }
    }

    @Async
    public static Coroutine<Object> objectUsedOnlyInFinally(Probe p) {
        int[] counter = {0};
        for (int i = 0; i < 3; i++) {
            int[] only = {i};
            try {
                await(p.value(i));
                counter[0]++;
            } finally {
                counter[0] += only[0] * 10;
            }
        }
        return Coroutine.of(counter[0]);
    }

    @Async
    public static Coroutine<Object> caughtVariableReused(Probe p) {
        String result = "";
        try {
            await(p.fail(new IllegalStateException("one")));
        } catch (IllegalStateException e) {
            result += e.getMessage();
        }
        try {
            await(p.fail(new IllegalStateException("two")));
        } catch (IllegalStateException e) {
            await(p.value(1));
            result += e.getMessage();
        }
        int reused = await(p.value(3));
        return Coroutine.of(result + reused);
    }

    @Async
    public static Coroutine<Object> plainResource(Probe p) {
        class Resource implements AutoCloseable {
            final String name;

            Resource(String name) {
                this.name = p.log("open " + name).substring(5);
            }

            @Override
            public void close() {
                p.event("close " + name);
                if (name.startsWith("bad")) {
                    throw new IllegalStateException("close " + name);
                }
            }
        }
        String s = "";
        try (Resource a = new Resource(await(p.value("a"))); Resource b = new Resource("b")) {
            s += a.name + await(p.value("x")) + b.name;
        }
        try (Resource c = new Resource("bad"); Resource none = null) {
            await(p.fail(new IllegalArgumentException("body")));
            s += none == null ? c.name : "";
        } catch (IllegalArgumentException e) {
            p.event(e);
        }
        try (Resource d = new Resource(await(p.value("bad d")))) {
            return Coroutine.of(s + await(p.value(d.name)));
        }
    }

    /** JAsync: the finally of a loop body that is left by continue before the await. */
    @Async
    public static Coroutine<Object> continueBeforeAwait(Probe p) {
        String s = "";
        for (String e : List.of("a", "b", "c")) {
            try {
                if (e.equals("b")) {
                    continue;
                }
                s += await(p.value(e));
            } finally {
                s += "f" + await(p.value(e));
            }
        }
        return Coroutine.of(s);
    }

    @SuppressWarnings("finally")
    @Async
    public static Coroutine<Object> returnOverrides(Probe p) {
        try {
            await(p.fail(new IllegalStateException("lost")));
            return Coroutine.of(1);
        } finally {
            return Coroutine.of(await(p.value(2)));
        }
    }
}
