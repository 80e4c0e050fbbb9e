import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

class Blocking {
    private final Semaphore semaphore = new Semaphore(1);

    @Async Coroutine<Integer> many(Thread thread, Future<Integer> future,
            CompletableFuture<Integer> stage, ArrayBlockingQueue<String> queue) throws Exception {
        Thread.sleep(100);
        TimeUnit.SECONDS.sleep(1);
        thread.join();
        int n = future.get() + stage.join() + stage.get(1, TimeUnit.SECONDS);
        semaphore.acquire();
        if (!semaphore.tryAcquire()) {
            new CountDownLatch(1).await();
        }
        queue.put("x");
        String taken = queue.take();
        String polled = queue.poll();
        polled = queue.poll(1, TimeUnit.SECONDS);
        int now = stage.getNow(1);
        await(toThread(() -> {
            Thread.sleep(1);
            return future.get();
        }));
        return Coroutine.of(n);
    }

    @Async AsyncGenerator<Object, Void> waiting(BlockingQueue<String> queue, Process process)
            throws InterruptedException {
        synchronized (this) {
            wait();
        }
        process.waitFor();
        return null;
    }

    @Async Generator<Object, Void, Void> plain() {
        new CompletableFuture<String>().join();
        return null;
    }
}
/* expected
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:17): Thread.sleep(100) blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(sleep(Duration.ofMillis(100)));
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:18): TimeUnit.SECONDS.sleep(...) blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(sleep(...));
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:19): thread.join() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(toThread(() -> thread.join()));
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:20): future.get() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(toThread(() -> future.get()))
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:20): stage.join() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(stage)
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:20): stage.get(...) blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(stage)
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:21): semaphore.acquire() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: try (var held = await(semaphore.acquire())) { ... }, with a dev.sospeso.asyncio.Semaphore
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:23): new CountDownLatch(...).await() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(event.waitSet()), with a dev.sospeso.asyncio.Event
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:25): queue.put("x") blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(queue.put(...)), with a dev.sospeso.asyncio.Queue
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:26): queue.take() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(queue.get()), with a dev.sospeso.asyncio.Queue
warning: [BLOCKING_CALL] Blocking.many(Blocking.java:28): queue.poll(...) blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(waitFor(queue.get(), timeout)), with a dev.sospeso.asyncio.Queue
warning: [BLOCKING_CALL] Blocking.waiting(Blocking.java:40): wait() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(condition.waitSignal()); with a dev.sospeso.asyncio.Condition
warning: [BLOCKING_CALL] Blocking.waiting(Blocking.java:42): process.waitFor() blocks the thread of the event loop: until it returns, no other task runs.
    Instead: await(process.onExit())
*/
