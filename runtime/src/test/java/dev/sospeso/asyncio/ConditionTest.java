package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest extends Program {

    private final List<Task<?>> tasks = new ArrayList<>();
    private int box;

    private Coroutine<Void> waiter(String name, Condition condition) {
        return condition.with(() -> seq(
                act(() -> print(name, "waits")),
                get(condition::waitSignal,
                        value -> print(name, "woke", value, "locked", condition.locked())),
                turns(1),
                act(() -> print(name, "leaves"))));
    }

    @Test
    void signalsWakeInOrderWhenTheLockIsFree() {
        Condition condition = new Condition();
        Asyncio.run(seq(
                condition.with(() -> act(condition::signal)),
                act(() -> {
                    for (int i = 0; i < 5; i++) {
                        tasks.add(Asyncio.createTask(waiter("w" + i, condition)));
                    }
                }),
                turns(6),
                condition.with(() -> seq(
                        act(() -> {
                            assertEquals("<Condition [locked, waiters:5]>", condition.toString());
                            condition.signal(2);
                            print("notified 2, still holding");
                        }),
                        turns(1),
                        act(() -> print("now releasing")))),
                get(() -> ended(tasks.subList(0, 2))),
                act(() -> print("pending", tasks.stream().filter(task -> !task.done()).count())),
                condition.with(() -> act(condition::signalAll)),
                ended(tasks),
                act(() -> attempt(condition::signal)),
                handling(condition.waitSignal(), exception -> print(exc(exception)))));
        assertEquals("""
                w0 waits
                w1 waits
                w2 waits
                w3 waits
                w4 waits
                notified 2, still holding
                now releasing
                w0 woke True locked True
                w0 leaves
                w1 woke True locked True
                w1 leaves
                pending 3
                w2 woke True locked True
                w2 leaves
                w3 woke True locked True
                w3 leaves
                w4 woke True locked True
                w4 leaves
                IllegalStateException: cannot notify on un-acquired lock
                IllegalStateException: cannot wait on un-acquired lock""", transcript());
    }

    private Coroutine<Void> consumer(String name, Condition condition, int want) {
        return condition.with(() -> seq(get(
                () -> condition.waitForValue(() -> check(name, want)),
                value -> print(name, "satisfied with", value))));
    }

    private Integer check(String name, int want) {
        print("  check", name, box);
        return box >= want && box != 0 ? box : null;
    }

    @Test
    void waitForAsksAfterEachSignal() {
        Lock lock = new Lock();
        Condition condition = new Condition(lock);
        Condition other = new Condition(lock);
        Asyncio.run(seq(
                act(() -> {
                    for (int i = 0; i < 3; i++) {
                        tasks.add(Asyncio.createTask(consumer("c" + i, condition, i)));
                    }
                }),
                repeat(2, i -> seq(
                        turns(4),
                        other.with(() -> act(() -> {
                            box = i + 1;
                            condition.signalAll();
                            print("set", box);
                        })))),
                ended(tasks),
                act(() -> tasks.add(Asyncio.createTask(condition.with(() -> cancellable(
                        condition.waitSignal(),
                        () -> print("cancelled holding the lock", condition.locked())))))),
                turns(1),
                get(lock::acquire),
                act(() -> tasks.get(3).cancel()),
                turns(3),
                act(() -> {
                    print("lock held by main, waiter done", tasks.get(3).done());
                    lock.release();
                }),
                ended(tasks),
                act(() -> print("waiter cancelled", tasks.get(3).cancelled(),
                        "locked", lock.locked()))));
        assertEquals("""
                  check c0 0
                  check c1 0
                  check c2 0
                set 1
                  check c0 1
                c0 satisfied with 1
                  check c1 1
                c1 satisfied with 1
                  check c2 1
                set 2
                  check c2 2
                c2 satisfied with 2
                lock held by main, waiter done False
                cancelled holding the lock True
                waiter cancelled True locked False""", transcript());
    }

    @Test
    void aTruePredicateDoesNotWait() {
        Condition condition = new Condition();
        Asyncio.run(condition.with(() -> seq(
                get(() -> condition.waitFor(() -> true), value -> print(value)))));
        assertEquals("True", transcript());
    }

    /** CPython 3.11 loses this wake-up; 3.13 mended it. */
    @Test
    void aWokenWaiterThatIsCancelledPassesTheSignalOn() {
        Condition condition = new Condition();
        Asyncio.run(seq(
                act(() -> {
                    tasks.add(Asyncio.createTask(waiter("w0", condition)));
                    tasks.add(Asyncio.createTask(waiter("w1", condition)));
                }),
                turns(3),
                condition.with(() -> seq(
                        act(condition::signal),
                        turns(1),
                        act(() -> tasks.get(0).cancel()))),
                ended(tasks),
                act(() -> print(tasks.get(0).cancelled(), condition))));
        assertEquals("""
                w0 waits
                w1 waits
                w1 woke True locked True
                w1 leaves
                True <Condition [unlocked]>""", transcript());
    }
}
