package targets.tryfinally;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.mayThrow;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.io.IOException;

/** Exceptions that awaits throw, and what handlers see. */
public class CatchTarget {

    @Async
    public static Coroutine<Object> failureCaught(Probe p) {
        try {
            await(p.fail(new IllegalStateException("x")));
            p.event("never");
        } catch (IllegalStateException e) {
            p.event(e);
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<Object> failureLeaves(Probe p) {
        String s = await(p.value("s"));
        await(p.fail(new IllegalStateException("left " + s)));
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<Object> identity(Probe p) {
        IllegalStateException thrown = new IllegalStateException("same");
        try {
            await(fails(p, thrown));
        } catch (IllegalStateException e) {
            return Coroutine.of(e == thrown && e.getSuppressed().length == 0 && e.getCause() == null);
        }
        return null;
    }

    @Async
    private static Coroutine<Void> fails(Probe p, RuntimeException exception) {
        await(p.value(1));
        await(p.fail(exception));
        return null;
    }

    /** KI#6: the assignment in the try did not happen. */
    @Async
    public static Coroutine<Object> assignmentThatThrows(Probe p) {
        String s = "data";
        int n = 1;
        try {
            n = 2;
            s = await(p.fail(new IllegalStateException("x")));
            n = 3;
        } catch (IllegalStateException e) {
            p.event(s + n);
        }
        return Coroutine.of(s + n);
    }

    /** KI#49: an exception in the try after the only suspension, before it. */
    @Async
    public static Coroutine<Object> assignmentAfterException(Probe p) {
        double d = 1;
        double d2 = await(p.value(2.0));
        String s = null;
        try {
            d = d2;
            d2 = s.length();
        } catch (NullPointerException e) {
            p.event(d + ":" + d2);
        }
        return Coroutine.of(d + d2);
    }

    @Async
    public static Coroutine<Object> subclassChoosesClause(Probe p) {
        for (int i = 0; i < 4; i++) {
            try {
                await(p.value(i));
                switch (i) {
                    case 0 -> throw new NumberFormatException("n");
                    case 1 -> await(p.fail(new NumberFormatException("f")));
                    case 2 -> throw new IllegalArgumentException("i");
                    default -> await(p.fail(new IllegalStateException("s")));
                }
            } catch (NumberFormatException e) {
                p.event("number " + e);
            } catch (IllegalArgumentException e) {
                p.event("argument " + e);
            } catch (RuntimeException e) {
                p.event("runtime " + e);
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> multiCatch(Probe p) {
        for (int i = 0; i < 3; i++) {
            try {
                RuntimeException[] kinds = {new IllegalStateException("a"),
                    new ArithmeticException("b"), new ClassCastException("c")};
                await(p.fail(kinds[i]));
            } catch (IllegalStateException | ArithmeticException e) {
                await(p.value(1));
                p.event("one of two " + e);
            } catch (ClassCastException e) {
                p.event("third " + e);
            }
        }
        return null;
    }

    /** nqzero/kilim#13: a try, catch and finally nested in a catch. */
    @Async
    public static Coroutine<Object> nestedInCatch(Probe p) {
        try {
            await(p.value(1));
            throw new IllegalStateException("outer");
        } catch (IllegalStateException e) {
            p.event("C");
            try {
                await(p.value(2));
                throw new IllegalArgumentException("inner");
            } catch (IllegalArgumentException i) {
                p.event("E" + i.getMessage() + e.getMessage());
            } finally {
                p.event("F");
                await(p.value(3));
            }
            p.event("B" + e.getMessage());
        }
        return Coroutine.of("done");
    }

    /** QU#211: the await is the last instruction before the handler. */
    @Async
    public static Coroutine<Object> awaitIsWholeTry(Probe p) {
        try {
            await(p.fail(new IllegalStateException("only")));
        } catch (IllegalStateException e) {
            p.event("caught");
        }
        int x = 0;
        try {
            x = await(p.value(5));
        } catch (IllegalStateException e) {
            x = 1;
        }
        try {
            return Coroutine.of(x + await(p.value(5)));
        } catch (IllegalStateException e) {
            return null;
        }
    }

    @Async
    public static Coroutine<Object> awaitInCatch(Probe p) {
        String s = "s";
        try {
            throw new IllegalStateException("x");
        } catch (IllegalStateException e) {
            s = s + await(p.value("1")) + e.getMessage();
            s = s + await(p.value("2")) + e.getMessage();
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> throwFromCatch(Probe p) {
        try {
            try {
                await(p.fail(new IllegalStateException("first")));
            } catch (IllegalStateException e) {
                await(p.value(1));
                RuntimeException second = new RuntimeException("second", e);
                second.addSuppressed(e);
                throw second;
            }
        } catch (RuntimeException e) {
            await(p.value(2));
            p.event(e);
            throw e;
        }
        return null;
    }

    @Async
    public static Coroutine<Object> rethrown(Probe p) {
        for (int i = 0; i < 2; i++) {
            try {
                try {
                    await(p.fail(new Error("e" + i)));
                } catch (Throwable t) {
                    await(p.value(1));
                    p.event(t);
                    throw t;
                }
            } catch (Error e) {
                p.event("outer " + e);
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> handlerThenReuse(Probe p) {
        String result = "";
        for (int i = 0; i < 3; i++) {
            try {
                if (i == 1) {
                    await(p.fail(new IllegalStateException("x" + i)));
                }
                long wide = await(p.value(7L));
                result += wide;
            } catch (IllegalStateException e) {
                result += e.getMessage();
            }
            String reused = await(p.value("r"));
            result += reused;
        }
        return Coroutine.of(result);
    }

    @Async
    public static Coroutine<Object> nestedLevels(Probe p) {
        String log = "";
        try {
            log += "1";
            try {
                log += await(p.value("2"));
                try {
                    log += await(p.value("3"));
                    await(p.fail(new IllegalStateException("deep")));
                } catch (ArithmeticException e) {
                    log += "wrong";
                }
                log += "never";
            } catch (NullPointerException e) {
                log += "wrong";
            } finally {
                log += await(p.value("4"));
            }
        } catch (IllegalStateException e) {
            log += e.getMessage() + await(p.value("5"));
        } finally {
            log += "6";
            p.event(log);
        }
        return Coroutine.of(log);
    }

    @Async
    private static Coroutine<String> read(Probe p, boolean fail) throws IOException {
        await(p.value(1));
        if (fail) {
            throw new IOException("io");
        }
        mayThrow(IOException.class);
        return Coroutine.of("read");
    }

    @Async
    public static Coroutine<Object> checkedExceptions(Probe p) {
        String s = "";
        for (boolean fail : new boolean[] {false, true}) {
            try {
                s += await(read(p, fail));
            } catch (IOException e) {
                s += e.getMessage() + await(p.value("!"));
            }
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> checkedByClass(Probe p) {
        String s = "";
        try {
            s += await(p.value("fine"), IOException.class);
            s += await(p.<String>fail(new IOException("declared")), IOException.class);
        } catch (IOException e) {
            s += e.getMessage();
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> catchThrowable(Probe p) {
        try {
            await(p.value(1));
            await(p.fail(new Error("any")));
        } catch (Throwable t) {
            p.event(t);
        }
        return Coroutine.of("swallowed");
    }

    @Async
    public static Coroutine<Object> emptyHandlers(Probe p) {
        int x = 1;
        try {
            x = await(p.value(2));
        } catch (RuntimeException ignored) {
        }
        try {
        } finally {
            x += await(p.value(3));
        }
        try {
            x += 1;
        } finally {
        }
        return Coroutine.of(x);
    }

    @Async
    public static Coroutine<Object> throwOfAwaited(Probe p) {
        try {
            throw await(p.value(new IllegalStateException("value")));
        } catch (IllegalStateException e) {
            p.event(e);
        }
        throw await(p.value(new IllegalArgumentException("left")));
    }

    @Async
    public static Coroutine<Object> stackClearedByException(Probe p) {
        int x = 1;
        try {
            x = x + p.mark("left", 5) * await(p.<Integer>fail(new IllegalStateException("e")));
        } catch (IllegalStateException e) {
            x = x + 10 + await(p.value(3));
        }
        return Coroutine.of(x);
    }

    @Async
    public static Coroutine<Object> retryLoop(Probe p) {
        int attempt = 0;
        while (true) {
            try {
                attempt++;
                if (attempt < 3) {
                    await(p.fail(new IllegalStateException("a" + attempt)));
                }
                return Coroutine.of(attempt + await(p.value("ok")));
            } catch (IllegalStateException e) {
                p.event(e);
                await(p.value("pause"));
            }
        }
    }
}
