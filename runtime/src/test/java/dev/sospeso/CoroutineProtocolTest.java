package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.ByHand.Coro;
import dev.sospeso.ByHand.Pause;
import dev.sospeso.ByHand.Pending;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Coroutines driven by hand: send, throwIn, close and the errors of a second use. */
final class CoroutineProtocolTest {

    private final Transcript log = new Transcript();

    /** {@code await(Pause("one")); await(Pause("two")); return "end"}. */
    private Coro twoPauses() {
        return ByHand.coroutine((f, site, depth) -> switch (site) {
            case 0 -> f.await(1, new Pause("one"), depth, v -> v);
            case 1 -> {
                log.say("one gave " + f.resumed());
                yield f.await(2, new Pause("two"), depth, v -> v);
            }
            default -> {
                log.say("two gave " + f.resumed());
                yield "end";
            }
        });
    }

    @Test
    void nothingRunsUntilItIsSentTo() {
        Coroutine<Object> c = twoPauses();
        assertEquals(Coroutine.State.CREATED, c.state());
        log.attempt("send 1", () -> c.send(1));
        log.attempt("next", c::next);
        log.attempt("send", () -> c.send("a"));
        log.attempt("send", () -> c.send("b"));
        log.attempt("send", () -> c.send(null));
        log.expect("""
                send 1 raised GeneratorNotStartedException:\
                 can't send non-null value to a just-started coroutine
                next -> one
                one gave a
                send -> two
                two gave b
                send raised StopIteration: end
                send raised IllegalStateException: cannot reuse already awaited coroutine
                """);
        assertEquals(Coroutine.State.CLOSED, c.state());
    }

    @Test
    void aFinishedCoroutineCannotBeUsedAgainHoweverItEnded() {
        Coroutine<Integer> returned = Coroutine.of(1);
        assertEquals(1, ByHand.result(returned));
        Coroutine<Object> failed = ByHand.coroutine((f, site, depth) -> {
            throw new IOException("failed");
        });
        assertThrows(IOException.class, failed::next);
        Coroutine<Integer> closed = Coroutine.of(3);
        closed.close();
        for (Coroutine<?> c : new Coroutine<?>[] {returned, failed, closed}) {
            log.attempt("send", () -> c.send(null));
            log.attempt("await", () -> ByHand.result(ByHand.awaiting(c)));
            log.attempt("throw", () -> c.throwIn(new IOException()));
            log.attemptVoid("close", c::close);
            log.expect("""
                    send raised IllegalStateException: cannot reuse already awaited coroutine
                    await raised IllegalStateException: cannot reuse already awaited coroutine
                    throw raised IllegalStateException: cannot reuse already awaited coroutine
                    close -> null
                    """);
        }
    }

    @Test
    void aCoroutineIsAwaitedByOneAtATime() {
        Coro shared = twoPauses();
        Coro first = ByHand.awaiting(shared);
        first.next();
        log.attempt("await", () -> ByHand.result(ByHand.awaiting(shared)));
        log.attempt("send", () -> shared.send(null));
        log.attempt("first", () -> first.send("x"));
        log.expect("""
                await raised IllegalStateException: coroutine is being awaited already
                send raised IllegalStateException: coroutine is being awaited already
                one gave x
                first -> two
                """);
    }

    @Test
    void aRunningCoroutineRefusesEverything() {
        Coro[] c = new Coro[2];
        Coro inner = ByHand.coroutine((f, site, depth) -> {
            if (site == 0) {
                return f.await(1, new Pause("p"), depth, v -> v);
            }
            for (Coro coroutine : new Coro[] {f, c[0]}) {
                log.attempt("send", () -> coroutine.send(null));
                log.attempt("throw", () -> coroutine.throwIn(new IOException()));
                log.attemptVoid("close", coroutine::close);
                log.say(coroutine.state() + " " + coroutine.location() + " "
                        + coroutine.awaiting());
            }
            log.attempt("await", () -> ByHand.result(ByHand.awaiting(f)));
            return "end";
        });
        c[0] = ByHand.awaiting(inner);
        c[0].next();
        assertEquals("end", ByHand.result(c[0]));
        String refusal = """
                send raised AlreadyExecutingException: coroutine already executing
                throw raised AlreadyExecutingException: coroutine already executing
                close raised AlreadyExecutingException: coroutine already executing
                RUNNING null null
                """;
        log.expect(refusal + refusal + """
                await raised AlreadyExecutingException: coroutine already executing
                """);
    }

