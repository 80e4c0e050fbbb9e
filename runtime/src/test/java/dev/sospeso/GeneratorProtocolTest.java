package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One generator by itself: next, send, throwIn, close, with CPython's outcomes. */
final class GeneratorProtocolTest {

    private final Transcript log = new Transcript();

    /** {@code a = yield "first"; b = yield "second"; return "bye"}. */
    private final class Echo extends GeneratorFrame<String, Object, String> {
        @Override
        protected Object resume(int depth) throws Throwable {
            switch (enter()) {
                case 0:
                    log.say("body start");
                    return this.yield(1, "first");
                case 1:
                    log.say("a is " + resumed());
                    return this.yield(2, "second");
                default:
                    log.say("b is " + resumed());
                    return finish("bye");
            }
        }
    }

    /** Yields 0, 1, ... below n, and returns n. */
    private static final class Count extends GeneratorFrame<Integer, Void, Integer> {
        private final int n;
        private int i;

        Count(int n) {
            this.n = n;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            if (enter() != 0) {
                resumed();
                i++;
            }
            return i < n ? this.yield(1, i) : finish(n);
        }
    }

    /** {@code yield 1}, then what {@code then} says to an exception at it, or "end". */
    private static final class Guarded extends GeneratorFrame<Object, Object, Object> {
        interface Handler {
            Object handle(Guarded frame, Throwable exception) throws Throwable;
        }

        private final Handler handler;

        Guarded(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            if (enter() == 0) {
                return this.yield(1, 1);
            }
            try {
                resumed();
            } catch (Throwable exception) {
                return handler.handle(this, exception);
            }
            return finish("end");
        }
    }

    @Test
    void nextRunsTheBodySendGivesTheYieldItsValueAndTheResultComesOnce() {
        Generator<String, Object, String> g = new Echo();
        log.say("created");
        log.attempt("next", g::next);
        log.attempt("send", () -> g.send(7));
        log.attempt("next", g::next);
        log.attempt("again", g::next);
        log.attempt("send", () -> g.send(5));
        log.expect("""
                created
                body start
                next -> first
                a is 7
                send -> second
                b is null
                next raised StopIteration: bye
                again raised StopIteration
                send raised StopIteration
                """);
        assertEquals("bye", g.result());
    }

    @Test
    void aValueCannotBeSentBeforeTheFirstYield() {
        Generator<String, Object, String> g = new Echo();
        log.attempt("send 10", () -> g.send(10));
        log.attempt("send null", () -> g.send(null));
        log.attempt("send 10", () -> g.send(10));
        log.expect("""
                send 10 raised GeneratorNotStartedException:\
                 can't send non-null value to a just-started generator
                body start
                send null -> first
                a is 10
                send 10 -> second
                """);
    }

    @Test
    void throwAndCloseEndAnUnstartedGeneratorWithoutRunningIt() {
        Echo g = new Echo();
        log.attempt("throw", () -> g.throwIn(new IllegalArgumentException("boom")));
        log.attempt("next", g::next);
        log.attempt("throw again", () -> g.throwIn(new KeyboardInterrupt("late")));
        Echo h = new Echo();
        log.attemptVoid("close", h::close);
        log.attempt("next", h::next);
        log.attemptVoid("close twice", h::close);
        log.attempt("throw stop", () -> new Echo().throwIn(new StopIteration(4)));
        log.expect("""
                throw raised IllegalArgumentException: boom
                next raised StopIteration
                throw again raised KeyboardInterrupt: late
                close -> null
                next raised StopIteration
                close twice -> null
                throw stop raised IllegalStateException: generator raised StopIteration
                """);
        assertThrows(IllegalStateException.class, g::result);
    }

    @Test
    void aFinishedGeneratorStaysFinished() {
        Generator<Object, Object, Object> g = new Guarded((frame, e) -> {
            throw e;
        });
        g.next();
        log.attempt("throw", () -> g.throwIn(new IOException("from body")));
        log.attempt("next", g::next);
        log.attempt("send", () -> g.send(3));
        log.attempt("throw", () -> g.throwIn(new IllegalArgumentException("late")));
        log.attemptVoid("close", g::close);
        log.attempt("throw stop", () -> g.throwIn(new StopIteration(4)));
        log.expect("""
                throw raised IOException: from body
                next raised StopIteration
                send raised StopIteration
                throw raised IllegalArgumentException: late
                close -> null
                throw stop raised StopIteration: 4
                """);
        assertFalse(g.hasNext());
        assertThrows(IllegalStateException.class, g::result);
    }

