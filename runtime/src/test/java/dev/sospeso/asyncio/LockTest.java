package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockTest extends Program {

    private final Lock lock = new Lock();
    private final List<Task<?>> tasks = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    private Coroutine<Void> worker(String name) {
        return lock.with(() -> seq(
                act(() -> {
                    order.add(name);
                    print(name, "has it");
                }),
                turns(1),
                act(() -> print(name, "leaves"))));
    }

    @Test
    void isFairAndNobodyOvertakes() {
        Asyncio.run(seq(
                get(lock::acquire),
                act(() -> {
                    for (int i = 0; i < 3; i++) {
                        tasks.add(Asyncio.createTask(worker("w" + i)));
                    }
                }),
                turns(1),
                act(() -> {
                    print("locked", lock.locked());
                    assertEquals("<Lock [locked, waiters:3]>", lock.toString());
                    lock.release();
                    print("released, locked", lock.locked());
                    tasks.add(Asyncio.createTask(worker("newcomer")));
                }),
                ended(tasks),
                act(() -> print(String.join(" ", order), "locked", lock.locked())),
                handling(lock.with(() -> act(() -> {
                    throw new IllegalArgumentException("inside");
                })), exception -> print(exc(exception), "locked", lock.locked())),
                handling(lock.with(() -> {
                    throw new IllegalArgumentException("at once");
                }), exception -> print(exc(exception), "locked", lock.locked())),
                get(lock::acquire, Held::close),
                act(() -> attempt(lock::release))));
        assertEquals("""
                locked True
                released, locked False
                w0 has it
                w0 leaves
                w1 has it
                w1 leaves
                w2 has it
                w2 leaves
                newcomer has it
                newcomer leaves
                w0 w1 w2 newcomer locked False
                IllegalArgumentException: inside locked False
                IllegalArgumentException: at once locked False
                IllegalStateException: Lock is not acquired.""", transcript());
        assertEquals("<Lock [unlocked]>", lock.toString());
    }

    private Coroutine<Void> holder(String name, int hold) {
        return cancellable(lock.with(() -> seq(
                act(() -> print(name, "has it")),
                turns(hold),
                act(() -> print(name, "leaves")))),
                () -> print(name, "cancelled, locked", lock.locked()));
    }

    @Test
    void aCancelledWaiterLeaves() {
        Asyncio.run(seq(
                act(() -> {
                    for (int i = 0; i < 4; i++) {
                        tasks.add(Asyncio.createTask(holder("w" + i, 3)));
                    }
                }),
                turns(1),
                act(() -> tasks.get(1).cancel()),
                turns(1),
                act(() -> print("waiting for the rest")),
                ended(tasks),
                act(() -> {
                    print("locked", lock.locked());
                    tasks.add(Asyncio.createTask(holder("holder", 50)));
                    tasks.add(Asyncio.createTask(holder("next", 0)));
                }),
                turns(1),
                act(() -> tasks.get(4).cancel()),
                ended(tasks),
                act(() -> print("locked", lock.locked()))));
        assertEquals("""
                w0 has it
                w1 cancelled, locked True
                waiting for the rest
                w0 leaves
                w2 has it
                w2 leaves
                w3 has it
                w3 leaves
                locked False
                holder has it
                holder cancelled, locked False
                next has it
                next leaves
                locked False""", transcript());
    }

    @Test
    void aWokenWaiterThatIsCancelledPassesItsTurnOn() {
        Asyncio.run(seq(
                get(lock::acquire),
                act(() -> {
                    tasks.add(Asyncio.createTask(holder("w0", 0)));
                    tasks.add(Asyncio.createTask(holder("w1", 0)));
                }),
                turns(1),
                act(() -> {
                    lock.release();
                    tasks.get(0).cancel();
                }),
                ended(tasks)));
        assertEquals("""
                w0 cancelled, locked False
                w1 has it
                w1 leaves""", transcript());
    }

    @Test
    void anUncontendedAcquireDoesNotSuspend() {
        StopIteration end = assertThrows(StopIteration.class, () -> lock.acquire().send(null));
        assertEquals("<Lock [locked]>", lock.toString());
        Held held = (Held) end.value();
        held.close();
        assertFalse(lock.locked());
        assertThrows(StopIteration.class, () -> lock.acquire().send(null));
        held.close();
        assertEquals("<Lock [locked]>", lock.toString());
    }
}
