package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.AsyncIterator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.asyncio.Condition;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Semaphore;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

/** Program 8: an async iterator, an async resource, and the four primitives. */
final class AsyncProtocols {

    private AsyncProtocols() {
    }

    static final class Counter implements AsyncIterator<Integer> {
        private final int n;
        private int i;

        Counter(int n) {
            this.n = n;
        }

        @Override
        @Async
        public Coroutine<Integer> anext() {
            if (i >= n) {
                throw new StopAsyncIteration();
            }
            i += 1;
            await(sleep(0));
            return Coroutine.of(i);
        }
    }

    static final class Resource implements AsyncCloseable {
        @Async
        static Coroutine<Resource> enter() {
            print("acquire resource");
            return Coroutine.of(new Resource());
        }

        @Override
        @Async
        public Coroutine<Void> aclose(Throwable cause) {
            print("release resource");
            return null;
        }

        @Override
        public String toString() {
            return "resource";
        }
    }

    @Async
    static Coroutine<Void> user(String name, Event event, Lock lock, Semaphore sem, Condition cond,
            boolean[] box) {
        await(event.waitSet());
        try (var inSem = await(sem.acquire())) {
            try (var inLock = await(lock.acquire())) {
                print(name, "has lock and semaphore");
                await(sleep(0));
            }
        }
        try (var inCond = await(cond.acquire())) {
            await(cond.waitFor(() -> box[0]));
            print(name, "saw the condition");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        for (int i : awaitEach(new Counter(3))) {
            print("count", i);
        }
        try (Resource r = await(Resource.enter())) {
            print("using", r);
        }
        Event event = new Event();
        Lock lock = new Lock();
        Semaphore sem = new Semaphore(2);
        Condition cond = new Condition();
        boolean[] box = {false};
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(user("user" + i, event, lock, sem, cond, box)));
        }
        await(sleep(0));
        event.set();
        for (int i = 0; i < 12; i++) {
            await(sleep(0));
        }
        try (var inCond = await(cond.acquire())) {
            box[0] = true;
            cond.signalAll();
        }
        await(gather(ts));
        print("end");
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
