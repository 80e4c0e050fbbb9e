import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;

class Dropped {
    static class Job implements Awaitable<Integer> {
        Job named(String name) {
            return this;
        }

        @Override
        public Generator<Object, Object, Integer> awaiter() {
            return Generator.of(1);
        }
    }

    private Dropped next;

    @Async Coroutine<Integer> save(String name, int n) {
        sleep(2);
        next.save("it", n + 1);
        save(name, 3);
        return Coroutine.of(1);
    }

    static Job start() {
        Job job = new Job();
        job.named("x");
        return job;
    }

    void plain(List<Dropped> all) {
        start();
        all.forEach(each -> each.save("y", 1));
        all.forEach(Dropped::log);
        Runnable log = this::log;
        createTask(save("z", 1));
    }

    Coroutine<Void> log() {
        return null;
    }
}
/* expected
[UNAWAITED_COROUTINE] Dropped.save(Dropped.java:21): sleep(2) only makes a coroutine, and it is dropped: never awaited, it never runs.
    Instead: await(sleep(2)); or, to run it beside this method: createTask(sleep(2));
[UNAWAITED_COROUTINE] Dropped.save(Dropped.java:22): next.save(...) only makes a coroutine, and it is dropped: never awaited, it never runs.
    Instead: await(next.save(...)); or, to run it beside this method: createTask(next.save(...));
[UNAWAITED_COROUTINE] Dropped.save(Dropped.java:23): save(name, 3) only makes a coroutine, and it is dropped: never awaited, it never runs.
    Instead: await(save(name, 3)); or, to run it beside this method: createTask(save(name, 3));
[UNAWAITED_COROUTINE] Dropped.plain(Dropped.java:34): start() only makes a coroutine, and it is dropped: never awaited, it never runs.
    Instead: createTask(start()); or, where no event loop runs: run(start());
[UNAWAITED_COROUTINE] Dropped.plain(Dropped.java:35): each.save("y", 1) only makes a coroutine, and it is dropped: never awaited, it never runs.
    Instead: createTask(each.save("y", 1));
[UNAWAITED_COROUTINE] Dropped.plain(Dropped.java:36): log() only makes a coroutine, and the method reference for Consumer.accept drops it: never awaited, it never runs.
    Instead: a lambda that makes a task of it: ... -> createTask(log())
[UNAWAITED_COROUTINE] Dropped.plain(Dropped.java:37): log() only makes a coroutine, and the method reference for Runnable.run drops it: never awaited, it never runs.
    Instead: a lambda that makes a task of it: ... -> createTask(log())
*/
