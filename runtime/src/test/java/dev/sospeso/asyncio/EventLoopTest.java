package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLoopTest extends Transcript {

    private void chain(EventLoop loop, String name, int n) {
        print(name, n);
        if (n > 0) {
            loop.callSoon(() -> chain(loop, name, n - 1));
        }
    }

    @Test
    void callbacksRunInTheirOrderABatchATurn() {
        expect("""
                main waits
                a 2
                b 1
                many 1 args 2
                a 1
                future callback set in loop
                main woke
                b 0
                a 0
                end
                """, coro(t -> {
            Future<String> future = loop().createFuture();
            future.addDoneCallback(f -> print("future callback", f.result()));
            EventLoop loop = loop();
            loop.callSoon(() -> chain(loop, "a", 2));
            loop.callSoon(() -> future.setResult("set in loop"));
            loop.callSoon(() -> chain(loop, "b", 1));
            loop.callSoon(() -> print("many", 1, "args", 2));
            print("main waits");
            return t.await(future);
        }, t -> {
            print("main woke");
            return t.await(sleep(0));
        }, t -> t.await(sleep(0)), t -> {
            print("end");
            return t.done(null);
        }));
    }

    @Test
    void timersFireInTheOrderOfTheirDeadlines() {
        TimerHandle[] handle = {null};
        expect("""
                when of at True
                ordered True
                soon
                later -1
                later 0
                later 100
                later 200
                later 300
                at 400
                finished
                cancelled False
                """, coro(t -> {
            EventLoop loop = loop();
            Future<String> end = loop.createFuture();
            loop.callLater(0.3, () -> print("later 300"));
            loop.callLater(0.1, () -> print("later 100"));
            handle[0] = loop.callLater(0.2, () -> print("later 200"));
            double base = loop.time();
            TimerHandle at = loop.callAt(base + 0.4, () -> print("at 400"));
            loop.callLater(0.5, () -> end.setResult("finished"));
            loop.callLater(0, () -> print("later 0"));
            loop.callLater(-1, () -> print("later -1"));
            loop.callSoon(() -> print("soon"));
            print("when of at", at.when() == base + 0.4);
            print("ordered", handle[0].when() < at.when());
            return t.await(end);
        }, t -> {
            print(t.<String>value());
            print("cancelled", handle[0].cancelled());
            return t.done(null);
        }));
    }

    @Test
    @Timeout(10)
    void aTimerBeforeAllTimeRunsAtOnce() {
        for (double when : new double[] {Double.NEGATIVE_INFINITY, -1e300, -1e10, -1}) {
            EventLoop loop = Asyncio.newEventLoop();
            loop.callAt(when, loop::stop);
            loop.runForever();
            loop.close();
        }
        assertEquals(0, Delay.until(Long.MIN_VALUE, 1));
        assertEquals(Long.MAX_VALUE, Delay.until(Long.MAX_VALUE, -1));
        assertEquals(3, Delay.until(1, -2));
    }

    @Test
    void aCancelledHandleDoesNotRun() {
        Handle[] handles = new Handle[8];
        expect("""
                cancelled True False False
                runs 2
                cancelling 3 from a callback
                runs 4
                cancelled True True True
                timer runs
                cancelled True False False
                end
                """, coro(t -> {
            EventLoop loop = loop();
            handles[1] = loop.callSoon(() -> print("never 1"));
            loop.callSoon(() -> print("runs 2"));
            loop.callSoon(() -> {
                print("cancelling 3 from a callback");
                handles[3].cancel();
            });
            handles[3] = loop.callSoon(() -> print("never 3"));
            handles[4] = loop.callSoon(() -> print("runs 4"));
            handles[1].cancel();
            handles[1].cancel();
            print("cancelled", handles[1].cancelled(), handles[3].cancelled(),
                    handles[4].cancelled());
            return t.await(sleep(0));
        }, t -> {
            handles[4].cancel();
            print("cancelled", handles[1].cancelled(), handles[3].cancelled(),
                    handles[4].cancelled());
            handles[5] = loop().callLater(0.01, () -> print("never timer"));
            handles[5].cancel();
            handles[6] = loop().callLater(0.02, () -> print("timer runs"));
            handles[7] = loop().callLater(500, () -> print("never far"));
            return t.await(sleep(0.06));
        }, t -> {
            print("cancelled", handles[5].cancelled(), handles[6].cancelled(),
                    handles[7].cancelled());
            print("end");
            return t.done(null);
        }));
    }

    private Runnable say(EventLoop loop, String text, String again) {
        return () -> {
            print(text);
            if (again != null) {
                loop.callSoon(say(loop, again, null));
            }
        };
    }

    @Test
    void stopLetsTheBatchFinish() {
        EventLoop loop = new VirtualLoop();
        loop.callSoon(say(loop, "one", "scheduled by one"));
        loop.callSoon(loop::stop);
        loop.callSoon(say(loop, "same batch as stop", null));
        print("running", loop.isRunning());
        loop.runForever();
        print("stopped");
        loop.callSoon(loop::stop);
        loop.runForever();
        print("stopped again");
        loop.callSoon(say(loop, "before early stop", "left over"));
        loop.stop();
        loop.runForever();
        print("early stop done");
        print(loop.runUntilComplete(Coroutine.of("coroutine value")));
        Future<String> future = loop.createFuture();
        loop.callLater(0.01, () -> future.setResult("future value"));
        print(loop.runUntilComplete(future));
        print("closed", loop.isClosed());
        loop.close();
        loop.close();
        print("closed", loop.isClosed());
        expect("""
                running False
                one
                same batch as stop
                stopped
                scheduled by one
                stopped again
                before early stop
                early stop done
                left over
                coroutine value
                future value
                closed False
                closed True
                """);
    }

    @Test
    void misuseIsAnError() {
        attempt("get_running_loop", Asyncio::getRunningLoop);
        print(Asyncio.<String>run(coro(t -> {
            EventLoop loop = getRunningLoop();
            Coroutine<Integer> c = Coroutine.of(1);
            attempt("asyncio.run", () -> Asyncio.run(c));
            attempt("same loop", () -> loop.runUntilComplete(c));
            EventLoop other = Asyncio.newEventLoop();
            attempt("other loop", () -> other.runUntilComplete(c));
            attempt("run_forever", loop::runForever);
            attempt("close", loop::close);
            other.close();
            return t.done("nested done");
        })));
        EventLoop loop = Asyncio.newEventLoop();
        Future<String> future = loop.createFuture();
        loop.callSoon(loop::stop);
        attempt("stopped early", () -> loop.runUntilComplete(future));
        loop.close();
        Coroutine<Integer> c = Coroutine.of(1);
        attempt("closed run_until_complete", () -> loop.runUntilComplete(c));
        attempt("closed run_forever", loop::runForever);
        attempt("closed call_soon", () -> loop.callSoon(() -> print("x")));
        attempt("closed call_later", () -> loop.callLater(1, () -> print("x")));
        attempt("closed call_soon_threadsafe", () -> loop.callSoonThreadsafe(() -> print("x")));
        expect("""
                get_running_loop raised RuntimeError: no running event loop
                asyncio.run raised RuntimeError: asyncio.run() cannot be called from a running \
                event loop
                same loop raised RuntimeError: This event loop is already running
                other loop raised RuntimeError: Cannot run the event loop while another loop is \
                running
                run_forever raised RuntimeError: This event loop is already running
                close raised RuntimeError: Cannot close a running event loop
                nested done
                stopped early raised RuntimeError: Event loop stopped before Future completed.
                closed run_until_complete raised RuntimeError: Event loop is closed
                closed run_forever raised RuntimeError: Event loop is closed
                closed call_soon raised RuntimeError: Event loop is closed
                closed call_later raised RuntimeError: Event loop is closed
                closed call_soon_threadsafe raised RuntimeError: Event loop is closed
                """);
    }

    private static Runnable bad(String text) {
        return () -> {
            throw new IllegalArgumentException(text);
        };
    }

    @Test
    void exceptionsOfCallbacksGoToTheHandler() {
        expect("""
                default None
                before
                handler: Exception in callback | ValueError: one
                after
                handler: Exception in callback | ValueError: two
                second callback still runs
                handler: Exception in callback | ValueError: three
                handler: by hand | no exception
                reset None
                """, coro(t -> {
            EventLoop loop = loop();
            print("default", loop.getExceptionHandler());
            loop.setExceptionHandler((of, context) -> print("handler:",
                    String.join(" ", Arrays.stream(context.message().split(" ")).limit(3).toList()),
                    "|", context.exception() == null
                            ? "no exception" : exc(context.exception())));
            loop.callSoon(() -> print("before"));
            loop.callSoon(bad("one"));
            loop.callSoon(() -> print("after"));
            return t.await(sleep(0));
        }, t -> {
            Future<String> future = loop().createFuture();
            future.addDoneCallback(f -> bad("two").run());
            future.addDoneCallback(f -> print("second callback still runs"));
            future.setResult(null);
            return t.await(future);
        }, t -> {
            loop().callLater(0, bad("three"));
            return t.await(sleep(0.02));
        }, t -> {
            loop().callExceptionHandler(ExceptionContext.of("by hand"));
            loop().setExceptionHandler(null);
            print("reset", loop().getExceptionHandler());
            return t.done(null);
        }));
    }

    @Test
    void threadsHandInCallbacksInTheirOrder() throws Exception {
        EventLoop loop = Asyncio.newEventLoop();
        List<Integer> seen = new ArrayList<>();
        Thread stranger = new Thread(() -> {
            for (int i = 0; i < 10_000; i++) {
                int number = i;
                loop.callSoonThreadsafe(() -> seen.add(number));
            }
            loop.callSoonThreadsafe(loop::stop);
        });
        stranger.start();
        loop.runForever();
        stranger.join();
        assertEquals(10_000, seen.size());
        for (int i = 0; i < seen.size(); i++) {
            assertEquals(i, seen.get(i));
        }
        loop.close();
    }

    @Test
    void aSleepingLoopIsWoken() throws Exception {
        for (int round = 0; round < 500; round++) {
            EventLoop loop = Asyncio.newEventLoop();
            CountDownLatch running = new CountDownLatch(1);
            Thread stranger = new Thread(() -> {
                try {
                    running.await();
                } catch (InterruptedException exception) {
                    throw new AssertionError(exception);
                }
                loop.callSoonThreadsafe(loop::stop);
            });
            stranger.start();
            loop.callSoon(running::countDown);
            loop.runForever();
            stranger.join();
            loop.close();
        }
    }

    @Test
    void anInterruptLeavesTheLoop() {
        EventLoop loop = Asyncio.newEventLoop();
        loop.callSoon(Thread.currentThread()::interrupt);
        assertThrows(KeyboardInterrupt.class, loop::runForever);
        assertFalse(Thread.currentThread().isInterrupted());
        loop.close();
    }

    @Test
    void aReaderIsCalledWhenThereIsSomethingToRead() throws Exception {
        EventLoop loop = Asyncio.newEventLoop();
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
        ByteBuffer buffer = ByteBuffer.allocate(10);
        loop.addWriter(pipe.sink(), () -> {
            assertTrue(loop.removeWriter(pipe.sink()));
            assertFalse(loop.removeWriter(pipe.sink()));
            write(pipe, "hello");
        });
        loop.addReader(pipe.source(), () -> {
            read(pipe, buffer);
            assertTrue(loop.removeReader(pipe.source()));
            loop.stop();
        });
        loop.runForever();
        assertEquals("hello", new String(buffer.array(), 0, buffer.position()));
        // Woken through the selector now that there is one.
        Thread stranger = new Thread(() -> loop.callSoonThreadsafe(loop::stop));
        stranger.start();
        loop.runForever();
        stranger.join();
        loop.close();
        pipe.source().close();
        pipe.sink().close();
    }

    private static void write(Pipe pipe, String text) {
        try {
            pipe.sink().write(ByteBuffer.wrap(text.getBytes()));
        } catch (java.io.IOException exception) {
            throw new AssertionError(exception);
        }
    }

    private static void read(Pipe pipe, ByteBuffer buffer) {
        try {
            pipe.source().read(buffer);
        } catch (java.io.IOException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void aTaskFactoryMakesTheTasks() {
        List<String> made = new ArrayList<>();
        run(coro(t -> {
            loop().setTaskFactory((loop, coroutine, name, context) -> {
                made.add(name);
                return new Task<>(loop, coroutine, "made " + name, context);
            });
            Task<String> task = loop().createTask(Coroutine.of("x"), "n");
            assertEquals("made n", task.getName());
            loop().setTaskFactory(null);
            return t.await(task);
        }, t -> t.done(null)));
        assertEquals(List.of("n"), made);
    }

    @Test
    void theLoopOfAThreadCanBeSet() {
        EventLoop loop = Asyncio.newEventLoop();
        Asyncio.setEventLoop(loop);
        assertSame(loop, Asyncio.getEventLoop());
        Asyncio.setEventLoop(null);
        assertTrue(assertThrows(IllegalStateException.class, Asyncio::getEventLoop).getMessage()
                .startsWith("There is no current event loop in thread"));
        loop.close();
    }
}
