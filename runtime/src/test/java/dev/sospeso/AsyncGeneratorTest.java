package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.ByHand.Agen;
import dev.sospeso.ByHand.Pause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Async generators step by step, with the outcomes of CPython 3.11. */
final class AsyncGeneratorTest {

    private final Transcript log = new Transcript();

    private void step(String label, Coroutine<?> step) {
        log.attempt(label, () -> ByHand.result(step));
    }

    /** {@code while (true) n = yield n}; pauses after each value that is sent. */
    private Agen averager(int count) {
        int[] sum = new int[2];
        return ByHand.asyncGenerator((f, site, depth) -> {
            if (site == 0) {
                return f.yield(1, 0);
            }
            if (site == 1) {
                sum[0] += (int) f.resumed();
                sum[1]++;
                return f.await(2, new Pause("pause"), depth);
            }
            f.resumed();
            return sum[1] < count ? f.yield(1, sum[0] / sum[1]) : f.finish();
        });
    }

    /** What a body does with an exception at its only yield, before it pauses and goes on. */
    private interface Handler {
        Object handle(Agen frame, Throwable exception, int depth) throws Throwable;
    }

    private static Agen guarded(Handler handler) {
        return ByHand.asyncGenerator((f, site, depth) -> {
            if (site == 0) {
                return f.yield(1, "a");
            }
            try {
                f.resumed();
            } catch (Throwable exception) {
                return handler.handle(f, exception, depth);
            }
            return site == 1 ? f.yield(3, "c") : f.finish();
        });
    }

    @Test
    void valuesSentArriveAtTheYieldAndTheEndIsForEver() {
        Agen g = averager(3);
        step("asend 5", g.asend(5));
        step("anext", g.anext());
        step("asend 10", g.asend(10));
        step("asend 20", g.asend(20));
        step("asend 90", g.asend(90));
        step("asend 1", g.asend(1));
        step("anext", g.anext());
        log.expect("""
                asend 5 raised GeneratorNotStartedException:\
                 can't send non-null value to a just-started async generator
                anext -> 0
                asend 10 -> 10
                asend 20 -> 15
                asend 90 raised StopAsyncIteration
                asend 1 raised StopAsyncIteration
                anext raised StopAsyncIteration
                """);
    }

    @Test
    void anAwaitInsideSuspendsTheStepAndIsDrivenThroughIt() {
        Agen g = averager(2);
        step("anext", g.anext());
        Coroutine<Object> step = g.asend(4);
        log.attempt("first send", () -> step.send(null));
        log.attempt("second send", () -> step.send("ignored"));
        log.expect("""
                anext -> 0
                first send -> pause
                second send raised StopIteration: 4
                """);
    }

    @Test
    void suspensionsAreValuesToo() {
        Coroutine<Object> value = Coroutine.of("never awaited");
        Agen g = ByHand.asyncGenerator((f, site, depth) -> switch (site) {
            case 0 -> f.yield(1, value);
            case 1 -> f.await(2, new Pause("p"), depth);
            default -> f.yield(3, value);
        });
        assertSame(value, ByHand.result(g.anext()));
        assertSame(value, ByHand.result(g.anext()));
        assertEquals(Coroutine.State.CREATED, value.state());
    }

    @Test
    void athrowIsAnsweredWithAYieldAReturnOrTheException() {
        Agen yields = guarded((f, e, depth) -> f.yield(1, "caught"));
        step("anext", yields.anext());
        step("athrow", yields.athrow(new IllegalArgumentException("v")));
        step("anext", yields.anext());
        Agen returns = guarded((f, e, depth) -> f.finish());
        step("anext", returns.anext());
        step("athrow", returns.athrow(new IllegalArgumentException("v")));
        step("anext", returns.anext());
        step("athrow finished", returns.athrow(new IllegalArgumentException("v")));
        Agen throwing = guarded((f, e, depth) -> {
            throw e;
        });
        step("anext", throwing.anext());
        step("athrow", throwing.athrow(new GeneratorExit("mine")));
        step("anext", throwing.anext());
        Agen fresh = guarded((f, e, depth) -> f.yield(1, "never"));
        step("unstarted", fresh.athrow(new IllegalArgumentException("early")));
        step("anext", fresh.anext());
        log.expect("""
                anext -> a
                athrow -> caught
                anext -> c
                anext -> a
                athrow raised StopAsyncIteration
                anext raised StopAsyncIteration
                athrow finished -> null
                anext -> a
                athrow raised GeneratorExit: mine
                anext raised StopAsyncIteration
                unstarted raised IllegalArgumentException: early
                anext raised StopAsyncIteration
                """);
    }

