package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Cancels each task of a small program in each turn, before and after the others run, and each two
 * tasks so: whatever is cancelled when, nobody else hangs, and no lock, permit, item or wake-up is
 * lost.
 */
class CancelAnywhereTest {

    /** A program of tasks that end by themselves, and what must be true when no task can go on. */
    private abstract static class Scenario extends Program {
        final List<Task<?>> tasks = new ArrayList<>();

        abstract List<Coroutine<?>> start();

        abstract void verify();

        final void allDone() {
            for (Task<?> task : tasks) {
                assertTrue(task.done(), task.getName() + " hangs");
                if (!task.cancelled() && task.exception() != null) {
                    throw new AssertionError(task.getName(), task.exception());
                }
            }
        }

        final long pending(int from, int to) {
            return tasks.subList(from, to).stream().filter(task -> !task.done()).count();
        }
    }

    /** One cancellation: which task, in which turn, and whether the canceller runs before the tasks. */
    private record Cut(int task, int turn, boolean early) { }

    private static final int TURNS = 16;
    private static final int SETTLE = 60;

    private static void cutAnywhere(Supplier<Scenario> scenario) {
        List<Cut> cuts = new ArrayList<>();
        int count = scenario.get().start().size();
        for (int task = 0; task < count; task++) {
            for (int turn = 0; turn < TURNS; turn++) {
                cuts.add(new Cut(task, turn, true));
                cuts.add(new Cut(task, turn, false));
            }
        }
        run(scenario.get(), List.of());
        for (Cut cut : cuts) {
            run(scenario.get(), List.of(cut));
        }
        for (Cut one : cuts) {
            for (Cut other : cuts) {
                if (one.turn % 3 == 1 && other.turn >= one.turn && other.turn < one.turn + 3) {
                    run(scenario.get(), List.of(one, other));
                }
            }
        }
    }

    private static void run(Scenario scenario, List<Cut> cuts) {
        try {
            Asyncio.run(Program.seq(
                    Program.act(() -> {
                        cuts.stream().filter(Cut::early).forEach(cut -> cancelLater(scenario, cut));
                        for (Coroutine<?> coroutine : scenario.start()) {
                            scenario.tasks.add(Asyncio.createTask(coroutine));
                        }
                        cuts.stream().filter(cut -> !cut.early())
                                .forEach(cut -> cancelLater(scenario, cut));
                    }),
                    Program.turns(SETTLE),
                    Program.act(scenario::verify)));
        } catch (Throwable failure) {
            throw new AssertionError("with " + cuts, failure);
        }
    }

    private static void cancelLater(Scenario scenario, Cut cut) {
        Asyncio.createTask(Program.seq(Program.turns(cut.turn()),
                Program.act(() -> scenario.tasks.get(cut.task()).cancel())));
    }

    private static final class Locking extends Scenario {
        private final Lock lock = new Lock();
        private int inside;

        @Override
        List<Coroutine<?>> start() {
            List<Coroutine<?>> workers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                workers.add(repeat(2, round -> lock.with(() -> handling(seq(
                        act(() -> assertEquals(1, ++inside)),
                        turns(1),
                        act(() -> inside--)), exception -> {
                            inside--;
                            throw exception;
                        }))));
            }
            return workers;
        }