    @Test
    void anAwaiterBodyThatEntersItsOwnCoroutineIsRefused() {
        Coro[] c = new Coro[1];
        Awaitable<Object> selfish = () -> new GeneratorFrame<>() {
            @Override
            protected Object resume(int depth) throws Throwable {
                if (enter() == 0) {
                    return this.yield(1, "p");
                }
                log.attempt("send", () -> c[0].send(null));
                return finish(resumed());
            }
        };
        c[0] = ByHand.awaiting(selfish);
        c[0].next();
        assertEquals("v", assertThrows(StopIteration.class, () -> c[0].send("v")).value());
        log.expect("send raised AlreadyExecutingException: coroutine already executing");
    }

    @Test
    void aValueThatIsASuspensionSuspendsNobody() throws Throwable {
        Pending value = new Pending();
        Pending done = new Pending();
        done.complete(value);
        for (int depth = 1; depth < 4; depth++) {
            Coro c = ByHand.awaiting(done);
            for (int i = 1; i < depth; i++) {
                c = ByHand.awaiting(c);
            }
            Coro outermost = c;
            assertSame(value, assertThrows(StopIteration.class, outermost::next).value());
        }
    }

    @Test
    void throwAndCloseEndAnUnstartedCoroutineWithoutRunningIt() {
        Coro c = twoPauses();
        log.attempt("throw", () -> c.throwIn(new IOException("io")));
        log.attempt("send", () -> c.send(null));
        Coro stopped = twoPauses();
        log.attempt("throw stop", () -> stopped.throwIn(new StopIteration(3)));
        Coro closed = twoPauses();
        log.attemptVoid("close", closed::close);
        log.attempt("send", () -> closed.send(null));
        log.expect("""
                throw raised IOException: io
                send raised IllegalStateException: cannot reuse already awaited coroutine
                throw stop raised IllegalStateException: coroutine raised StopIteration
                close -> null
                send raised IllegalStateException: cannot reuse already awaited coroutine
                """);
        assertThrows(NullPointerException.class, () -> twoPauses().throwIn(null));
    }

    private Coro inner(boolean stubborn) {
        return ByHand.coroutine((f, site, depth) -> {
            if (site == 0) {
                return f.await(1, new Pause("work", log), depth, v -> v);
            }
            if (site == 2) {
                f.resumed();
                return "repaired";
            }
            try {
                return f.resumed();
            } catch (IllegalArgumentException exception) {
                log.say("inner caught " + Transcript.text(exception));
                return f.await(2, new Pause("repair"), depth, v -> v);
            } catch (GeneratorExit exit) {
                log.say("inner exit");
                if (stubborn) {
                    return f.await(2, new Pause("no way"), depth, v -> v);
                }
                throw exit;
            }
        });
    }

    private Coro outer(Coro inner) {
        return ByHand.coroutine((f, site, depth) -> {
            if (site == 0) {
                return f.await(1, inner, depth, v -> v);
            }
            try {
                return f.resumed();
            } finally {
                log.say("outer finally");
            }
        });
    }

    @Test
    void exceptionsEnterAtTheInnermostAwait() {
        Coro c = outer(inner(false));
        log.attempt("send", () -> c.send(null));
        log.attempt("throw", () -> c.throwIn(new IllegalArgumentException("v")));
        log.attempt("send", () -> c.send(null));
        log.expect("""
                send -> work
                pause work left
                inner caught IllegalArgumentException: v
                throw -> repair
                outer finally
                send raised StopIteration: repaired
                """);
    }

    @Test
    void closeGoesInsideOut() {
        Coro c = outer(inner(false));
        c.next();
        log.attemptVoid("close", c::close);
        log.attemptVoid("close", c::close);
        log.expect("""
                pause work left
                inner exit
                outer finally
                close -> null
                close -> null
                """);
    }

    @Test
    void aCoroutineThatSuspendsDuringCloseFailsItsAwaiterAndStaysWhereItIs() {
        Coro inner = inner(true);
        Coro c = outer(inner);
        c.next();
        log.attemptVoid("close", c::close);
        log.attempt("outer", () -> c.send(null));
        log.attempt("inner", () -> inner.send(null));
        log.expect("""
                pause work left
                inner exit
                outer finally
                close raised IllegalStateException: coroutine ignored GeneratorExit
                outer raised IllegalStateException: cannot reuse already awaited coroutine
                inner raised StopIteration: repaired
                """);
    }

