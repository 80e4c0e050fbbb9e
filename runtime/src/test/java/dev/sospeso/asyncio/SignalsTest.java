package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sospeso.CancelledError;
import dev.sospeso.KeyboardInterrupt;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Signals of the operating system, raised in this very process. */
class SignalsTest {

    /** One that neither JVM nor build tools use. */
    private static final String UNUSED = "WINCH";

    private static void raise(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            signal.getMethod("raise", signal)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name));
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
    }

    /**
     * A JVM that was started to ignore Ctrl-C, as the background job of a script is, can never have it.
     */
    private static void assumeCtrlCComes() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object ignore = handlerType.getField("SIG_IGN").get(null);
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            Object before = handle(signal, handlerType, interrupt,
                    handlerType.getField("SIG_DFL").get(null));
            handle(signal, handlerType, interrupt, before);
            assumeFalse(before == ignore, "this process was started to ignore Ctrl-C");
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
    }

    /** Runs something in a thread whose name is that of the JVM's main thread. */
    private static void onMainThread(Runnable action) throws InterruptedException {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread main = new Thread(() -> {
            try {
                action.run();
                ended.complete(null);
            } catch (Throwable failure) {
                ended.completeExceptionally(failure);
            }
        }, "main");
        main.start();
        main.join();
        ended.join();
    }

    @Test
    void aSignalRunsItsCallbackOnTheLoopInItsContext() {
        ContextVar<String> variable = new ContextVar<>("variable");
        List<String> log = new ArrayList<>();
        Asyncio.run(coro(t -> {
            EventLoop loop = Asyncio.getRunningLoop();
            Future<Void> came = loop.createFuture();
            variable.set("at the call");
            loop.addSignalHandler(UNUSED, () -> log.add("replaced"));
            loop.addSignalHandler("SIG" + UNUSED, () -> {
                assertSame(loop, Asyncio.getRunningLoop());
                log.add(variable.get());
                came.setResult(null);
            });
            variable.set("later");
            raise(UNUSED);
            return t.await(came);
        }, t -> {
            EventLoop loop = Asyncio.getRunningLoop();
            assertTrue(loop.removeSignalHandler(UNUSED));
            assertFalse(loop.removeSignalHandler(UNUSED));
            return t.done(null);
        }));
        assertEquals(List.of("at the call"), log);
    }

    @Test
    void twoLoopsHandASignalBackInTurn() throws InterruptedException {
        List<String> log = new ArrayList<>();
        EventLoop outer = Asyncio.newEventLoop();
        EventLoop inner = Asyncio.newEventLoop();
        outer.addSignalHandler(UNUSED, () -> {
            log.add("outer");
            outer.stop();
        });
        inner.addSignalHandler(UNUSED, () -> {
            log.add("inner");
            inner.stop();
        });
        raise(UNUSED);
        inner.runForever();
        inner.close();
        raise(UNUSED);
        outer.runForever();
        outer.close();
        assertEquals(List.of("inner", "outer"), log);
    }

    @Test
    void whatCannotBeHandledIsRefused() {
        EventLoop loop = Asyncio.newEventLoop();
        for (String name : List.of("NOSUCH", "KILL", "SEGV")) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> loop.addSignalHandler(name, () -> { })).getMessage();
            assertEquals("cannot handle signal " + name, message);
        }
        assertThrows(NullPointerException.class, () -> loop.addSignalHandler(UNUSED, null));
        loop.close();
        assertThrows(IllegalStateException.class,
                () -> loop.addSignalHandler(UNUSED, () -> { }));
    }

    @Test
    void ctrlCCancelsTheMainTaskOfARun() throws InterruptedException {
        assumeCtrlCComes();
        List<String> log = new ArrayList<>();
        onMainThread(() -> {
            KeyboardInterrupt interrupt = assertThrows(KeyboardInterrupt.class,
                    () -> Asyncio.run(coro(t -> {
                        raise("INT");
                        return t.await(sleep(3600));
                    }, t -> {
                        try {
                            t.value();
                        } catch (CancelledError error) {
                            log.add("cleaning up");
                            throw error;
                        }
                        return t.done(null);
                    })));
            assertTrue(interrupt.getCause() instanceof CancelledError);
        });
        assertEquals(List.of("cleaning up"), log);
    }

    @Test
    void aSecondCtrlCLeavesAtOnce() throws InterruptedException {
        assumeCtrlCComes();
        onMainThread(() -> {
            Runner runner = new Runner();
            CountDownLatch never = new CountDownLatch(1);
            assertThrows(KeyboardInterrupt.class, () -> runner.run(coro(t -> {
                raise("INT");
                return t.await(sleep(3600));
            }, t -> {
                assertThrows(CancelledError.class, t::value);
                raise("INT");
                return t.await(runner.getLoop().createFuture());
            }, t -> {
                never.countDown();
                return t.done(null);
            })));
            assertEquals(1, never.getCount());
            runner.close();
        });
    }

    @Test
    void theProgramsOwnCtrlCTakesTheRunnersPlace() throws InterruptedException {
        assumeCtrlCComes();
        List<String> log = new ArrayList<>();
        onMainThread(() -> {
            List<Integer> turns = new ArrayList<>();
            assertThrows(KeyboardInterrupt.class, () -> Asyncio.run(coro(t -> {
                EventLoop loop = Asyncio.getRunningLoop();
                Future<Void> came = loop.createFuture();
                loop.addSignalHandler("INT", () -> {
                    log.add("own");
                    came.setResult(null);
                });
                raise("INT");
                return t.await(came);
            }, t -> {
                turns.add(1);
                assertTrue(Asyncio.getRunningLoop().removeSignalHandler("INT"));
                raise("INT");
                return t.await(sleep(3600));
            }, t -> t.done(t.value()))));
            assertEquals(List.of(1), turns);
        });
        assertEquals(List.of("own"), log);
    }

    @Test
    void inOtherThreadsCtrlCIsNotTheRunners() throws Exception {
        assumeCtrlCComes();
        CompletableFuture<Integer> result = new CompletableFuture<>();
        EventLoop outer = Asyncio.newEventLoop();
        List<String> log = new ArrayList<>();
        outer.addSignalHandler("INT", () -> {
            log.add("outer");
            outer.stop();
        });
        Thread other = new Thread(() -> result.complete(Asyncio.run(coro(t -> {
            raise("INT");
            return t.done(7);
        }))), "other");
        other.start();
        outer.runForever();
        other.join();
        outer.close();
        assertEquals(7, result.join());
        assertEquals(List.of("outer"), log);
    }

    @Test
    void anOwnHandlerNeverLeavesTheProcessWithoutTheOldOne()
            throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object unused = signal.getConstructor(String.class).newInstance(UNUSED);
        Object ignore = handlerType.getField("SIG_IGN").get(null);
        Object before = handle(signal, handlerType, unused, ignore);
        EventLoop loop = Asyncio.newEventLoop();
        loop.addSignalHandler(UNUSED, () -> { });
        loop.close();
        assertSame(ignore, handle(signal, handlerType, unused, before));
    }

    private static Object handle(Class<?> signal, Class<?> handlerType, Object name,
            Object handler) throws NoSuchMethodException, IllegalAccessException,
            InvocationTargetException {
        return signal.getMethod("handle", signal, handlerType).invoke(null, name, handler);
    }
}
