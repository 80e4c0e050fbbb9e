package targets.resources;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.List;

/**
 * try-with-resources over what closes asynchronously. Each target is compared with the same written
 * out by hand, as Python's {@code async with} is defined.
 */
public class ResourceTarget {

    /** Logs with which cause it is closed, and fails if its name says so. */
    static class Res implements AsyncCloseable {
        final Probe p;
        final String name;

        Res(Probe p, String name) {
            this.p = p;
            this.name = name;
            p.event("open " + name);
        }

        @Async
        @Override
        public Coroutine<Void> aclose(Throwable cause) {
            p.event("closing " + name + " " + cause);
            await(p.value(1));
            if (name.startsWith("bad")) {
                throw new IllegalArgumentException("close " + name);
            }
            if (name.startsWith("same") && cause instanceof RuntimeException same) {
                throw same;
            }
            p.event("closed " + name);
            return null;
        }
    }

    /** What the statement does when the block ends with an exception. */
    @Async
    private static Coroutine<RuntimeException> exit(Res r, RuntimeException cause) {
        try {
            await(r.aclose(cause));
            return Coroutine.of(cause);
        } catch (RuntimeException e) {
            if (e != cause) {
                e.addSuppressed(cause);
            }
            return Coroutine.of(e);
        }
    }

    @Async
    public static Coroutine<Object> normal(Probe p) {
        String s;
        try (Res r = new Res(p, "a")) {
            s = r.name + await(p.value("x"));
        }
        return Coroutine.of(s + await(p.value("y")));
    }

    @Async
    public static Coroutine<Object> normalByHand(Probe p) {
        Res r = new Res(p, "a");
        String s = r.name + await(p.value("x"));
        await(r.aclose(null));
        return Coroutine.of(s + await(p.value("y")));
    }

