package dev.sospeso.benchmarks.ours;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

/** A chain of awaits whose innermost call suspends. */
public final class OurChain {

    private OurChain() {
    }

    @Async
    private static Coroutine<Long> leaf(int suspensions) {
        for (int i = 0; i < suspensions; i++) {
            await(sleep(0));
        }
        return Coroutine.of(1L);
    }

    @Async
    private static Coroutine<Long> descend(int depth, int suspensions) {
        if (depth == 1) {
            return Coroutine.of(await(leaf(suspensions)) + 1);
        }
        return Coroutine.of(await(descend(depth - 1, suspensions)) + 1);
    }

    /** As many chains, one after the other. */
    @Async
    public static Coroutine<Long> chains(int count, int depth, int suspensions) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += await(descend(depth, suspensions));
        }
        return Coroutine.of(sum);
    }
}
