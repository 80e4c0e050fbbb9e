package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.LoopSnapshot;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The task tree shows every task with the chain of its awaits, on any thread. */
class TaskTreeTest {

    @Async
    static Coroutine<Void> inner(Event event) {
        await(event.waitSet());
        return null;
    }

    @Async
    static Coroutine<Void> outer(Event event) {
        await(inner(event));
        await(sleep(0));
        return null;
    }

    /** What the loop of this thread shows; other tests of this JVM may run loops too. */
    private static List<TaskSnapshot> tasks() {
        return getRunningLoop().snapshot().tasks();
    }

    private static TaskSnapshot named(String name, List<TaskSnapshot> tasks) {
        return tasks.stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> places(TaskSnapshot task) {
        return task.awaitChain().stream().map(place -> place.getClassName() + "."
                + place.getMethodName() + "(" + place.getFileName() + ")").toList();
    }

    @Test
    void aWaitingTaskShowsItsChainInnermostFirst() {
        run(() -> {
            Event event = new Event();
            Task<Void> task = createTask(outer(event), "waits");
            await(sleep(0));
            TaskSnapshot seen = named("waits", tasks());
            String own = TaskTreeTest.class.getName();
            assertEquals(List.of(own + ".inner(TaskTreeTest.java)",
                    own + ".outer(TaskTreeTest.java)"), places(seen));
            assertEquals(TaskSnapshot.State.WAITING, seen.state());
            assertEquals("wake-up", seen.awaiting());
            int line = seen.awaitChain().get(0).getLineNumber();
            assertEquals(line + 6, seen.awaitChain().get(1).getLineNumber());
            event.set();
            await(task);
            return null;
        });
    }

    @Test
    void aTaskThatHasNotBegunShowsWhereItWill() {
        run(() -> {
            Event event = new Event();
            event.set();
            Task<Void> task = createTask(outer(event), "fresh");
            TaskSnapshot seen = named("fresh", tasks());
            assertEquals(TaskSnapshot.State.READY, seen.state());
            assertNull(seen.awaiting());
            assertEquals(List.of(TaskTreeTest.class.getName() + ".outer(TaskTreeTest.java)"),
                    places(seen));
            await(task);
            assertEquals(1, tasks().size());
            return null;
        });
    }

    @Test
    void theRunningTaskComesWithTheStackOfItsThread() {
        run(() -> {
            LoopSnapshot loop = getRunningLoop().snapshot();
            assertEquals(Thread.currentThread().getName(), loop.thread());
            assertEquals(TaskSnapshot.State.RUNNING, loop.tasks().get(0).state());
            assertTrue(loop.threadStack().stream()
                    .anyMatch(place -> place.getClassName().equals(TaskTreeTest.class.getName())));
            return null;
        });
    }

    @Test
    void aTaskThatWaitsForAnotherNamesIt() {
        run(() -> {
            Event event = new Event();
            Task<Void> first = createTask(outer(event), "first");
            Task<Void> second = createTask(() -> await(first) == null ? null : null);
            second.setName("second");
            Task<?> third = createTask(() -> Coroutine.of(await(gather(List.of(first)))));
            third.setName("third");
            await(sleep(0));
            assertEquals("task 'first'", named("second", tasks()).awaiting());
            await(sleep(0));
            assertEquals("gather of 1", named("third", tasks()).awaiting());
            event.set();
            await(gather(first, second));
            await(third);
            return null;
        });
    }

    @Test
    void aLoopThatIsStuckCanBeSeenFromAnotherThread() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread thread = new Thread(() -> run(() -> {
            Task<Void> waits = createTask(outer(new Event()), "behind the block");
            await(sleep(0));
            stuck.countDown();
            release.await();
            waits.cancel();
            return null;
        }), "stuck loop");
        thread.start();
        stuck.await();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LoopSnapshot seen = snapshots().stream()
                .filter(loop -> "stuck loop".equals(loop.thread())).findFirst().orElseThrow();
        Asyncio.dump(new PrintStream(out, true, StandardCharsets.UTF_8));
        release.countDown();
        thread.join();
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("on thread 'stuck loop', 2 tasks"), text);
        assertTrue(seen.threadStack().stream()
                .anyMatch(place -> place.getClassName().equals(TaskTreeTest.class.getName())),
                seen.toString());
        assertTrue(text.contains("task 'behind the block' waiting for wake-up\n"
                + "      at " + TaskTreeTest.class.getName() + ".inner(TaskTreeTest.java:"), text);
    }

    @Test
    void aLoopThatHasEndedIsGone() {
        EventLoop loop = run(() -> Coroutine.of(getRunningLoop()));
        assertNull(loop.snapshot().thread());
        assertEquals(List.of(), loop.snapshot().tasks());
        assertTrue(snapshots().stream().noneMatch(seen -> seen.loop().equals(loop.snapshot().loop())));
    }

    @Async
    static Coroutine<Void> comeAndGo() {
        await(sleep(0));
        return null;
    }

    @Test
    void aTaskThatStaysIsAlwaysSeenWhileOthersComeAndGo() {
        AtomicBoolean done = new AtomicBoolean();
        int looks = run(() -> {
            EventLoop loop = getRunningLoop();
            Task<Void> stays = createTask(outer(new Event()), "stays");
            await(sleep(0));
            CompletableFuture<Integer> viewer = CompletableFuture.supplyAsync(() -> {
                try {
                    for (int i = 0; i < 2000; i++) {
                        assertEquals(2, named("stays", loop.snapshot().tasks())
                                .awaitChain().size());
                    }
                    return 2000;
                } finally {
                    done.set(true);
                }
            });
            while (!done.get()) {
                await(gather(comeAndGo(), comeAndGo(), comeAndGo()));
            }
            stays.cancel();
            return Coroutine.of(await(viewer));
        });
        assertEquals(2000, looks);
    }
}