        @Override
        void verify() {
            allDone();
            assertEquals("<Lock [unlocked]>", lock.toString());
        }
    }

    @Test
    void aLockIsNeverLost() {
        cutAnywhere(Locking::new);
    }

    private static final class Permits extends Scenario {
        private final Semaphore semaphore = new BoundedSemaphore(2);

        @Override
        List<Coroutine<?>> start() {
            List<Coroutine<?>> workers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int hold = i % 3;
                workers.add(repeat(2, round -> semaphore.with(() -> turns(hold))));
            }
            return workers;
        }

        @Override
        void verify() {
            allDone();
            assertEquals("<BoundedSemaphore [unlocked, value:2]>", semaphore.toString());
        }
    }

    @Test
    void aPermitIsNeverLost() {
        cutAnywhere(Permits::new);
    }

    private static final class Events extends Scenario {
        private final Event event = new Event();

        @Override
        List<Coroutine<?>> start() {
            List<Coroutine<?>> workers = new ArrayList<>();
            workers.add(seq(turns(3), act(event::set)));
            for (int i = 0; i < 3; i++) {
                int late = 2 * i;
                workers.add(seq(turns(late), get(event::waitSet)));
            }
            return workers;
        }

        @Override
        void verify() {
            if (event.isSet()) {
                allDone();
                assertEquals("<Event [set]>", event.toString());
            } else {
                assertTrue(tasks.get(0).cancelled());
                event.set();
            }
        }
    }

    @Test
    void anEventReleasesAll() {
        cutAnywhere(Events::new);
    }

    /** Three consumers and three producers of one thing each. */
    private static final class Signals extends Scenario {
        private final Condition condition = new Condition();
        private int things;

        @Override
        List<Coroutine<?>> start() {
            List<Coroutine<?>> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(condition.with(() -> seq(
                        get(() -> condition.waitFor(() -> things > 0)),
                        act(() -> things--))));
            }
            for (int i = 0; i < 3; i++) {
                int late = i;
                workers.add(seq(turns(3 + late), condition.with(() -> seq(
                        act(() -> {
                            things++;
                            condition.signal();
                        }),
                        turns(1)))));
            }
            return workers;
        }

        @Override
        void verify() {
            assertEquals(0, pending(3, 6));
            assertFalse(things > 0 && pending(0, 3) > 0, "a signal was lost");
            assertFalse(condition.locked());
            tasks.forEach(Task::cancel);
        }
    }

    @Test
    void aSignalIsNeverLost() {
        cutAnywhere(Signals::new);
    }

    /** Four tasks at a barrier for three: those who are left behind wait for it to break. */
    private static final class Parties extends Scenario {
        private final Barrier barrier = new Barrier(3);

        @Override
        List<Coroutine<?>> start() {
            List<Coroutine<?>> workers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int late = i;
                workers.add(seq(turns(late), handling(get(barrier::arrive), exception -> {
                    if (!(exception instanceof BrokenBarrierException)) {
                        throw exception;
                    }
                })));
            }
            workers.add(seq(turns(30), barrier.abort()));
            return workers;
        }

        @Override
        void verify() {
            if (tasks.get(4).cancelled()) {
                assertEquals(barrier.waiting(), pending(0, 4));
            } else {
                allDone();
                assertTrue(barrier.broken());
            }
        }
    }

    @Test
    void aBarrierLetsNobodyHang() {
        cutAnywhere(Parties::new);
    }

    private static final class Items extends Scenario {
        private final Queue<Integer> queue = new Queue<>(1);
        private int got;

        @Override
        List<Coroutine<?>> start() {
            List<Coroutine<?>> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(repeat(2, n -> queue.put(n)));
            }
            for (int i = 0; i < 3; i++) {
                workers.add(repeat(2, n -> get(queue::get, item -> got++)));
            }
            return workers;
        }

        @Override
        void verify() {
            assertFalse(queue.isEmpty() ? pending(0, 3) > 0 : pending(3, 6) > 0,
                    "a wake-up was lost: " + queue);
            for (int i = got + queue.size(); i > 0; i--) {
                queue.taskDone();
            }
            assertFalse(queue.toString().contains("tasks="), "an item was lost: " + queue);
            tasks.forEach(Task::cancel);
        }
    }

    @Test
    void anItemIsNeverLost() {
        cutAnywhere(Items::new);
    }

    private static final class Groups extends Scenario {
        private TaskGroup group;

        @Override
        List<Coroutine<?>> start() {
            return List.of(
                    using(() -> group = TaskGroup.open(), open -> seq(
                            act(() -> {
                                open.createTask(turns(3));
                                open.createTask(() -> seq(turns(2), act(() -> {
                                    if (!open.toString().contains("cancelling")) {
                                        open.createTask(turns(2));
                                    }
                                })));
                            }),
                            turns(2))),
                    turns(1));
        }

        @Override
        void verify() {
            allDone();
            assertEquals(List.of(), group == null ? List.of() : group.tasks());
        }
    }

    @Test
    void aGroupEndsWithItsTasks() {
        cutAnywhere(Groups::new);
    }
}
