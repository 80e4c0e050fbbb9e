package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.AsyncCallable;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskFactory;
import dev.sospeso.asyncio.TaskGroup;
import dev.sospeso.asyncio.testing.AsyncTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that begin within the call that makes them, as CPython's since 3.12. */
class EagerTasksTest {

    private final List<Object> log = new ArrayList<>();

    private static void eagerly(AsyncCallable<?> test) {
        AsyncTest.run(() -> {
            getRunningLoop().setTaskFactory(TaskFactory.eager());
            await(async(test));
            return null;
        });
    }

    @Async
    private Coroutine<String> steps(String name, int count) {
        for (int i = 0; i < count; i++) {
            log.add(name + i);
            await(sleep(0));
        }
        return Coroutine.of(name);
    }

    @Test
    void aTaskThatDoesNotSuspendIsDoneAtOnce() {
        eagerly(() -> {
            Task<String> task = createTask(Coroutine.of("at once"));
            assertTrue(task.done());
            assertEquals("at once", task.result());
            assertEquals(1, allTasks().size());
            assertEquals("at once", await(task));
            return null;
        });
    }

    @Test
    void aTaskRunsToItsFirstSuspensionAndThenInTurn() {
        eagerly(() -> {
            Task<String> a = createTask(steps("a", 2));
            log.add("a made");
            Task<String> b = createTask(steps("b", 1));
            log.add("b made");
            await(gather(a, b));
            return null;
        });
        assertEquals(List.of("a0", "a made", "b0", "b made", "a1"), log);
    }

    @Test
    void theNewTaskIsCurrentWhileItBeginsAndHasItsOwnContext() {
        ContextVar<String> variable = new ContextVar<>("variable");
        eagerly(() -> {
            variable.set("outer");
            Task<?> outer = currentTask();
            Task<Task<?>> inner = createTask(() -> {
                log.add(variable.get());
                variable.set("inner");
                return Coroutine.<Task<?>>of(currentTask());
            });
            assertSame(inner, inner.result());
            assertSame(outer, currentTask());
            assertEquals("outer", variable.get());
            return null;
        });
        assertEquals(List.of("outer"), log);
    }

    @Test
    void anExceptionIsTheTasks() {
        eagerly(() -> {
            Task<String> task = createTask(() -> {
                throw new IllegalArgumentException("at once");
            });
            assertEquals("at once", task.exception().getMessage());
            return null;
        });
    }

    @Test
    void aGroupCountsTasksThatAreDoneAtOnce() {
        eagerly(() -> {
            try (var group = TaskGroup.open()) {
                group.createTask(Coroutine.of(1));
                assertEquals(List.of(), group.tasks());
                group.createTask(steps("a", 1));
                assertEquals(1, group.tasks().size());
            }
            ExceptionGroup failure = null;
            try {
                try (var group = TaskGroup.open()) {
                    group.createTask(() -> {
                        throw new IllegalArgumentException("at once");
                    });
                    await(sleep(1));
                    log.add("not reached");
                }
            } catch (ExceptionGroup e) {
                failure = e;
            }
            assertEquals("at once", failure.exceptions().get(0).getMessage());
            assertEquals(0, currentTask().cancelling());
            return null;
        });
        assertEquals(List.of("a0"), log);
    }

    @Test
    void whatLeavesTheLoopLeavesTheCallToo() {
        assertThrows(SystemExit.class, () -> run(() -> {
            getRunningLoop().setTaskFactory(TaskFactory.eager());
            try {
                createTask(() -> {
                    throw new SystemExit("enough");
                });
            } finally {
                log.add("leaving");
            }
            return null;
        }));
        assertEquals(List.of("leaving"), log);
    }

    @Test
    void outsideARunningLoopItIsScheduled() {
        EventLoop loop = Asyncio.newEventLoop();
        loop.setTaskFactory(TaskFactory.eager());
        Task<String> task = loop.createTask(steps("a", 1));
        assertEquals(List.of(), log);
        assertEquals("a", loop.runUntilComplete(task));
        loop.close();
    }

    @Test
    void oneTaskMayBeginAtOnceByItself() {
        AsyncTest.run(() -> {
            Task<String> lazy = createTask(steps("a", 1));
            Task<String> eager = new Task<>(getRunningLoop(), steps("b", 1), "b", null, true);
            await(gather(lazy, eager));
            return null;
        });
        assertEquals(List.of("b0", "a0"), log);
    }
}
