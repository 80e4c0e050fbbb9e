package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.asyncio.AsyncCallable;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.testing.AsyncTest;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A test on virtual time fails for what it leaves behind, and can move time by hand. */
class AsyncTestTest {

    @Async
    static Coroutine<Void> sleeper(double seconds) {
        await(sleep(seconds));
        return null;
    }

    @Async
    static Coroutine<Void> failing() {
        await(sleep(0));
        throw new IllegalArgumentException("lost");
    }

    private static String failureOf(AsyncCallable<?> test) {
        return assertThrows(AssertionError.class, () -> AsyncTest.run(test)).getMessage();
    }

    @Test
    void aCleanTestGivesItsResultAfterAnHourOfVirtualTime() {
        double took = AsyncTest.run(() -> {
            await(gather(sleeper(3600), sleeper(1800)));
            return Coroutine.of(getRunningLoop().time());
        });
        assertEquals(3600.0, took);
    }

    @Test
    void theTestsOwnExceptionComesAsItself() {
        assertEquals("lost", assertThrows(IllegalArgumentException.class,
                () -> AsyncTest.run(() -> failing())).getMessage());
    }

    @Test
    void aLeakedTaskFailsTheTestWithItsPlace() {
        String message = failureOf(() -> {
            createTask(sleeper(5), "forgotten");
            await(sleep(1));
            return null;
        });
        assertTrue(message.contains("not done: task 'forgotten' waiting for sleep"), message);
        assertTrue(message.contains("AsyncTestTest.sleeper(AsyncTestTest.java:"), message);
    }

    @Test
    void anExceptionNobodyRetrievedFailsTheTest() {
        AssertionError error = assertThrows(AssertionError.class, () -> AsyncTest.run(() -> {
            Task<Void> unused = createTask(failing(), "lost task");
            await(sleep(1));
            return null;
        }));
        String message = error.getMessage();
        assertTrue(message.contains("Task exception was never retrieved\nTask created at "),
                message);
        assertEquals("lost", error.getSuppressed()[0].getMessage());
    }

    @Test
    void anExceptionInACallbackFailsTheTest() {
        assertTrue(failureOf(() -> {
            getRunningLoop().callSoon(() -> {
                throw new IllegalStateException("in a callback");
            });
            await(sleep(0));
            return null;
        }).contains("Exception in callback"));
    }

    @Test
    void aCoroutineNobodyAwaitedFailsTheTestWithItsPlace() {
        String message = failureOf(() -> {
            List<Object> kept = new ArrayList<>();
            kept.add(sleeper(5));
            await(sleep(1));
            return null;
        });
        assertTrue(message.contains("coroutine 'sleeper' was never awaited\n"
                + "Coroutine created at "), message);
        assertTrue(message.contains("(AsyncTestTest.java:"), message);
    }

    @Test
    void coroutinesThatWereClosedOrCancelledBeforeTheyBeganAreNotReported() {
        AsyncTest.run(() -> {
            sleeper(5).close();
            Task<Void> task = createTask(sleeper(5));
            task.cancel();
            await(gatherSettled(List.of(task)));
            return null;
        });
    }

    @Test
    void aTestThatWaitsForeverShowsWhatItWaitsFor() {
        AssertionError error = assertThrows(AssertionError.class, () -> AsyncTest.run(() -> {
            await(getRunningLoop().createFuture());
            return null;
        }, Duration.ofSeconds(1)));
        assertTrue(error.getMessage().contains("waiting for future"), error.getMessage());
        assertTrue(error.getMessage().contains("(AsyncTestTest.java:"), error.getMessage());
        assertTrue(!Thread.currentThread().isInterrupted());
    }

    @Test
    void aTestThatBlocksItsThreadShowsWhere() {
        AssertionError error = assertThrows(AssertionError.class, () -> AsyncTest.run(() -> {
            new CountDownLatch(1).await();
            return null;
        }, Duration.ofSeconds(1)));
        assertTrue(error.getMessage().contains("CountDownLatch.await"), error.getMessage());
    }

    @Test
    void advanceRunsEachTimerAtItsOwnMomentAndStopsExactly() {
        VirtualLoop loop = new VirtualLoop();
        List<String> seen = new ArrayList<>();
        loop.callLater(1, () -> {
            seen.add("one at " + loop.time());
            loop.callLater(1, () -> seen.add("two at " + loop.time()));
            loop.callLater(1.5, () -> seen.add("late at " + loop.time()));
        });
        loop.advance(0);
        assertEquals(List.of(), seen);
        loop.advance(0.25);
        assertEquals(0.25, loop.time());
        loop.advance(Duration.ofMillis(1750));
        assertEquals(List.of("one at 1.0", "two at 2.0"), seen);
        assertEquals(2.0, loop.time());
        loop.advance(10);
        assertEquals("late at 2.5", seen.get(2));
        assertEquals(12.0, loop.time());
        assertThrows(IllegalArgumentException.class, () -> loop.advance(-1));
        assertThrows(IllegalArgumentException.class, () -> loop.advance(Double.NaN));
        loop.close();
    }

