package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarrierTest extends Program {

    private final Barrier barrier = new Barrier(3);
    private final List<Task<?>> tasks = new ArrayList<>();

    private Coroutine<Void> party(String name, int rounds) {
        return repeat(rounds, round -> get(barrier::arrive,
                position -> print(name, "round", round, "position", position)));
    }

    private void start(int rounds, String... names) {
        tasks.clear();
        for (String name : names) {
            tasks.add(Asyncio.createTask(party(name, rounds)));
        }
    }

    @Test
    void letsAllPassTogetherAgainAndAgain() {
        Asyncio.run(seq(
                act(() -> {
                    print("parties", barrier.parties(), "waiting", barrier.waiting(),
                            "broken", barrier.broken());
                    start(1, "a", "b");
                }),
                turns(1),
                act(() -> {
                    print("waiting", barrier.waiting());
                    assertEquals("<Barrier [filling, waiters:2/3]>", barrier.toString());
                }),
                get(barrier::arrive, position -> print("main position", position)),
                ended(tasks),
                act(() -> {
                    print("waiting", barrier.waiting());
                    start(2, "x", "y", "z");
                }),
                ended(tasks),
                act(() -> print("waiting", barrier.waiting(), "broken", barrier.broken()))));
        assertEquals("""
                parties 3 waiting 0 broken False
                waiting 2
                main position 2
                a round 0 position 0
                b round 0 position 1
                waiting 0
                z round 0 position 2
                x round 0 position 0
                y round 0 position 1
                x round 1 position 2
                y round 1 position 0
                z round 1 position 1
                waiting 0 broken False""", transcript());
    }

    private Coroutine<Void> passing(String name) {
        return handling(get(barrier::arrive, position -> print(name, "passed")),
                exception -> print(name, exception.getClass().getSimpleName()));
    }

    private void startPassing(String... names) {
        tasks.clear();
        for (String name : names) {
            tasks.add(Asyncio.createTask(passing(name)));
        }
    }

    @Test
    void abortBreaksItAndResetMendsIt() {
        Asyncio.run(seq(
                act(() -> startPassing("a0", "a1")),
                turns(1),
                get(barrier::abort),
                act(() -> print("broken", barrier.broken(), barrier)),
                ended(tasks),
                get(() -> passing("late")),
                get(barrier::reset),
                act(() -> {
                    print("broken", barrier.broken());
                    startPassing("b0", "b1", "b2");
                }),
                ended(tasks),
                act(() -> startPassing("c0", "c1")),
                turns(1),
                get(barrier::reset),
                ended(tasks),
                act(() -> {
                    print("broken", barrier.broken(), "waiting", barrier.waiting());
                    startPassing("d0", "d1", "d2");
                }),
                ended(tasks)));
        assertEquals("""
                broken True <Barrier [broken]>
                a0 BrokenBarrierException
                a1 BrokenBarrierException
                late BrokenBarrierException
                broken False
                b2 passed
                b0 passed
                b1 passed
                c0 BrokenBarrierException
                c1 BrokenBarrierException
                broken False waiting 0
                d2 passed
                d0 passed
                d1 passed""", transcript());
    }

    @Test
    void aCancelledPartyDoesNotCount() {
        Asyncio.run(seq(
                act(() -> startPassing("a", "b")),
                turns(1),
                act(() -> tasks.get(0).cancel()),
                turns(2),
                act(() -> {
                    print("waiting", barrier.waiting());
                    tasks.add(Asyncio.createTask(passing("c")));
                    tasks.add(Asyncio.createTask(passing("d")));
                }),
                ended(tasks)));
        assertEquals("""
                a CancelledError
                waiting 1
                d passed
                b passed
                c passed""", transcript());
    }

    @Test
    void isForOneAtLeast() {
        assertEquals("parties must be > 0",
                assertThrows(IllegalArgumentException.class, () -> new Barrier(0)).getMessage());
    }
}
