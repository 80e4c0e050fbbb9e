package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGrouping;
import dev.sospeso.KeyboardInterrupt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TaskGroupTest extends Program {

    private final List<Task<?>> tasks = new ArrayList<>();

    private Coroutine<Void> group(Function<TaskGroup, Coroutine<?>> body) {
        return using(TaskGroup::open, body);
    }

    private static Coroutine<Void> fail(Throwable exception) {
        return act(() -> {
            throw exception;
        });
    }

    private static int cancelling() {
        return Asyncio.currentTask().cancelling();
    }

    private Coroutine<Object> child(TaskGroup group, String name, int turns, String spawn) {
        return get(() -> seq(
                act(() -> print("start", name)),
                turns(turns),
                act(() -> {
                    if (spawn != null) {
                        group.createTask(child(group, spawn, 1, null));
                    }
                    print("end", name);
                })));
    }

    @Test
    void waitsForAllItsTasks() {
        VirtualTime.run(seq(
                group(group -> act(() -> print("empty group"))),
                group(group -> act(() -> {
                    tasks.add(group.createTask(child(group, "a", 2, "grandchild")));
                    tasks.add(group.createTask(() -> child(group, "b", 0, null), "bee"));
                    print("body ends", group);
                    assertEquals(tasks, group.tasks());
                })),
                act(() -> print("name", tasks.get(1).getName())),
                group(group -> get(() -> group.createTask(child(group, "c", 0, null)),
                        value -> print("body awaits c"))),
                act(() -> print("done"))));
        assertEquals("""
                empty group
                body ends <TaskGroup tasks=2 entered>
                start a
                start b
                end b
                end a
                start grandchild
                end grandchild
                name bee
                start c
                end c
                body awaits c
                done""", transcript());
    }

    private Coroutine<Void> failing(int turns) {
        return seq(turns(turns), act(() -> {
            print("failing now");
            throw new IllegalArgumentException("child");
        }));
    }

    private Coroutine<Void> sibling() {
        return handling(Asyncio.sleep(30), error -> {
            print("sibling cancelled");
            throw error;
        });
    }

    private Coroutine<Void> cleaning(Coroutine<?> body) {
        CancelledError[] seen = new CancelledError[1];
        return seq(handling(body, error -> seen[0] = (CancelledError) error), turns(1),
                act(() -> {
                    print("sibling cleaned");
                    throw seen[0];
                }));
    }

    private Coroutine<Void> childFails(boolean waitInBody) {
        return seq(handling(group(group -> seq(
                act(() -> {
                    group.createTask(failing(2));
                    tasks.add(group.createTask(cleaning(sibling())));
                }),
                waitInBody ? cancellable(Asyncio.sleep(30),
                        () -> print("body cancelled CancelledError")) : seq(),
                act(() -> print("body done")))), this::printGroup),
                act(() -> print("sibling cancelled", tasks.remove(0).cancelled(),
                        "cancelling", cancelling())));
    }

    private void printGroup(Throwable exception) {
        ExceptionGrouping group = (ExceptionGrouping) exception;
        print(exception.getClass().getSimpleName(), exception.getMessage(), "|",
                exc(group.exceptions().get(0)));
    }

    /** CPython 3.11 leaves cancelling at 1 in the first case; 3.13 mended it. */
    @Test
    void aFailureCancelsTheOthersAndTheBody() {
        VirtualTime.run(seq(
                get(() -> Asyncio.createTask(childFails(false))),
                get(() -> Asyncio.createTask(childFails(true)))));
        assertEquals("""
                body done
                failing now
                sibling cancelled
                sibling cleaned
                ExceptionGroup unhandled errors in a TaskGroup (1 sub-exception) \
                | IllegalArgumentException: child
                sibling cancelled True cancelling 0
                failing now
                sibling cancelled
                body cancelled CancelledError
                sibling cleaned
                ExceptionGroup unhandled errors in a TaskGroup (1 sub-exception) \
                | IllegalArgumentException: child
                sibling cancelled True cancelling 0""", transcript());
    }

    private Coroutine<Void> bodyFails(boolean letStart, boolean bad) {
        return seq(handling(group(group -> seq(
                act(() -> tasks.add(group.createTask(seq(
                        act(() -> print("child c")),
                        handling(Asyncio.sleep(30), error -> {
                            print("child out c");
                            throw bad ? new IllegalStateException() : error;
                        }))))),
                letStart ? turns(1) : seq(),
                fail(new IllegalArgumentException("body")))),
                exception -> {
                    List<Throwable> members = ((ExceptionGrouping) exception).exceptions();
                    print("group of", members.size(),
                            String.join(" ", members.stream().map(Program::exc).toList()));
                }),
                act(() -> print("child cancelled", tasks.remove(0).cancelled())));
    }

    @Test
    void anErrorInTheBodyIsOneOfTheGroup() {
        VirtualTime.run(seq(
                get(() -> bodyFails(false, false)),
                get(() -> bodyFails(true, false)),
                get(() -> bodyFails(true, true))));
        assertEquals("""
                group of 1 IllegalArgumentException: body
                child cancelled True
                child c
                child out c
                group of 1 IllegalArgumentException: body
                child cancelled True
                child c
                child out c
                group of 2 IllegalStateException IllegalArgumentException: body
                child cancelled False""", transcript());
    }

    private void show(Throwable exception, int depth) {
        if (exception instanceof ExceptionGrouping group) {
            print("  ".repeat(depth) + "group " + group.exceptions().size());
            group.exceptions().forEach(member -> show(member, depth + 1));
        } else {
            print("  ".repeat(depth) + exc(exception));
        }
    }

    private Coroutine<Void> nested(int innerTurns, int outerTurns, boolean handle) {
        return handling(seq(group(outer -> seq(
                act(() -> {
                    if (outerTurns > 0) {
                        outer.createTask(seq(turns(outerTurns),
                                fail(new IllegalArgumentException("outer"))));
                    }
                }),
                handling(group(inner -> act(() -> {
                    inner.createTask(handling(Asyncio.sleep(30), error -> {
                        print("released inner child");
                        throw error;
                    }));
                    if (innerTurns > 0) {
                        inner.createTask(seq(turns(innerTurns),
                                fail(new IllegalArgumentException("inner"))));
                    }
                })), exception -> {
                    if (exception instanceof ExceptionGrouping) {
                        print("between");
                    }
                    if (!(exception instanceof ExceptionGrouping && handle)) {
                        throw exception;
                    }
                }),
                act(() -> print("outer body continues")))),
                act(() -> print("outer ok"))), exception -> show(exception, 0));
    }

    @Test
    void nests() {
        VirtualTime.run(seq(
                get(() -> nested(1, 0, false)),
                act(() -> print("--")),
                get(() -> nested(0, 2, false)),
                act(() -> print("--")),
                get(() -> nested(1, 0, true))));
        assertEquals("""
                released inner child
                between
                group 1
                  group 1
                    IllegalArgumentException: inner
                --
                released inner child
                group 1
                  IllegalArgumentException: outer
                --
                released inner child
                between
                outer body continues
                outer ok""", transcript());
    }

    private void tryCreate(String label, TaskGroup group) {
        Coroutine<Void> coroutine = turns(1);
        try {
            group.createTask(coroutine);
        } catch (IllegalStateException exception) {
            print(label, exception.getMessage(), coroutine.state());
        }
    }

    @Test
    void refusesMisuse() {
        TaskGroup unopened = new TaskGroup();
        VirtualTime.run(seq(
                act(() -> tryCreate("not entered:", unopened)),
                using(unopened::enter, group -> seq()),
                act(() -> {
                    tryCreate("finished:", unopened);
                    attempt(unopened::enter);
                }),
                get(() -> unopened.aclose(null)),
                handling(group(group -> seq(
                        act(() -> group.createTask(handling(Asyncio.sleep(30), error -> {
                            tryCreate("shutting down:", group);
                            throw error;
                        }))),
                        turns(1),
                        act(() -> group.createTask(fail(new IllegalArgumentException("boom")))))),
                        this::printGroup),
                group(group -> seq(
                        act(() -> {
                            tasks.add(group.createTask(Asyncio.sleep(30)));
                            tasks.add(group.createTask(seq()));
                        }),
                        turns(1),
                        act(() -> tasks.get(0).cancel()))),
                act(() -> print("a cancelled", tasks.get(0).cancelled(),
                        "b", tasks.get(1).done()))));
        assertEquals("""
                not entered: TaskGroup <TaskGroup> has not been entered CLOSED
                finished: TaskGroup <TaskGroup entered> is finished CLOSED
                IllegalStateException: TaskGroup <TaskGroup entered> has already been entered
                shutting down: TaskGroup <TaskGroup tasks=1 errors=1 cancelling> is shutting down \
                CLOSED
                ExceptionGroup unhandled errors in a TaskGroup (1 sub-exception) \
                | IllegalArgumentException: boom
                a cancelled True b True""", transcript());
    }

    private Coroutine<Void> parent(boolean bad) {
        return handling(group(group -> act(() -> group.createTask(() -> {
            CancelledError[] seen = new CancelledError[1];
            return seq(handling(Asyncio.sleep(30), error -> seen[0] = (CancelledError) error),
                    turns(1),
                    act(() -> {
                        print("  child out");
                        throw bad ? new IllegalArgumentException("cleanup failed") : seen[0];
                    }));
        }))), exception -> {
            print("  parent left with", exception instanceof ExceptionGrouping group
                    ? exc(group.exceptions().get(0)) : exception.getClass().getSimpleName());
            print("  cancelling", cancelling());
            throw exception;
        });
    }

    @Test
    void aCancelledParentWaitsForItsTasks() {
        VirtualTime.run(repeat(2, i -> seq(
                act(() -> tasks.add(Asyncio.createTask(parent(i == 1)))),
                turns(2),
                act(() -> tasks.get(i).cancel()),
                handling(get(() -> tasks.get(i)), exception -> print("outside",
                        exception.getClass().getSimpleName(), tasks.get(i).cancelled())))));
        assertEquals("""
                  child out
                  parent left with CancelledError
                  cancelling 1
                outside CancelledError True
                  child out
                  parent left with IllegalArgumentException: cleanup failed
                  cancelling 1
                outside ExceptionGroup False""", transcript());
    }

    @Test
    void cancelEndsTheGroupWithoutAFailure() {
        VirtualTime.run(seq(
                group(group -> act(() -> {
                    tasks.add(group.createTask(sibling()));
                    group.createTask(seq(turns(1), act(group::cancel)));
                })),
                act(() -> print("at the end:", tasks.get(0).cancelled(), cancelling())),
                group(group -> act(() -> {
                    tasks.add(group.createTask(Asyncio.sleep(30)));
                    group.cancel();
                    group.cancel();
                })),
                turns(1),
                act(() -> print("by the body:", tasks.get(1).cancelled(), cancelling())),
                handling(group(group -> seq(
                        act(() -> group.createTask(act(group::cancel))),
                        Asyncio.sleep(30))),
                        error -> print("inside:", exc(error), cancelling())),
                group(group -> act(group::cancel)),
                turns(1),
                act(() -> print("with no task:", cancelling()))));
        assertEquals("""
                sibling cancelled
                at the end: True 0
                by the body: True 0
                inside: CancelledError 0
                with no task: 0""", transcript());
    }

    @Test
    void joinWaitsAndLeavesTheGroupOpen() {
        VirtualTime.run(seq(
                group(group -> seq(
                        get(group::join),
                        act(() -> {
                            group.createTask(child(group, "a", 1, "b"));
                            group.createTask(handling(get(group::join),
                                    exception -> print(exception.getClass().getSimpleName())));
                        }),
                        get(group::join),
                        act(() -> {
                            print("joined");
                            group.createTask(child(group, "c", 0, null));
                        }))),
                handling(group(group -> seq(
                        act(() -> group.createTask(fail(new IllegalArgumentException("x")))),
                        get(group::join),
                        act(() -> print("never")))), this::printGroup)));
        assertEquals("""
                start a
                IllegalStateException
                end a
                start b
                end b
                joined
                start c
                end c
                ExceptionGroup unhandled errors in a TaskGroup (1 sub-exception) \
                | IllegalArgumentException: x""", transcript());
    }

    @Test
    void anInterruptLeavesAsItself() {
        KeyboardInterrupt interrupt = new KeyboardInterrupt();
        VirtualTime.run(handling(group(group -> seq(
                act(() -> group.createTask(Asyncio.sleep(30))), fail(interrupt))),
                exception -> assertSame(interrupt, exception)));
    }

    @Test
    void anErrorMakesTheGroupAnError() {
        VirtualTime.run(handling(group(group -> act(() -> {
            group.createTask(fail(new AssertionError("one")));
            group.createTask(fail(new IllegalStateException("two")));
        })), this::printGroup));
        assertEquals("BaseExceptionGroup unhandled errors in a TaskGroup (2 sub-exceptions)"
                + " | AssertionError: one", transcript());
    }
}
