package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerTest extends Transcript {

    private Coroutine<Void> background(List<Integer> log) {
        return coro(t -> {
            try {
                t.value();
            } finally {
                if (((Task<?>) Asyncio.currentTask()).cancelling() > 0) {
                    print("background ends, cancelled mid-way", log.size() < 100);
                }
            }
            log.add(log.size());
            return t.again(sleep(0));
        });
    }

    @Test
    void anExitThatLeavesTheRunAndTheClosingIsThrownOnce() {
        SystemExit exit = new SystemExit("child");
        assertSame(exit, assertThrows(SystemExit.class, () -> Asyncio.run(coro(
                t -> t.await(Asyncio.gather(coro(u -> {
                    throw exit;
                }), sleep(10))), t -> t.done(t.value())))));
        assertEquals(0, exit.getSuppressed().length);
    }

    @Test
    void severalRunsShareOneLoop() {
        List<Integer> log = new ArrayList<>();
        List<Task<?>> task = new ArrayList<>();
        List<EventLoop> loop = new ArrayList<>();
        Runner runner = new Runner();
        try (runner) {
            attempt("run", () -> runner.run(coro(t -> {
                loop.add(Asyncio.getRunningLoop());
                task.add(createTask(background(log)));
                return t.await(sleep(0));
            }, t -> t.done("first " + log.size()))));
            attempt("failing", () -> runner.run(coro(t -> {
                throw new IllegalArgumentException("run failed");
            })));
            attempt("run", () -> runner.run(coro(t -> t.await(sleep(0)),
                    t -> t.await(sleep(0)), t -> {
                        print("same loop", Asyncio.getRunningLoop() == loop.get(0));
                        return t.done("second, progress " + (log.size() > 1));
                    })));
            print("task done", task.get(0).done());
            print("get_loop", runner.getLoop() == loop.get(0));
        }
        print("cancelled", task.get(0).cancelled(), "closed", loop.get(0).isClosed());
        attempt("after close", () -> runner.run(Coroutine.of(1)));
        attempt("get_loop after close", runner::getLoop);
        expect("""
                run -> first 1
                failing raised ValueError: run failed
                same loop True
                run -> second, progress true
                task done False
                get_loop True
                background ends, cancelled mid-way True
                cancelled True closed True
                after close raised RuntimeError: Runner is closed
                get_loop after close raised RuntimeError: Runner is closed
                """);
    }

    private Coroutine<Void> lingering(String name, String how) {
        CancelledError[] error = {null};
        return coro(t -> t.await(sleep(100)), t -> {
            error[0] = assertThrows(CancelledError.class, t::value);
            return t.await(sleep(0));
        }, t -> {
            print("cleanup", name);
            if (how.equals("raise")) {
                throw new IllegalArgumentException("from " + name);
            }
            if (how.equals("plain")) {
                throw error[0];
            }
            return t.done(null);
        });
    }

    @Test
    void tasksThatAreLeftAreCancelledAndWaitedFor() {
        List<Task<Void>> tasks = new ArrayList<>();
        run(coro(t -> {
            loop().setExceptionHandler((loop, context) ->
                    print("handler", context.message(), "|", exc(context.exception())));
            tasks.add(createTask(lingering("a", "plain")));
            tasks.add(createTask(lingering("b", "raise")));
            tasks.add(createTask(lingering("c", "swallow")));
            return t.await(sleep(0));
        }, t -> {
            tasks.add(createTask(lingering("late", "plain")));
            print("main returns");
            return t.done(null);
        }));
        print("cancelled", Arrays.toString(tasks.stream().map(Future::cancelled).toArray()),
                "done", Arrays.toString(tasks.stream().map(Future::done).toArray()));
        expect("""
                main returns
                cleanup a
                cleanup b
                cleanup c
                cleanup late
                handler unhandled exception during asyncio.run() shutdown | ValueError: from b
                cancelled [true, false, false, true] done [true, true, true, true]
                """);
    }

    @Test
    void anInterruptCancelsTheMainTaskAndStaysWithTheThread() {
        List<String> log = new ArrayList<>();
        assertThrows(KeyboardInterrupt.class, () -> Asyncio.run(coro(t -> {
            Thread.currentThread().interrupt();
            return t.await(sleep(1000));
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            log.add("cleaned up");
            throw new CancelledError();
        })));
        assertTrue(Thread.interrupted());
        assertEquals(List.of("cleaned up"), log);
    }

    @Test
    void anInterruptMayBeSurvived() {
        assertEquals("survived", Asyncio.run(coro(t -> {
            Thread.currentThread().interrupt();
            return t.await(sleep(1000));
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            return t.done("survived");
        })));
        assertTrue(Thread.interrupted());
    }

    @Test
    void anExceptionShowsWhoCalledRun() {
        IOException failure = new IOException("no");
        IOException thrown = assertThrows(IOException.class, () -> Asyncio.run(coro(t -> {
            throw failure;
        })));
        assertSame(failure, thrown);
        List<String> methods = Arrays.stream(thrown.getStackTrace())
                .filter(element -> element.getClassName().equals(RunnerTest.class.getName()))
                .map(StackTraceElement::getMethodName).toList();
        assertTrue(methods.contains("anExceptionShowsWhoCalledRun"), methods.toString());
        assertFalse(Arrays.stream(thrown.getStackTrace())
                .anyMatch(element -> element.getMethodName().equals("drive")));
    }

    @Test
    void theContextLastsFromRunToRun() {
        ContextVar<String> variable = new ContextVar<>("variable", "unset");
        try (Runner runner = new Runner(VirtualLoop::new)) {
            runner.run(coro(t -> {
                variable.set("first");
                return t.done(null);
            }));
            assertEquals("first", runner.run(coro(t -> t.done(variable.get()))));
        }
        assertEquals("unset", variable.get());
    }

    @Test
    void aTaskThatIsPendingWhenTheLoopClosesIsReported() {
        List<Task<?>> late = new ArrayList<>();
        List<ExceptionContext> reports = new ArrayList<>();
        run(coro(t -> {
            loop().setExceptionHandler((loop, context) -> reports.add(context));
            createTask(coro(u -> u.await(sleep(10)), u -> {
                late.add(createTask(sleep(10)));
                return u.done(null);
            }));
            return t.await(sleep(0));
        }, t -> t.done(null)));
        assertFalse(late.get(0).done());
        assertEquals("Task was destroyed but it is pending!", reports.get(0).message());
        assertSame(late.get(0), reports.get(0).future());
        assertEquals(1, reports.size());
    }
}