    @Test
    void generatorExitThrownInClosesWhatIsAwaitedAndArrivesAsItself() {
        GeneratorExit exit = new GeneratorExit("mine");
        Coro c = outer(inner(false));
        c.next();
        assertSame(exit, assertThrows(GeneratorExit.class, () -> c.throwIn(exit)));
    }

    @Test
    void aStopIterationThatLeavesABodyBecomesAnErrorForWhoeverAwaits() {
        StopIteration stop = new StopIteration("s");
        for (int suspends = 0; suspends < 2; suspends++) {
            boolean first = suspends == 0;
            Coro leak = ByHand.coroutine((f, site, depth) -> {
                if (site == 0 && first) {
                    return f.await(1, new Pause("p"), depth, v -> v);
                }
                throw stop;
            });
            Coro c = ByHand.awaiting(leak);
            IllegalStateException error =
                    assertThrows(IllegalStateException.class, () -> ByHand.result(c));
            assertEquals("coroutine raised StopIteration", error.getMessage());
            assertSame(stop, error.getCause());
        }
    }

    @Test
    void stopAsyncIterationIsAnOrdinaryExceptionInACoroutine() {
        StopAsyncIteration stop = new StopAsyncIteration();
        Coro c = ByHand.coroutine((f, site, depth) -> {
            throw stop;
        });
        assertSame(stop, assertThrows(StopAsyncIteration.class, c::next));
    }

    @Test
    void aSuspendedCoroutineSaysWhereItIsAndWhatItAwaits() {
        Pending future = new Pending();
        String sites = ByHand.sites("test.Shop", "order", new int[] {1, 42}, false);
        Coro inner = new Coro(sites, (f, site, depth) -> f.await(1, future, depth, v -> v));
        Coro outer = ByHand.awaiting(inner);
        assertNull(inner.location());
        assertNull(inner.awaiting());
        assertSame(future, outer.send(null));
        assertEquals(Coroutine.State.SUSPENDED, inner.state());
        assertEquals("test.Shop.order(test.Shop.java:42)", inner.location().toString());
        assertSame(future, inner.awaiting());
        assertSame(inner, outer.awaiting());
        assertNull(outer.location());
    }

    @Test
    void aCoroutineIsAnAwaitableWithAnAwaiter() {
        Generator<Object, Object, Object> awaiter = twoPauses().awaiter();
        assertTrue(awaiter.hasNext());
        assertEquals("one", awaiter.next());
        assertEquals("two", awaiter.send("a"));
        assertThrows(IllegalStateException.class, awaiter::result);
        assertEquals("end", assertThrows(StopIteration.class, () -> awaiter.send("b")).value());
        assertEquals("end", awaiter.result());
        assertThrows(IllegalStateException.class, awaiter::next);
        log.expect("""
                one gave a
                two gave b
                """);
    }

    @Test
    void awaitingNullSaysWhyThatHappens() {
        NullPointerException error = assertThrows(NullPointerException.class,
                () -> ByHand.result(ByHand.awaiting(null)));
        assertTrue(error.getMessage().contains("@Async"), error.getMessage());
    }

    @Test
    void aSuspensionCanBeTheResult() {
        Coroutine<Object> value = Coroutine.of("not awaited");
        Coro c = ByHand.awaiting(ByHand.awaiting(Coroutine.of(value)));
        assertSame(value, ByHand.result(c));
        assertEquals(Coroutine.State.CREATED, value.state());
    }

    @Test
    void aDriverTakesACoroutineOver() throws Throwable {
        Coro c = twoPauses();
        AsyncFrame leaf = Chain.of(c);
        assertEquals(Coroutine.State.CREATED, c.state());
        assertThrows(IllegalStateException.class, () -> Chain.of(c));
        assertThrows(IllegalStateException.class, () -> c.send(null));
        assertThrows(IllegalStateException.class, () -> ByHand.result(ByHand.awaiting(c)));
        AsyncFrame suspended = (AsyncFrame) AsyncFrame.drive(leaf);
        assertEquals("one", Chain.yielded(suspended));
        Coro closed = twoPauses();
        AsyncFrame unstarted = Chain.of(closed);
        closed.close();
        assertThrows(IllegalStateException.class, () -> AsyncFrame.drive(unstarted));
        Coro started = twoPauses();
        started.next();
        assertEquals("one", Chain.yielded(Chain.of(started)));
    }
}
