package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import java.util.concurrent.TimeoutException;

final class Cancelling {

    private Cancelling() {
    }

    // region cancel
    @Async
    static Coroutine<Void> worker() {
        try {
            await(sleep(3600));
        } finally {
            System.out.println("worker cleans up");     // runs, and may await
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Task<Void> task = createTask(worker());
        await(sleep(0));
        task.cancel();
        try {
            await(task);
        } catch (CancelledError e) {                    // an Error: catch (Exception) lets it pass
            System.out.println("cancelled: " + task.cancelled());
        }

        try (var deadline = timeout(0.02)) {
            await(worker());
        } catch (TimeoutException e) {
            System.out.println("too late");
        }
        return null;
    }
    // endregion

    public static void main(String[] args) {
        run(program());
    }
}
