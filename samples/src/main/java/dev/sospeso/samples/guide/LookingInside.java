package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskSnapshot;

final class LookingInside {

    private LookingInside() {
    }

    // region snapshot
    @Async
    static Coroutine<String> next(Queue<String> jobs) {
        return Coroutine.of(await(jobs.get()));             // waits here
    }

    @Async
    static Coroutine<Void> worker(Queue<String> jobs) {
        while (true) {
            System.out.println(await(next(jobs)));
        }
    }

    static void look(EventLoop loop) {                      // on any thread
        for (TaskSnapshot task : loop.snapshot().tasks()) {
            System.out.println(task.name() + " " + task.state());
            for (StackTraceElement place : task.awaitChain()) {
                System.out.println("    " + place.getMethodName() + " " + place.getFileName());
            }
        }
    }
    // endregion

    @Async
    static Coroutine<Void> program() {
        currentTask().setName("main");
        Task<Void> worker = createTask(worker(new Queue<>()), "worker");
        await(sleep(0));
        look(getRunningLoop());
        worker.cancel();
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
