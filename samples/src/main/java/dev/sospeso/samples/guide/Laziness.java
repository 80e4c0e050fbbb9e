package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;

final class Laziness {

    private Laziness() {
    }

    // region lazy
    @Async
    static Coroutine<Integer> twice(int n) {
        System.out.println("  working on " + n);
        return Coroutine.of(2 * n);
    }

    @Async
    static Coroutine<Void> program() {
        Coroutine<Integer> later = twice(1);    // runs nothing yet
        System.out.println("called");
        int now = await(later);                 // runs it
        Task<Integer> task = createTask(twice(2));
        System.out.println("task made");        // it starts when this method next waits
        await(sleep(0));
        System.out.println(now + task.result());
        return null;
    }
    // endregion

    public static void main(String[] args) {
        run(program());
    }
}
