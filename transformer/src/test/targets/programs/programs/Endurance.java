package programs;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;

/** Awaits in numbers, for a JVM with little memory and the default stack. */
public final class Endurance {

    private Endurance() {
    }

    @Async
    private static Coroutine<Long> loop(int turns) {
        long sum = 0;
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
            sum += i;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Long> directCalls(int turns) {
        long sum = 0;
        for (int i = 0; i < turns; i++) {
            sum += await(leaf(i));
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> leaf(int i) {
        await(sleep(0));
        return Coroutine.of(i);
    }

    @Async
    private static Coroutine<Integer> nested(int depth, Future<Integer> bottom) {
        if (depth == 0) {
            return Coroutine.of(await(bottom));
        }
        int below = await(nested(depth - 1, bottom));
        return Coroutine.of(below + 1);
    }

    @Async
    private static Coroutine<Integer> nestedByObjects(int depth, Future<Integer> bottom) {
        if (depth == 0) {
            return Coroutine.of(await(bottom));
        }
        Coroutine<Integer> inner = nestedByObjects(depth - 1, bottom);
        return Coroutine.of(await(inner) + 1);
    }

    @Async
    private static Coroutine<Integer> nestedFailure(int depth, Future<Integer> bottom) {
        try {
            return Coroutine.of(depth == 0 ? await(bottom)
                    : await(nestedFailure(depth - 1, bottom)) + 1);
        } finally {
            finished++;
        }
    }

    private static int finished;

    @Async
    private static Coroutine<Integer> tails(int depth, Future<Integer> bottom) {
        if (depth == 0) {
            return Coroutine.of(await(bottom));
        }
        return tails(depth - 1, bottom);
    }

    @Async
    private static Coroutine<Void> program() {
        System.out.println("loop " + await(loop(1_000_000)));
        System.out.println("calls " + await(directCalls(200_000)));
        System.out.println("nested " + await(nested(100_000, later(7))));
        System.out.println("objects " + await(nestedByObjects(100_000, later(8))));
        System.out.println("tails " + await(tails(1_000_000, later(9))));
        Future<Integer> failing = getRunningLoop().createFuture();
        getRunningLoop().callSoon(() -> failing.setException(new IllegalStateException("bottom")));
        try {
            await(nestedFailure(20_000, failing));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + finished);
        }
        return null;
    }

    private static Future<Integer> later(int value) {
        Future<Integer> future = getRunningLoop().createFuture();
        getRunningLoop().callSoon(() -> future.setResult(value));
        return future;
    }

    public static void main(String[] args) {
        run(program());
    }
}