    @Test
    void acloseWaitsForFinallyBlocksAndIsSilent() {
        Agen[] g = new Agen[1];
        g[0] = ByHand.asyncGenerator((f, site, depth) -> {
            if (site == 0) {
                return f.yield(1, 1);
            }
            if (site == 1) {
                try {
                    f.resumed();
                } catch (Throwable exception) {
                    log.say("cleanup after " + Transcript.text(exception));
                    return f.await(2, new Pause("cleaning"), depth);
                }
            }
            f.resumed();
            throw new GeneratorExit();
        });
        step("anext", g[0].anext());
        Coroutine<Void> closing = g[0].aclose();
        log.attempt("aclose", () -> closing.send(null));
        log.attempt("aclose", () -> closing.send(null));
        step("aclose twice", g[0].aclose());
        step("anext", g[0].anext());
        step("unstarted", averager(1).aclose());
        log.expect("""
                anext -> 1
                cleanup after GeneratorExit
                aclose -> cleaning
                aclose raised StopIteration
                aclose twice -> null
                anext raised StopAsyncIteration
                unstarted -> null
                """);
    }

    @Test
    void aGeneratorThatIgnoresAcloseFailsItAndCanOnlyGoOn() {
        Agen g = guarded((f, e, depth) -> f.yield(1, "ignored"));
        step("anext", g.anext());
        step("aclose", g.aclose());
        step("aclose", g.aclose());
        step("athrow", g.athrow(new IllegalArgumentException("v")));
        step("anext", g.anext());
        step("anext", g.anext());
        step("aclose", g.aclose());
        log.expect("""
                anext -> a
                aclose raised IllegalStateException: async generator ignored GeneratorExit
                aclose raised StopAsyncIteration
                athrow raised StopAsyncIteration
                anext -> c
                anext raised StopAsyncIteration
                aclose -> null
                """);
    }

    @Test
    void acloseGivesOtherExceptionsThrough() {
        Agen g = guarded((f, e, depth) -> {
            throw new IllegalArgumentException("in finally");
        });
        step("anext", g.anext());
        step("aclose", g.aclose());
        step("aclose", g.aclose());
        Agen returns = guarded((f, e, depth) -> f.finish());
        step("anext", returns.anext());
        step("aclose", returns.aclose());
        log.expect("""
                anext -> a
                aclose raised IllegalArgumentException: in finally
                aclose -> null
                anext -> a
                aclose -> null
                """);
    }

    @Test
    void anEndOfIterationThatLeavesTheBodyBecomesAnError() {
        for (RuntimeException stop : List.of(new StopIteration(3), new StopAsyncIteration())) {
            Agen g = guarded((f, e, depth) -> {
                throw e;
            });
            step("anext", g.anext());
            assertSame(stop, assertThrows(IllegalStateException.class,
                    () -> ByHand.result(g.athrow(stop))).getCause());
            Agen later = ByHand.asyncGenerator((f, site, depth) -> {
                if (site == 0) {
                    return f.await(1, new Pause("p"), depth);
                }
                throw stop;
            });
            step("later", later.anext());
            step("after", later.anext());
        }
        log.expect("""
                anext -> a
                later raised IllegalStateException: async generator raised StopIteration
                after raised StopAsyncIteration
                anext -> a
                later raised IllegalStateException: async generator raised StopAsyncIteration
                after raised StopAsyncIteration
                """);
    }

    @Test
    void onlyOneOperationRunsAtATime() {
        Agen g = ByHand.asyncGenerator((f, site, depth) -> switch (site) {
            case 0 -> f.await(1, new Pause("slow"), depth);
            case 1 -> f.yield(2, "one");
            default -> f.finish();
        });
        Coroutine<Object> first = g.anext();
        log.attempt("first", first::next);
        step("anext", g.anext());
        step("asend", g.asend(1));
        step("athrow", g.athrow(new IllegalArgumentException()));
        step("aclose", g.aclose());
        log.attempt("first", first::next);
        step("anext", g.anext());
        log.expect("""
                first -> slow
                anext raised IllegalStateException:\
                 anext(): asynchronous generator is already running
                asend raised IllegalStateException:\
                 anext(): asynchronous generator is already running
                athrow raised IllegalStateException:\
                 athrow(): asynchronous generator is already running
                aclose raised IllegalStateException:\
                 aclose(): asynchronous generator is already running
                first raised StopIteration: one
                anext raised StopAsyncIteration
                """);
    }