    @Test
    void aRunningGeneratorRefusesEveryOperationAndGoesOn() {
        var g = new GeneratorFrame<Object, Object, Object>() {
            @Override
            protected Object resume(int depth) throws Throwable {
                switch (enter()) {
                    case 0:
                        log.attempt("inner next", this::next);
                        log.attempt("inner send", () -> send(1));
                        log.attempt("inner throw", () -> throwIn(new IOException()));
                        log.attemptVoid("inner close", this::close);
                        log.attempt("inner hasNext", this::hasNext);
                        return this.yield(1, "alive");
                    default:
                        log.say("got " + resumed());
                        log.attempt("inner next", this::next);
                        return finish(null);
                }
            }
        };
        log.attempt("next", g::next);
        log.attempt("send", () -> g.send("hello"));
        log.expect("""
                inner next raised AlreadyExecutingException: generator already executing
                inner send raised AlreadyExecutingException: generator already executing
                inner throw raised AlreadyExecutingException: generator already executing
                inner close raised AlreadyExecutingException: generator already executing
                inner hasNext raised AlreadyExecutingException: generator already executing
                next -> alive
                got hello
                inner next raised AlreadyExecutingException: generator already executing
                send raised StopIteration
                """);
    }

    @Test
    void anExceptionThrownInMayBeCaughtAndAnsweredWithAYieldOrAReturn() {
        Generator<Object, Object, Object> yields = new Guarded((f, e) -> f.yield(1, "caught"));
        yields.next();
        assertEquals("caught", yields.throwIn(new IOException()));
        assertEquals("caught", yields.throwIn(new IOException()));
        Generator<Object, Object, Object> returns = new Guarded((f, e) -> f.finish("done"));
        returns.next();
        assertEquals("done", assertThrows(StopIteration.class,
                () -> returns.throwIn(new IOException())).value());
        assertEquals("done", returns.result());
    }

    @Test
    void theExceptionThrownInIsItselfAndMayBeChecked() {
        IOException exception = new IOException("io");
        Generator<Object, Object, Object> g = new Guarded((f, e) -> {
            throw e;
        });
        g.next();
        assertSame(exception, assertThrows(IOException.class, () -> g.throwIn(exception)));
    }

    @Test
    void throwInOfNullIsRefused() {
        assertThrows(NullPointerException.class, () -> new Echo().throwIn(null));
    }

    @Test
    void aGeneratorThatYieldsDuringCloseStaysAlive() {
        int[] left = {2};
        Generator<Object, Object, Object> g = new Guarded((f, e) -> {
            if (left[0]-- == 0) {
                throw e;
            }
            return f.yield(1, left[0]);
        });
        log.attempt("next", g::next);
        log.attemptVoid("close", g::close);
        log.attemptVoid("close", g::close);
        log.attemptVoid("close", g::close);
        log.attempt("next", g::next);
        log.expect("""
                next -> 1
                close raised IllegalStateException: generator ignored GeneratorExit
                close raised IllegalStateException: generator ignored GeneratorExit
                close -> null
                next raised StopIteration
                """);
    }

    @Test
    void closeSwallowsAReturnAndGeneratorExitButNothingElse() {
        close("returns", (f, e) -> f.finish(5));
        close("raises", (f, e) -> {
            throw new IOException("changed my mind");
        });
        close("passes", (f, e) -> {
            throw e;
        });
        close("other exit", (f, e) -> {
            throw new GeneratorExit("mine");
        });
        close("stop", (f, e) -> {
            throw new StopIteration(3);
        });
        log.expect("""
                returns -> null
                returns next raised StopIteration
                raises raised IOException: changed my mind
                raises next raised StopIteration
                passes -> null
                passes next raised StopIteration
                other exit -> null
                other exit next raised StopIteration
                stop raised IllegalStateException: generator raised StopIteration
                stop next raised StopIteration
                """);
        Generator<Object, Object, Object> g = new Guarded((f, e) -> {
            throw e;
        });
        g.next();
        GeneratorExit exit = new GeneratorExit("why");
        assertSame(exit, assertThrows(GeneratorExit.class, () -> g.throwIn(exit)));
    }

    private void close(String label, Guarded.Handler handler) {
        Generator<Object, Object, Object> g = new Guarded(handler);
        g.next();
        log.attemptVoid(label, g::close);
        log.attempt(label + " next", g::next);
    }

    @Test
    void aStopIterationThatLeavesTheBodyBecomesAnError() {
        StopIteration stop = new StopIteration("x");
        Generator<Object, Object, Object> g = new Guarded((f, e) -> {
            throw e;
        });
        g.next();
        IllegalStateException error =
                assertThrows(IllegalStateException.class, () -> g.throwIn(stop));
        assertEquals("generator raised StopIteration", error.getMessage());
        assertSame(stop, error.getCause());
        assertThrows(StopIteration.class, g::next);
    }