    @Test
    void advanceIsRefusedWhileTheLoopRuns() {
        AsyncTest.run(() -> {
            VirtualLoop loop = (VirtualLoop) getRunningLoop();
            assertThrows(IllegalStateException.class, () -> loop.advance(1));
            return null;
        });
    }

    /** Two threads hand in three callbacks each before the loop looks. */
    private static String order(VirtualLoop loop) throws InterruptedException {
        StringBuilder order = new StringBuilder();
        for (String name : List.of("a", "b")) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 3; i++) {
                    int number = i;
                    loop.callSoonThreadsafe(() -> order.append(name).append(number));
                }
            });
            thread.start();
            thread.join();
        }
        for (int i = 0; i < 3; i++) {
            int number = i;
            ((EventLoop) loop).callSoon(() -> order.append('c').append(number));
        }
        loop.advance(0);
        loop.close();
        return order.toString();
    }

    @Test
    void shufflingMixesThreadsButKeepsTheOrderOfEach() throws InterruptedException {
        String usual = order(new VirtualLoop());
        assertEquals("c0c1c2a0a1a2b0b1b2", usual);
        List<String> orders = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            String order = order(VirtualLoop.shuffled(seed));
            assertEquals(order, order(VirtualLoop.shuffled(seed)));
            for (String name : List.of("a", "b", "c")) {
                assertEquals(name + "0" + name + "1" + name + "2",
                        order.replaceAll("[^" + name + "]\\d", ""));
            }
            assertEquals("c0c1c2", order.substring(0, 6));
            orders.add(order);
        }
        assertNotEquals(1, orders.stream().distinct().count());
    }

    /** The order in which five tasks take their three steps. */
    private static String steps(VirtualLoop loop) {
        StringBuilder order = new StringBuilder();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            ((EventLoop) loop).createTask(async(() -> {
                for (int i = 0; i < 3; i++) {
                    order.append(name);
                    await(sleep(0));
                }
                return null;
            }));
        }
        loop.advance(0);
        loop.close();
        return order.toString();
    }

    @Test
    void shufflingMixesTheTasksOfATurn() {
        assertEquals("abcdeabcdeabcde", steps(new VirtualLoop()));
        List<String> orders = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            String order = steps(VirtualLoop.shuffled(seed));
            assertEquals(order, steps(VirtualLoop.shuffled(seed)));
            for (int turn = 0; turn < 15; turn += 5) {
                assertEquals(5, order.substring(turn, turn + 5).chars().distinct().count(), order);
            }
            orders.add(order);
        }
        assertTrue(orders.stream().distinct().count() > 5, orders.toString());
    }

    @Test
    void timeStandsStillUntilAStageThatAnotherThreadWorksOnIsDone() {
        CompletableFuture<String> elsewhere = new CompletableFuture<>();
        VirtualLoop loop = new VirtualLoop();
        String result = loop.run(() -> {
            new Thread(() -> elsewhere.complete("in time")).start();
            try (var deadline = timeout(1)) {
                String answer = await(loop.holdUntil(elsewhere));
                return Coroutine.of(answer + " at " + loop.time());
            }
        });
        assertEquals("in time at 0.0", result);
        assertEquals(5.0, loop.<Double>run(() -> {
            await(loop.holdUntil(elsewhere));
            await(sleep(5));
            return Coroutine.of(loop.time());
        }));
        loop.close();
    }

    @Test
    void whatATestWasDoingWhenItsTimeWasUpIsLogged() {
        List<String> logged = Logged.by(() ->
                assertThrows(AssertionError.class, () -> AsyncTest.run(() -> {
                    await(getRunningLoop().createFuture());
                    return null;
                }, Duration.ofMillis(100))));
        assertTrue(logged.get(0).startsWith("the test took more than PT0.1S of real time\n"),
                logged.toString());
    }

    @Test
    void aTestThatOutlivesItsTimeFailsThoughItEnds() {
        assertTrue(assertThrows(AssertionError.class, () -> AsyncTest.run(() -> {
            try {
                await(getRunningLoop().createFuture());
            } catch (CancelledError tooLate) {
                return Coroutine.of("never mind");
            }
            return Coroutine.of("in time");
        }, Duration.ofMillis(100))).getMessage().startsWith("the test took more than"));
        assertTrue(!Thread.interrupted());
    }

    @Test
    void anInterruptOfTheTestsOwnStays() {
        assertThrows(KeyboardInterrupt.class, () -> AsyncTest.run(() -> {
            Thread.currentThread().interrupt();
            await(sleep(1));
            return null;
        }));
        assertTrue(Thread.interrupted());
    }

    @Test
    void timeDoesNotGoBack() {
        VirtualLoop loop = new VirtualLoop();
        assertThrows(IllegalArgumentException.class,
                () -> loop.advance(Duration.ofSeconds(-1)));
        loop.close();
    }
}