    @Async
    public static Coroutine<Object> bodyFails(Probe p) {
        try (Res r = new Res(p, "a")) {
            await(p.fail(new IllegalStateException(r.name)));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> bodyFailsByHand(Probe p) {
        Res r = new Res(p, "a");
        try {
            await(p.fail(new IllegalStateException(r.name)));
        } catch (RuntimeException e) {
            throw await(exit(r, e));
        }
        await(r.aclose(null));
        return null;
    }

    @Async
    public static Coroutine<Object> closeFails(Probe p) {
        try (Res r = new Res(p, "bad")) {
            p.event(r.name);
        } catch (IllegalArgumentException e) {
            p.event(e);
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<Object> closeFailsByHand(Probe p) {
        Res r = new Res(p, "bad");
        p.event(r.name);
        try {
            await(r.aclose(null));
        } catch (IllegalArgumentException e) {
            p.event(e);
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<Object> bothFail(Probe p) {
        try (Res r = new Res(p, "bad")) {
            await(p.fail(new IllegalStateException("body" + r.name)));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> bothFailByHand(Probe p) {
        Res r = new Res(p, "bad");
        try {
            await(p.fail(new IllegalStateException("body" + r.name)));
        } catch (RuntimeException e) {
            throw await(exit(r, e));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> closeThrowsTheCause(Probe p) {
        try (Res r = new Res(p, "same")) {
            throw new IllegalStateException("body" + await(p.value(r.name)));
        }
    }

    @Async
    public static Coroutine<Object> closeThrowsTheCauseByHand(Probe p) {
        Res r = new Res(p, "same");
        try {
            throw new IllegalStateException("body" + await(p.value(r.name)));
        } catch (RuntimeException e) {
            throw await(exit(r, e));
        }
    }

    @Async
    public static Coroutine<Object> twoResources(Probe p) {
        for (int i = 0; i < 4; i++) {
            try (Res a = new Res(p, i == 1 ? "bad a" : "a");
                    Res b = new Res(p, i >= 2 ? "bad b" : "b" + a.name)) {
                p.event(a.name + b.name + await(p.value(i)));
                if (i == 3) {
                    await(p.fail(new IllegalStateException("body")));
                }
            } catch (RuntimeException e) {
                p.event(e);
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> twoResourcesByHand(Probe p) {
        for (int i = 0; i < 4; i++) {
            try {
                Res a = new Res(p, i == 1 ? "bad a" : "a");
                try {
                    Res b = new Res(p, i >= 2 ? "bad b" : "b" + a.name);
                    try {
                        p.event(a.name + b.name + await(p.value(i)));
                        if (i == 3) {
                            await(p.fail(new IllegalStateException("body")));
                        }
                    } catch (RuntimeException e) {
                        throw await(exit(b, e));
                    }
                    await(b.aclose(null));
                } catch (RuntimeException e) {
                    throw await(exit(a, e));
                }
                await(a.aclose(null));
            } catch (RuntimeException e) {
                p.event(e);
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> nullResource(Probe p) {
        try (Res r = await(p.<Res>value(null)); Res other = new Res(p, "other")) {
            p.event(r + other.name);
        }
        try (Res r = await(p.<Res>value(null))) {
            await(p.fail(new IllegalStateException("with " + r)));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> nullResourceByHand(Probe p) {
        await(p.value(null));
        Res other = new Res(p, "other");
        p.event("nullother");
        await(other.aclose(null));
        await(p.value(null));
        await(p.fail(new IllegalStateException("with null")));
        return null;
    }

    @Async
    public static Coroutine<Object> leftByJumps(Probe p) {
        for (int i = 0; i < 4; i++) {
            try (Res r = new Res(p, "r" + i)) {
                if (i == 0) {
                    continue;
                }
                if (i == 1) {
                    await(p.value(1));
                    continue;
                }
                if (await(p.value(i == 2))) {
                    break;
                }
            } finally {
                p.event("finally " + i);
            }
        }
        try (Res r = new Res(p, "last")) {
            return Coroutine.of(await(p.value(r.name)));
        }
    }

    @Async
    public static Coroutine<Object> leftByJumpsByHand(Probe p) {
        for (int i = 0; i < 3; i++) {
            try {
                Res r = new Res(p, "r" + i);
                if (i == 1) {
                    await(p.value(1));
                } else if (i == 2) {
                    await(p.value(true));
                }
                await(r.aclose(null));
            } finally {
                p.event("finally " + i);
            }
        }
        Res r = new Res(p, "last");
        Object result = await(p.value(r.name));
        await(r.aclose(null));
        return Coroutine.of(result);
    }

    @Async
    public static Coroutine<Object> catchAndFinally(Probe p) {
        String s = "s";
        try (Res r = new Res(p, "bad r")) {
            s += await(p.value("t"));
            await(p.fail(new IllegalStateException(s)));
        } catch (IllegalArgumentException e) {
            s += await(p.value("c"));
            p.event(e);
        } finally {
            s += await(p.value("f"));
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> catchAndFinallyByHand(Probe p) {
        String s = "s";
        try {
            Res r = new Res(p, "bad r");
            try {
                s += await(p.value("t"));
                await(p.fail(new IllegalStateException(s)));
            } catch (RuntimeException e) {
                throw await(exit(r, e));
            }
        } catch (IllegalArgumentException e) {
            s += await(p.value("c"));
            p.event(e);
        } finally {
            s += await(p.value("f"));
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> namedResource(Probe p) {
        Res r = await(p.value(new Res(p, "named")));
        try (r) {
            p.event(await(p.value("body")));
        }
        final Res again = new Res(p, "bad again");
        try (again; r) {
            throw new IllegalStateException("two");
        }
    }

    @Async
    public static Coroutine<Object> namedResourceByHand(Probe p) {
        Res r = await(p.value(new Res(p, "named")));
        p.event(await(p.value("body")));
        await(r.aclose(null));
        Res again = new Res(p, "bad again");
        RuntimeException e = await(exit(r, new IllegalStateException("two")));
        throw await(exit(again, e));
    }

    @Async
    private static Coroutine<Res> open(Probe p, String name) {
        await(p.value(1));
        if (name.startsWith("no")) {
            throw new IllegalStateException(name);
        }
        return Coroutine.of(new Res(p, name));
    }

    @Async
    public static Coroutine<Object> awaitedResource(Probe p) {
        try (Res a = await(open(p, "a")); Res b = await(open(p, "no"))) {
            p.event("never" + a + b);
        }
        return null;
    }

    @Async
    public static Coroutine<Object> awaitedResourceByHand(Probe p) {
        Res a = await(open(p, "a"));
        RuntimeException cause;
        try {
            await(open(p, "no"));
            return null;
        } catch (RuntimeException e) {
            cause = e;
        }
        throw await(exit(a, cause));
    }

    /** The second shape of the catalogue: an athrow behind the statement that is not its own. */
    @Async
    public static Coroutine<Object> rethrowBehind(Probe p) {
        IllegalStateException e = new IllegalStateException("kept");
        try (Res r = new Res(p, "r")) {
            p.event(r.name);
        }
        throw e;
    }

    @Async
    public static Coroutine<Object> rethrowBehindByHand(Probe p) {
        IllegalStateException e = new IllegalStateException("kept");
        Res r = new Res(p, "r");
        p.event(r.name);
        await(r.aclose(null));
        throw e;
    }

    @Async
    public static Coroutine<Object> inCatchThenRethrow(Probe p) {
        try {
            await(p.fail(new IllegalStateException("first")));
        } catch (IllegalStateException e) {
            try (Res r = new Res(p, "in catch")) {
                p.event(r.name + await(p.value(1)));
            }
            throw e;
        }
        return null;
    }

    @Async
    public static Coroutine<Object> inCatchThenRethrowByHand(Probe p) {
        try {
            await(p.fail(new IllegalStateException("first")));
        } catch (IllegalStateException e) {
            Res r = new Res(p, "in catch");
            p.event(r.name + await(p.value(1)));
            await(r.aclose(null));
            throw e;
        }
        return null;
    }

    @Async
    public static Coroutine<Object> plainResourcesUntouched(Probe p) {
        try (AutoCloseable plain = () -> p.event("plain closed"); Res r = new Res(p, "r")) {
            await(p.fail(new IllegalStateException("body")));
        } catch (Exception e) {
            p.event(e);
        }
        return null;
    }

    @Async
    public static Coroutine<Object> plainResourcesUntouchedByHand(Probe p) {
        try (AutoCloseable plain = () -> p.event("plain closed")) {
            Res r = new Res(p, "r");
            throw await(exit(r, new IllegalStateException("body")));
        } catch (Exception e) {
            p.event(e);
        }
        return null;
    }

    /** A subtype of the interface by way of another, and one from a list. */
    interface Session extends AsyncCloseable {
    }

    @Async
    public static Coroutine<Object> otherStaticTypes(Probe p) {
        for (int i : List.of(0, 1)) {
            Session session = cause -> new Res(p, "session").aclose(cause);
            try (Session s = session; AsyncCloseable c = new Res(p, "c" + i)) {
                p.event("body" + (s == session) + c.getClass().getSimpleName());
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> otherStaticTypesByHand(Probe p) {
        for (int i : List.of(0, 1)) {
            Res c = new Res(p, "c" + i);
            p.event("bodytrueRes");
            await(c.aclose(null));
            await(new Res(p, "session").aclose(null));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> nestedStatements(Probe p) {
        try (Res a = new Res(p, "a")) {
            try (Res b = new Res(p, "bad b")) {
                await(p.fail(new IllegalStateException(a.name + b.name)));
            } catch (IllegalStateException never) {
                p.event("never");
            } finally {
                p.event(await(p.value("f")));
            }
        } catch (IllegalArgumentException e) {
            p.event(e);
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<Object> nestedStatementsByHand(Probe p) {
        try {
            Res a = new Res(p, "a");
            try {
                try {
                    Res b = new Res(p, "bad b");
                    try {
                        await(p.fail(new IllegalStateException(a.name + b.name)));
                    } catch (RuntimeException e) {
                        throw await(exit(b, e));
                    }
                } finally {
                    p.event(await(p.value("f")));
                }
            } catch (RuntimeException e) {
                throw await(exit(a, e));
            }
        } catch (IllegalArgumentException e) {
            p.event(e);
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<Object> explicitClose(Probe p) {
        Res r = new Res(p, "explicit");
        r.close();
        p.event("after");
        return null;
    }

    @Async
    public static Coroutine<Object> explicitCloseByHand(Probe p) {
        Res r = new Res(p, "explicit");
        await(r.aclose(null));
        p.event("after");
        return null;
    }

    @Async
    public static Coroutine<Object> loopInBody(Probe p) {
        long sum = 0;
        try (Res r = new Res(p, "r"); Res s = new Res(p, "s")) {
            for (int i = 0; i < 3; i++) {
                try (Res t = new Res(p, "t" + i)) {
                    sum += t.name.length() + await(p.value(i));
                }
            }
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> loopInBodyByHand(Probe p) {
        long sum = 0;
        Res r = new Res(p, "r");
        Res s = new Res(p, "s");
        for (int i = 0; i < 3; i++) {
            Res t = new Res(p, "t" + i);
            sum += t.name.length() + await(p.value(i));
            await(t.aclose(null));
        }
        await(s.aclose(null));
        await(r.aclose(null));
        return Coroutine.of(sum);
    }
}
