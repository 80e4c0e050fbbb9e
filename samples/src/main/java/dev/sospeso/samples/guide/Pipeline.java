package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;

final class Pipeline {

    private Pipeline() {
    }

    // region queue
    @Async
    static Coroutine<Void> producer(Queue<String> queue) {
        for (String word : new String[] {"one", "two", "three"}) {
            await(queue.put(word));                 // waits while the queue is full
        }
        return null;
    }

    @Async
    static Coroutine<Void> consumer(Queue<String> queue, Lock lock) {
        while (true) {
            String word = await(queue.get());
            try (var held = await(lock.acquire())) {    // async with lock
                System.out.println("got " + word);
                await(sleep(0));
            }
            queue.taskDone();
        }
    }

    @Async
    static Coroutine<Void> program() {
        Queue<String> queue = new Queue<>(1);
        Task<Void> consumer = createTask(consumer(queue, new Lock()));
        await(producer(queue));
        await(queue.join());                        // until every word has been dealt with
        consumer.cancel();
        return null;
    }
    // endregion

    public static void main(String[] args) {
        run(program());
    }
}
