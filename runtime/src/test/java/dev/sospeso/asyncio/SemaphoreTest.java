package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SemaphoreTest extends Program {

    private final List<Task<?>> tasks = new ArrayList<>();
    private int now;
    private int most;

    private Coroutine<Void> worker(String name, Semaphore semaphore) {
        return semaphore.with(() -> seq(
                act(() -> {
                    now++;
                    most = Math.max(most, now);
                    print(name, "in");
                }),
                turns(2),
                act(() -> {
                    now--;
                    print(name, "out");
                })));
    }

    @Test
    void servesInOrderAndSkipsTheCancelled() {
        Semaphore semaphore = new Semaphore(2);
        Asyncio.run(seq(
                act(() -> {
                    for (int i = 0; i < 6; i++) {
                        tasks.add(Asyncio.createTask(worker("w" + i, semaphore)));
                    }
                }),
                turns(1),
                act(() -> {
                    print("locked", semaphore.locked());
                    assertEquals("<Semaphore [locked, waiters:4]>", semaphore.toString());
                    tasks.get(3).cancel();
                }),
                ended(tasks),
                act(() -> {
                    print("max", most, "locked", semaphore.locked(), "w3",
                            tasks.get(3).cancelled());
                    semaphore.release();
                    assertEquals("<Semaphore [unlocked, value:3]>", semaphore.toString());
                }),
                repeat(3, i -> get(semaphore::acquire)),
                act(() -> print("locked", semaphore.locked()))));
        assertEquals("""
                w0 in
                w1 in
                locked True
                w0 out
                w1 out
                w2 in
                w4 in
                w2 out
                w4 out
                w5 in
                w5 out
                max 2 locked False w3 True
                locked True""", transcript());
        assertEquals("Semaphore initial value must be >= 0",
                assertThrows(IllegalArgumentException.class, () -> new Semaphore(-1)).getMessage());
    }

    private Coroutine<Void> taker(String name, Semaphore semaphore) {
        return seq(get(semaphore::acquire, held -> print(name, "acquired")));
    }

    @Test
    void aBoundedOneIsNotReleasedTooOften() {
        Semaphore semaphore = new BoundedSemaphore(2);
        Asyncio.run(seq(
                act(() -> attempt(semaphore::release)),
                get(semaphore::acquire),
                get(semaphore::acquire),
                act(() -> {
                    print("locked", semaphore.locked());
                    for (int i = 0; i < 3; i++) {
                        tasks.add(Asyncio.createTask(taker("t" + i, semaphore)));
                    }
                }),
                turns(1),
                act(semaphore::release),
                turns(3),
                act(() -> {
                    print("done", tasks.stream().map(Task::done).toList());
                    semaphore.release();
                    semaphore.release();
                }),
                ended(tasks),
                act(() -> {
                    semaphore.release();
                    semaphore.release();
                    print("locked", semaphore.locked());
                    attempt(semaphore::release);
                })));
        assertEquals("""
                IllegalStateException: BoundedSemaphore released too many times
                locked True
                t0 acquired
                done [true, false, false]
                t1 acquired
                t2 acquired
                locked False
                IllegalStateException: BoundedSemaphore released too many times""", transcript());
    }

    /** Of a permit released twice in one turn, one must not get lost when its taker is cancelled. */
    @Test
    void aCancelledTakerPassesThePermitOn() {
        Semaphore semaphore = new Semaphore(0);
        Asyncio.run(seq(
                act(() -> {
                    for (int i = 0; i < 3; i++) {
                        tasks.add(Asyncio.createTask(taker("t" + i, semaphore)));
                    }
                }),
                turns(1),
                act(() -> {
                    semaphore.release();
                    semaphore.release();
                    tasks.get(0).cancel();
                }),
                turns(3),
                act(() -> {
                    print(tasks.stream().map(Task::done).toList(), semaphore);
                })));
        assertEquals("""
                t1 acquired
                t2 acquired
                [true, true, true] <Semaphore [locked]>""", transcript());
    }
}
