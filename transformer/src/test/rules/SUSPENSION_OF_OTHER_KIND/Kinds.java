import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class Kinds {
    @Async Coroutine<Void> coroutine() {
        Generator.yield(1);
        AsyncGenerator.yield(1);
        return null;
    }

    @Async Generator<Integer, Void, Void> generator() {
        await(sleep(1));
        AsyncGenerator.yield(1);
        return null;
    }

    @Async AsyncGenerator<Integer, Void> asyncGenerator() {
        Generator.yield(1);
        Generator.yieldFrom(List.of(1));
        return null;
    }

    @Async CompletableFuture<Integer> future() {
        Generator.yieldFrom(List.of(1));
        return CompletableFuture.completedFuture(1);
    }
}
/* expected
[SUSPENSION_OF_OTHER_KIND] Kinds.coroutine(Kinds.java:9): Generator.yield stands in coroutine, a method that returns Coroutine<Void>, which awaits, but has nobody to yield to.
    Instead: @Async Generator<...> coroutine()
[SUSPENSION_OF_OTHER_KIND] Kinds.coroutine(Kinds.java:10): AsyncGenerator.yield stands in coroutine, a method that returns Coroutine<Void>, which awaits, but has nobody to yield to.
    Instead: @Async AsyncGenerator<...> coroutine()
[SUSPENSION_OF_OTHER_KIND] Kinds.generator(Kinds.java:15): await stands in generator, a method that returns Generator<Integer, Void, Void>, which yields, but cannot await: its caller wants the next value at once.
    Instead: @Async AsyncGenerator<...> generator(), with AsyncGenerator.yield(...)
[SUSPENSION_OF_OTHER_KIND] Kinds.generator(Kinds.java:16): AsyncGenerator.yield stands in generator, a method that returns Generator<Integer, Void, Void>, which yields, but cannot await: its caller wants the next value at once.
    Instead: Generator.yield(...)
[SUSPENSION_OF_OTHER_KIND] Kinds.asyncGenerator(Kinds.java:21): Generator.yield stands in asyncGenerator, a method that returns AsyncGenerator<Integer, Void>, which awaits, and yields only by AsyncGenerator.yield.
    Instead: AsyncGenerator.yield(...)
[SUSPENSION_OF_OTHER_KIND] Kinds.asyncGenerator(Kinds.java:22): Generator.yieldFrom stands in asyncGenerator, a method that returns AsyncGenerator<Integer, Void>, which awaits, and yields only by AsyncGenerator.yield.
    Instead: for (var value : source) { AsyncGenerator.yield(value); }
[SUSPENSION_OF_OTHER_KIND] Kinds.future(Kinds.java:27): Generator.yieldFrom stands in future, a method that returns CompletableFuture<Integer>, which awaits, but has nobody to yield to.
    Instead: @Async Generator<...> future()
*/
