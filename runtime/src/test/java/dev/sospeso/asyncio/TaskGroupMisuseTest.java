package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.SystemExit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups that are used where they cannot work, or end in an unusual way. */
class TaskGroupMisuseTest extends Program {

    private static <T> T run(Coroutine<T> main) {
        return VirtualTime.run(main);
    }

    @Test
    void aGroupNeedsATask() {
        assertThrows(IllegalStateException.class, TaskGroup::open);
        EventLoop loop = Asyncio.newEventLoop();
        List<String> seen = new ArrayList<>();
        loop.callSoon(() -> {
            seen.add(assertThrows(IllegalStateException.class, TaskGroup::open).getMessage());
            loop.stop();
        });
        loop.runForever();
        loop.close();
        assertEquals(List.of("TaskGroup <TaskGroup> cannot determine the parent task"), seen);
    }

    @Test
    void aGroupThatWasNotEnteredRefusesEverything() {
        TaskGroup group = new TaskGroup();
        Coroutine<Void> coroutine = turns(1);
        assertThrows(IllegalStateException.class, () -> group.createTask(coroutine));
        assertEquals(Coroutine.State.CLOSED, coroutine.state());
        assertThrows(IllegalStateException.class, () -> group.createTask((Coroutine<Void>) null));
        assertThrows(IllegalStateException.class, group::cancel);
        assertThrows(IllegalStateException.class, () -> run(group.aclose(null)));
        assertEquals(List.of(), group.tasks());
    }

    @Test
    void aGroupForgetsItsFailuresOnceTheyHaveLeft() {
        List<TaskGroup> groups = new ArrayList<>();
        assertThrows(ExceptionGroup.class, () -> run(using(TaskGroup::open, group -> act(() -> {
            groups.add(group);
            throw new IllegalArgumentException("body");
        }))));
        assertEquals("<TaskGroup cancelling>", groups.get(0).toString());
    }

    @Test
    void cancellingAFinishedGroupDoesNothing() {
        run(coro(t -> {
            TaskGroup group = TaskGroup.open();
            group.createTask(turns(1));
            return t.await(get(() -> group.aclose(null), nothing -> {
                group.cancel();
                assertEquals(0, ((Task<?>) Asyncio.currentTask()).cancelling());
            }));
        }, t -> t.await(sleep(0)), t -> t.done(t.value())));
    }

    @Test
    void cancellingAGroupTwiceCancelsItOnce() {
        run(using(TaskGroup::open, group -> get(() -> {
            group.createTask(turns(9));
            createTask(act(() -> {
                group.cancel();
                group.cancel();
            }));
            return handling(turns(5), cancelled -> { });
        })));
    }

    @Test
    void aFailureAfterTheParentHasEndedIsReported() {
        List<String> reported = new ArrayList<>();
        run(coro(t -> {
            Asyncio.getRunningLoop().setExceptionHandler((loop, context) ->
                    reported.add(context.message().replaceAll("<[^>]*>+", "T")));
            return t.await(createTask(act(() -> {
                TaskGroup group = TaskGroup.open();
                group.createTask(coro(u -> u.await(sleep(1)), u -> {
                    throw new IllegalArgumentException("late");
                }));
            })));
        }, t -> t.await(sleep(2)), t -> t.done(null)));
        assertEquals(List.of("Task T has errored out but its parent task T is already completed"),
                reported);
    }

    @Test
    void whatLeavesTheLoopLeavesTheGroupAsItself() {
        SystemExit exit = new SystemExit("enough");
        SystemExit second = new SystemExit("too");
        assertSame(exit, assertThrows(SystemExit.class, () -> run(using(TaskGroup::open,
                group -> get(() -> {
                    group.createTask(handling(turns(9), cancelled -> {
                        throw second;
                    }));
                    return act(() -> {
                        throw exit;
                    });
                })))));
    }

    @Test
    void joiningAGroupWithoutTasksDoesNotSuspend() {
        run(using(TaskGroup::open, group -> coro(t -> {
            Future<Void> other = createTask(turns(0));
            return t.await(get(group::join, nothing ->
                    assertEquals(false, other.done())));
        }, t -> t.done(null))));
    }
}