    @Test
    void theBodyItselfCannotStepItsGenerator() {
        Agen[] g = new Agen[1];
        g[0] = ByHand.asyncGenerator((f, site, depth) -> {
            step("inside", g[0].anext());
            return f.yield(1, "alive");
        });
        step("outside", g[0].anext());
        log.expect("""
                inside raised IllegalStateException:\
                 anext(): asynchronous generator is already running
                outside -> alive
                """);
    }

    @Test
    void aStepRunsOnce() {
        Agen g = averager(3);
        Coroutine<Object> next = g.anext();
        step("anext", next);
        step("again", next);
        step("awaited", ByHand.awaiting(next));
        Coroutine<Void> closing = g.aclose();
        step("aclose", closing);
        step("again", closing);
        Coroutine<Object> closed = averager(3).anext();
        closed.close();
        step("closed", closed);
        log.expect("""
                anext -> 0
                again raised IllegalStateException:\
                 cannot reuse already awaited __anext__()/asend()
                awaited raised IllegalStateException:\
                 cannot reuse already awaited __anext__()/asend()
                aclose -> null
                again raised IllegalStateException:\
                 cannot reuse already awaited aclose()/athrow()
                closed raised IllegalStateException:\
                 cannot reuse already awaited __anext__()/asend()
                """);
    }

    @Test
    void anExceptionThrownIntoAStepReachesTheAwaitInside() {
        Agen g = ByHand.asyncGenerator((f, site, depth) -> {
            if (site == 0) {
                return f.await(1, new Pause("p", log), depth);
            }
            try {
                f.resumed();
            } catch (IllegalArgumentException exception) {
                return f.yield(2, "caught " + exception.getMessage());
            }
            return f.finish();
        });
        Coroutine<Object> step = g.anext();
        log.attempt("send", () -> step.send(null));
        log.attempt("throw", () -> step.throwIn(new IllegalArgumentException("v")));
        step("anext", g.anext());
        log.expect("""
                send -> p
                pause p left
                throw raised StopIteration: caught v
                anext raised StopAsyncIteration
                """);
    }

    @Test
    void closingAStepEndsTheGenerator() {
        Agen g = averager(5);
        step("anext", g.anext());
        Coroutine<Object> step = g.asend(1);
        log.attempt("send", () -> step.send(null));
        log.attemptVoid("close", step::close);
        step("anext", g.anext());
        log.expect("""
                anext -> 0
                send -> pause
                close -> null
                anext raised StopAsyncIteration
                """);
    }

    @Test
    void hooksAreToldOfTheFirstIterationAndOfTheEnd() {
        List<String> told = new ArrayList<>();
        AsyncGeneratorHooks before = AsyncGeneratorHooks.install(new AsyncGeneratorHooks() {
            @Override
            public void firstIteration(AsyncGenerator<?, ?> generator) {
                told.add("first");
            }

            @Override
            public void finished(AsyncGenerator<?, ?> generator) {
                told.add("finished");
            }
        });
        try {
            Agen returned = averager(1);
            assertEquals(List.of(), told);
            returned.anext();
            assertEquals(List.of("first"), told);
            ByHand.result(returned.anext());
            assertThrows(StopAsyncIteration.class, () -> ByHand.result(returned.asend(1)));
            ByHand.result(returned.aclose());
            assertEquals(List.of("first", "finished"), told);
            told.clear();
            ByHand.result(averager(1).aclose());
            assertEquals(List.of("first", "finished"), told);
            told.clear();
            Agen threw = guarded((f, e, depth) -> {
                throw e;
            });
            ByHand.result(threw.anext());
            assertThrows(IllegalArgumentException.class,
                    () -> ByHand.result(threw.athrow(new IllegalArgumentException())));
            assertEquals(List.of("first", "finished"), told);
        } finally {
            AsyncGeneratorHooks.install(before);
        }
        averager(1).anext();
        assertEquals(List.of("first", "finished"), told);
    }
}
