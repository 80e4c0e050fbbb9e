import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import dev.sospeso.asyncio.AsyncCallable;
import dev.sospeso.asyncio.AsyncFunction;
import dev.sospeso.asyncio.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Every suspension point in every place where it may stand. */
class Everything {
    interface Resource extends AsyncCloseable {
        @Async default Coroutine<Integer> twice() {
            return Coroutine.of(await(one()) * 2);
        }

        @Async Coroutine<Integer> one();
    }

    private final Object lock = new Object();
    private int count;

    @Async Coroutine<Integer> kinds(Resource resource, CompletionStage<String> stage)
            throws IOException {
        String text = await(stage, IOException.class);
        synchronized (lock) {
            count++;
        }
        await(sleep(1));
        try (Resource used = resource; var other = resource) {
            count += await(used.twice());
        } catch (IllegalStateException e) {
            await(sleep(2));
        } finally {
            await(sleep(3));
        }
        synchronized (this) {
            try {
                count--;
            } finally {
                count++;
            }
        }
        for (String line : awaitEach(lines(text))) {
            await(sleep(line.length()));
        }
        return other(text);
    }

    @Async Coroutine<Integer> other(String text) {
        Iterator<Integer> plain = List.of(1, 2).iterator();
        while (plain.hasNext()) {
            synchronized (lock) {
                plain.next();
            }
            await(sleep(1));
        }
        return null;
    }

    @Async AsyncGenerator<String, Integer> lines(String text) {
        for (String part : text.split(",")) {
            Integer sent = AsyncGenerator.yield(part);
            await(sleep(sent));
        }
        return null;
    }

    @Async Generator<Number, String, Integer> numbers() {
        String sent = Generator.yield(1);
        Generator.yield(2.5);
        Object result = Generator.yieldFrom(numbers());
        Generator.yieldFrom(new ArrayList<>(List.of(sent)));
        try {
            Generator.yield(3L);
        } finally {
            count++;
        }
        return Generator.of(sent.length());
    }

    @Async static CompletableFuture<Integer> bridge(CompletionStage<Integer> stage) {
        return CompletableFuture.completedFuture(await(stage) + 1);
    }

    @Async Coroutine<Void> lambdas(Resource resource) throws Exception {
        AsyncCallable<Integer> callable = () -> {
            await(sleep(1));
            return Coroutine.of(1);
        };
        AsyncFunction<String, Integer> function = name -> resource.one();
        Supplier<Coroutine<Integer>> supplier = () -> Coroutine.of(await(resource.one()));
        Supplier<Coroutine<Integer>> reference = resource::one;
        Task<Integer> task = createTask(supplier.get());
        createTask(resource.one());
        Runnable start = () -> createTask(resource.one());
        await(task);
        await(function.apply("x"));
        await(callable.call());
        return null;
    }

    void plain(AutoCloseable resource) throws Exception {
        try (resource) {
            synchronized (lock) {
                Generator<Number, String, Integer> numbers = numbers();
                numbers.next();
                numbers.close();
            }
        }
    }

    public static void main(String[] args) {
        run(new Everything().other("x"));
    }
}
