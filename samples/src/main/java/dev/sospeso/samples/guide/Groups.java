package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;

final class Groups {

    private Groups() {
    }

    @Async
    static Coroutine<Integer> size(String page) {
        await(sleep(0.01));
        if (page.isEmpty()) {
            throw new IllegalArgumentException("no such page");
        }
        return Coroutine.of(page.length());
    }

    // region group
    @Async
    static Coroutine<Integer> total(String left, String right) {
        Task<Integer> one;
        Task<Integer> two;
        try (var group = TaskGroup.open()) {
            one = group.createTask(size(left));
            two = group.createTask(size(right));
            group.createTask(() -> {                    // an async lambda
                await(sleep(0));
                System.out.println("counting");
                return null;
            });
        }                                               // waits here for all three
        return Coroutine.of(one.result() + two.result());
    }

    @Async
    static Coroutine<Void> program() {
        System.out.println(await(total("apples", "pears")) + " letters");
        try {
            await(total("apples", ""));
        } catch (ExceptionGroup group) {                // the failed child; its siblings were cancelled
            System.out.println(group.exceptions());
        }
        return null;
    }
    // endregion

    public static void main(String[] args) {
        run(program());
    }
}
