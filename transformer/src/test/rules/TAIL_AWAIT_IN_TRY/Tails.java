import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class Tails {
    private Coroutine<Integer> pending;

    @Async Coroutine<Integer> caught(int n) {
        try {
            return caught(n - 1);
        } catch (IllegalStateException e) {
            return Coroutine.of(0);
        }
    }

    @Async Coroutine<Integer> cleaned(String name) {
        try {
            if (name == null) {
                return null;
            }
            return name.isEmpty() ? Coroutine.of(1) : caught(name.length());
        } finally {
            pending = null;
        }
    }

    @Async Awaitable<Integer> closed(AutoCloseable resource) throws Exception {
        try (resource) {
            return pending;
        }
    }

    @Async Coroutine<Integer> kept(Coroutine<Integer> given) {
        Coroutine<Integer> mine = given;
        try {
            while (true) {
                try {
                    mine = caught(1);
                    return mine;
                } finally {
                    await(sleep(1));
                }
            }
        } catch (IllegalStateException e) {
            return given;
        }
    }

    @Async Generator<Integer, Void, Integer> generator(List<Integer> numbers) {
        try {
            return generator(numbers);
        } finally {
            numbers.clear();
        }
    }

    @Async CompletableFuture<Integer> future() {
        try {
            return CompletableFuture.supplyAsync(() -> 1);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
/* expected
[TAIL_AWAIT_IN_TRY] Tails.caught(Tails.java:12): return caught(...) inside a try statement leaves it first: caught(...) runs after it, so catch, finally and resources do not cover it.
    Instead: return Coroutine.of(await(caught(...)));
[TAIL_AWAIT_IN_TRY] Tails.cleaned(Tails.java:23): return caught(name.length()) inside a try statement leaves it first: caught(name.length()) runs after it, so catch, finally and resources do not cover it.
    Instead: return Coroutine.of(await(caught(name.length())));
[TAIL_AWAIT_IN_TRY] Tails.closed(Tails.java:31): return pending inside a try statement leaves it first: pending runs after it, so catch, finally and resources do not cover it.
    Instead: return Coroutine.of(await(pending));
[TAIL_AWAIT_IN_TRY] Tails.kept(Tails.java:41): return mine inside a try statement leaves it first: mine runs after it, so catch, finally and resources do not cover it.
    Instead: return Coroutine.of(await(mine));
[TAIL_AWAIT_IN_TRY] Tails.generator(Tails.java:53): return generator(numbers) inside a try statement leaves it first: generator(numbers) runs after it, so catch, finally and resources do not cover it.
    Instead: return Generator.of(Generator.yieldFrom(generator(numbers)));
[TAIL_AWAIT_IN_TRY] Tails.future(Tails.java:61): return CompletableFuture.supplyAsync(...) inside a try statement leaves it first: CompletableFuture.supplyAsync(...) runs after it, so catch, finally and resources do not cover it.
    Instead: return CompletableFuture.completedFuture(await(CompletableFuture.supplyAsync(...)));
*/
