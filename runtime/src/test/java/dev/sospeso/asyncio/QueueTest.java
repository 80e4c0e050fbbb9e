package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueTest extends Program {

    private final List<Task<?>> tasks = new ArrayList<>();

    private Coroutine<Void> producer(String name, Queue<String> queue, int n) {
        return repeat(n, i -> get(() -> queue.put(name + i), done -> print("put", name + i,
                "size", queue.size(), "full", queue.isFull())));
    }

    @Test
    void putWaitsWhileItIsFull() {
        Queue<String> queue = new Queue<>(2);
        Queue<String> unbounded = new Queue<>();
        Asyncio.run(seq(
                act(() -> tasks.add(Asyncio.createTask(producer("p", queue, 5)))),
                turns(1),
                act(() -> {
                    print("producer blocked", !tasks.get(0).done(), "maxsize", queue.maxsize());
                    assertEquals("<Queue maxsize=2 _queue=[p0, p1] _putters[1] tasks=2>",
                            queue.toString());
                }),
                repeat(5, i -> seq(
                        get(queue::get, item -> print("got", item, "size", queue.size())),
                        turns(1))),
                ended(tasks),
                act(() -> {
                    print("empty", queue.isEmpty());
                    tasks.add(Asyncio.createTask(producer("u", unbounded, 3)));
                }),
                turns(1),
                act(() -> print("unbounded done", tasks.get(1).done(), "size", unbounded.size())),
                repeat(3, i -> get(unbounded::get, item -> print("got", item)))));
        assertEquals("""
                put p0 size 1 full False
                put p1 size 2 full True
                producer blocked True maxsize 2
                got p0 size 1
                put p2 size 2 full True
                got p1 size 1
                put p3 size 2 full True
                got p2 size 1
                put p4 size 2 full True
                got p3 size 1
                got p4 size 0
                empty True
                put u0 size 1 full False
                put u1 size 2 full False
                put u2 size 3 full False
                unbounded done True size 3
                got u0
                got u1
                got u2""", transcript());
    }

    @Test
    void theOnesThatDoNotWaitWakeThoseThatDo() {
        Queue<Object> queue = new Queue<>(1);
        Action take = () -> print("get_nowait ->", queue.getNowait());
        Asyncio.run(seq(
                act(() -> {
                    attempt(take);
                    queue.putNowait(null);
                    attempt(() -> queue.putNowait(0));
                    assertFalse(queue.offer(0));
                    for (int i = 0; i < 2; i++) {
                        int v = i;
                        tasks.add(Asyncio.createTask(seq(
                                get(() -> queue.put(v), done -> print("p" + v, "put", v)))));
                    }
                }),
                turns(1),
                act(() -> {
                    attempt(take);
                    attempt(take);
                }),
                turns(1),
                act(() -> attempt(take)),
                ended(tasks),
                act(() -> {
                    attempt(take);
                    for (int i = 0; i < 2; i++) {
                        String name = "g" + i;
                        tasks.add(Asyncio.createTask(seq(
                                get(queue::get, item -> print(name, "got", item)))));
                    }
                }),
                turns(1),
                act(() -> {
                    queue.putNowait("x");
                    attempt(() -> queue.putNowait("y"));
                }),
                turns(1),
                act(() -> queue.putNowait("z")),
                ended(tasks),
                act(() -> print("size", queue.size()))));
        assertEquals("""
                QueueEmptyException
                QueueFullException
                get_nowait -> null
                QueueEmptyException
                p0 put 0
                get_nowait -> 0
                p1 put 1
                get_nowait -> 1
                QueueFullException
                g0 got x
                g1 got z
                size 0""", transcript());
    }

    @Test
    void joinWaitsForAllTheWork() {
        Queue<Integer> queue = new Queue<>();
        Asyncio.run(seq(
                get(queue::join),
                act(() -> {
                    print("join on fresh queue returns");
                    attempt(queue::taskDone);
                    IntStream.range(0, 5).forEach(queue::putNowait);
                    for (int i = 0; i < 2; i++) {
                        tasks.add(Asyncio.createTask(working("w" + i, queue)));
                    }
                }),
                get(queue::join),
                act(() -> {
                    print("joined");
                    queue.putNowait(99);
                    print("got by main", queue.getNowait());
                    tasks.add(Asyncio.createTask(queue.join()));
                }),
                turns(3),
                act(() -> {
                    print("join done", tasks.get(2).done());
                    queue.taskDone();
                }),
                get(() -> tasks.get(2)),
                act(() -> {
                    print("join done", tasks.get(2).done());
                    attempt(queue::taskDone);
                    tasks.forEach(Task::cancel);
                }),
                ended(tasks)));
        assertEquals("""
                join on fresh queue returns
                IllegalStateException: task_done() called too many times
                w0 takes 0
                w1 takes 1
                w0 finished 0
                w0 takes 2
                w1 finished 1
                w1 takes 3
                w0 finished 2
                w0 takes 4
                w1 finished 3
                w0 finished 4
                joined
                got by main 99
                join done False
                join done True
                IllegalStateException: task_done() called too many times""", transcript());
    }

    private Coroutine<Void> working(String name, Queue<Integer> queue) {
        int[] item = new int[1];
        return repeat(Integer.MAX_VALUE, i -> seq(
                get(queue::get, taken -> {
                    item[0] = taken;
                    print(name, "takes", taken);
                }),
                turns(1),
                act(() -> {
                    queue.taskDone();
                    print(name, "finished", item[0]);
                })));
    }

    private record Job(int priority, String name) { }

    @Test
    void otherOrders() {
        PriorityQueue<Integer> least = new PriorityQueue<>();
        for (int value : new int[] {5, 1, 4, 1, 3}) {
            least.putNowait(value);
        }
        assertEquals(List.of(1, 1), List.of(least.getNowait(), least.getNowait()));
        least.putNowait(0);
        least.putNowait(9);
        assertEquals(List.of(0, 3, 4, 5, 9), drain(least));
        PriorityQueue<Job> jobs = new PriorityQueue<>(Comparator.comparing(Job::priority));
        jobs.putNowait(new Job(3, "low"));
        jobs.putNowait(new Job(1, "high"));
        jobs.putNowait(new Job(2, "mid"));
        assertEquals(List.of("high", "mid", "low"), drain(jobs).stream().map(Job::name).toList());
        LifoQueue<Integer> newest = new LifoQueue<>(3);
        newest.putNowait(1);
        newest.putNowait(2);
        newest.putNowait(3);
        assertTrue(newest.isFull());
        assertEquals(3, newest.getNowait());
        newest.putNowait(7);
        assertEquals(List.of(7, 2, 1), drain(newest));
        Asyncio.run(seq(
                act(() -> tasks.add(Asyncio.createTask(least.get()))),
                turns(1),
                act(() -> {
                    least.putNowait(8);
                    least.putNowait(2);
                }),
                get(() -> tasks.get(0), item -> print("getter received", item))));
        assertEquals("getter received 2", transcript());
        assertEquals(List.of(8), drain(least));
    }

    private static <T> List<T> drain(Queue<T> queue) {
        List<T> items = new ArrayList<>();
        while (!queue.isEmpty()) {
            items.add(queue.getNowait());
        }
        return items;
    }

    /** CPython's heapq gives these in this order. */
    @Test
    void equalItemsComeInPythonsOrder() {
        PriorityQueue<Job> jobs = new PriorityQueue<>(Comparator.comparing(Job::priority));
        for (int i = 0; i < 8; i++) {
            jobs.putNowait(new Job(i % 2, "j" + i));
        }
        assertEquals(List.of("j0", "j2", "j6", "j4", "j5", "j7", "j1", "j3"),
                drain(jobs).stream().map(Job::name).toList());
    }

    @Test
    void takesNullsAndRefusesWhatCannotBeCompared() {
        PriorityQueue<Integer> nulls =
                new PriorityQueue<>(Comparator.nullsFirst(Comparator.naturalOrder()));
        nulls.putNowait(1);
        nulls.putNowait(null);
        assertEquals("<PriorityQueue maxsize=0 _queue=[null, 1] tasks=2>", nulls.toString());
        PriorityQueue<Object> mixed = new PriorityQueue<>();
        mixed.putNowait(1);
        assertThrows(ClassCastException.class, () -> mixed.putNowait("one"));
        assertEquals(1, mixed.size());
    }

    @Test
    void keepsTheOrderOfManyItems() {
        Random random = new Random(1);
        Queue<Integer> first = new Queue<>();
        PriorityQueue<Integer> least = new PriorityQueue<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int value = random.nextInt(100);
            expected.add(value);
            first.putNowait(value);
            least.putNowait(value);
            if (i % 3 == 0) {
                assertEquals(expected.remove(0), first.getNowait());
            }
        }
        assertEquals(expected, drain(first));
        List<Integer> sorted = drain(least);
        assertEquals(sorted.stream().sorted().toList(), sorted);
    }

    private Coroutine<Void> getter(String name, Queue<String> queue) {
        return cancellable(get(queue::get, item -> print(name, "got", item)),
                () -> print(name, "cancelled"));
    }

    @Test
    void aCancelledGetterTakesNothing() {
        Queue<String> queue = new Queue<>();
        Asyncio.run(seq(
                act(() -> {
                    for (int i = 0; i < 4; i++) {
                        tasks.add(Asyncio.createTask(getter("g" + i, queue)));
                    }
                }),
                turns(1),
                act(() -> {
                    tasks.get(0).cancel();
                    queue.putNowait("one");
                    queue.putNowait("two");
                    tasks.get(2).cancel();
                }),
                turns(3),
                act(() -> {
                    print("size", queue.size(), "done", tasks.stream().map(Task::done).toList());
                    queue.putNowait("three");
                }),
                get(queue::get, item -> print("left over", item)),
                ended(tasks)));
        assertEquals("""
                g0 cancelled
                g1 got one
                g2 cancelled
                g3 got two
                size 0 done [true, true, true, true]
                left over three""", transcript());
    }

    private Coroutine<Void> shutDown(Coroutine<?> body, String name) {
        return handling(body, exception -> print(name, exc(exception)));
    }

    @Test
    void shutdownLetsTheItemsOut() {
        Queue<Integer> queue = new Queue<>(1);
        Asyncio.run(seq(
                act(() -> {
                    queue.putNowait(1);
                    tasks.add(Asyncio.createTask(shutDown(queue.put(2), "putter")));
                }),
                turns(1),
                act(() -> {
                    queue.shutdown();
                    attempt(() -> queue.putNowait(3));
                    assertEquals("<Queue maxsize=1 _queue=[1] tasks=1 shutdown>",
                            queue.toString());
                }),
                ended(tasks),
                get(queue::get, item -> print("got", item)),
                shutDown(queue.get(), "getter"),
                act(() -> attempt(queue::getNowait))));
        assertEquals("""
                QueueShutDownException
                putter QueueShutDownException
                got 1
                getter QueueShutDownException
                QueueShutDownException""", transcript());
    }

    @Test
    void shutdownAtOnceDropsTheItems() {
        Queue<Integer> queue = new Queue<>();
        Queue<Integer> empty = new Queue<>();
        Asyncio.run(seq(
                act(() -> {
                    queue.putNowait(1);
                    tasks.add(Asyncio.createTask(queue.join()));
                    tasks.add(Asyncio.createTask(shutDown(empty.get(), "getter")));
                }),
                turns(1),
                act(() -> {
                    queue.shutdown(true);
                    empty.shutdown();
                }),
                ended(tasks),
                act(() -> print("joined", tasks.get(0).done(), queue))));
        assertEquals("""
                getter QueueShutDownException
                joined True <Queue maxsize=0 shutdown>""", transcript());
    }

    @Test
    void doesNotSuspendUnlessItMust() {
        Queue<Object> queue = new Queue<>(1);
        Coroutine<Object> item = Coroutine.of(null);
        assertThrows(StopIteration.class, () -> queue.put(item).send(null));
        StopIteration end = assertThrows(StopIteration.class, () -> queue.get().send(null));
        assertEquals(item, end.value());
    }

    @Test
    void shuttingDownAtOnceCountsWhatItDropsAsDoneAndNoMore() {
        Queue<Integer> queue = new Queue<>();
        Asyncio.run(Program.act(() -> {
            for (int i = 0; i < 3; i++) {
                queue.putNowait(i);
            }
            queue.getNowait();
            queue.shutdown(true);
            assertEquals("<Queue maxsize=0 tasks=1 shutdown>", queue.toString());
            queue.taskDone();
            Queue<Integer> hasty = new Queue<>();
            hasty.putNowait(1);
            hasty.taskDone();
            hasty.shutdown(true);
            assertEquals("<Queue maxsize=0 shutdown>", hasty.toString());
        }));
    }
}