    @Test
    void aLoopMayStopAndAnotherGoOn() {
        Generator<Integer, Void, Integer> g = new Count(5);
        for (int x : g) {
            log.say("first " + x);
            if (x == 1) {
                break;
            }
        }
        for (int x : g) {
            log.say("second " + x);
        }
        for (int x : g) {
            log.say("never " + x);
        }
        log.expect("""
                first 0
                first 1
                second 2
                second 3
                second 4
                """);
        assertEquals(5, g.result());
    }

    @Test
    void hasNextRunsAheadAndNextTakesTheWaitingValue() {
        Generator<String, Object, String> g = new Echo();
        log.attempt("hasNext", g::hasNext);
        log.attempt("hasNext", g::hasNext);
        log.attempt("next", g::next);
        log.attempt("hasNext", g::hasNext);
        log.attempt("send", () -> g.send("x"));
        log.attempt("send null", () -> g.send(null));
        log.attempt("send", () -> g.send("y"));
        log.expect("""
                body start
                hasNext -> true
                hasNext -> true
                next -> first
                a is null
                hasNext -> true
                send raised IllegalStateException: can't send non-null value:\
                 hasNext() has run ahead to the next yield
                send null -> second
                b is y
                send raised StopIteration: bye
                """);
    }

    @Test
    void theEndThatHasNextFoundWaitsToo() {
        Generator<Integer, Void, Integer> g = new Count(0);
        assertFalse(g.hasNext());
        assertFalse(g.hasNext());
        assertEquals(0, g.result());
        assertEquals(0, assertThrows(StopIteration.class, g::next).value());
        assertEquals(null, assertThrows(StopIteration.class, g::next).value());
        assertFalse(g.hasNext());
        assertEquals(0, g.result());
    }

    @Test
    void throwInAndCloseDropTheWaitingValue() {
        Generator<Object, Object, Object> g = new Guarded((f, e) -> f.yield(1, "caught"));
        assertTrue(g.hasNext());
        assertEquals("caught", g.throwIn(new IOException()));
        Generator<Object, Object, Object> h = new Guarded((f, e) -> {
            throw e;
        });
        assertTrue(h.hasNext());
        h.close();
        assertFalse(h.hasNext());
        assertThrows(NoSuchElementException.class, h::next);
        Generator<Integer, Void, Integer> ended = new Count(0);
        assertFalse(ended.hasNext());
        ended.close();
        assertEquals(null, assertThrows(StopIteration.class, ended::next).value());
    }

    @Test
    void nullAndSuspensionsAreValuesLikeAnyOther() throws Throwable {
        Coroutine<String> coroutine = Coroutine.of("not awaited");
        Object[] got = new Object[1];
        var g = new GeneratorFrame<Object, Object, Object>() {
            @Override
            protected Object resume(int depth) throws Throwable {
                switch (enter()) {
                    case 0:
                        return this.yield(1, null);
                    case 1:
                        got[0] = resumed();
                        return this.yield(2, coroutine);
                    default:
                        resumed();
                        return finish(coroutine);
                }
            }
        };
        assertTrue(g.hasNext());
        assertEquals(null, g.next());
        assertSame(coroutine, g.send(coroutine));
        assertSame(coroutine, got[0]);
        assertSame(coroutine, assertThrows(StopIteration.class, g::next).value());
        assertSame(coroutine, g.result());
    }

    @Test
    void theStreamGivesTheRestAndClosesTheGenerator() {
        assertEquals(List.of(0, 1, 2), new Count(3).stream().collect(Collectors.toList()));
        Count g = new Count(3);
        try (var stream = g.stream()) {
            assertEquals(0, stream.findFirst().orElseThrow());
        }
        assertFalse(g.hasNext());
    }

    @Test
    void generatorOfYieldsNothingAndReturnsItsValue() {
        Generator<String, String, Integer> g = Generator.of(5);
        assertThrows(GeneratorNotStartedException.class, () -> g.send("x"));
        assertThrows(IllegalStateException.class, g::result);
        assertEquals(5, assertThrows(StopIteration.class, g::next).value());
        assertEquals(null, assertThrows(StopIteration.class, g::next).value());
        assertEquals(5, g.result());
        Generator<String, String, Integer> closed = Generator.of(5);
        closed.close();
        assertFalse(closed.hasNext());
        assertThrows(IllegalStateException.class, closed::result);
    }
}
