package dev.sospeso.transformer.validation.oracle;

import dev.sospeso.AsyncIterable;
import dev.sospeso.Awaitable;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import dev.sospeso.transformer.validation.Signal;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Stands in for {@code Asyncio} in the oracle: every await blocks until its value is there. */
public final class BlockingAsyncio {

    private BlockingAsyncio() {
    }

    /** Waits for the value. */
    public static <T> T await(Awaitable<? extends T> awaitable) {
        return BlockingAsyncio.<T>cast(result(awaitable));
    }

    /** Waits for the value. */
    public static <T, X extends Throwable> T await(Awaitable<? extends T> awaitable,
            Class<X> mayThrow) throws X {
        return BlockingAsyncio.<T>cast(result(awaitable));
    }

    /** Waits for the value. */
    public static <T> T await(CompletionStage<? extends T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException exception) {
            throw Sneak.<RuntimeException>rethrow(exception.getCause());
        }
    }

    /** Waits for the value. */
    public static <T, X extends Throwable> T await(CompletionStage<? extends T> stage,
            Class<X> mayThrow) throws X {
        return BlockingAsyncio.<T>await(stage);
    }

    /** Says to the compiler that the exception may come. */
    public static <X extends Throwable> void mayThrow(Class<X> exception) throws X {
    }

    /** Walks with blocking steps. */
    public static <T> BlockingEach<T> awaitEach(AsyncIterable<? extends T> iterable) {
        return new BlockingEach<>(iterable);
    }

    private static Object result(Awaitable<?> awaitable) {
        try {
            if (awaitable instanceof BlockingCoroutine<?> coroutine) {
                return coroutine.run();
            }
            if (awaitable instanceof Signal<?> signal) {
                return signal.get();
            }
        } catch (Throwable exception) {
            throw Sneak.<RuntimeException>rethrow(exception);
        }
        if (awaitable == null) {
            throw new NullPointerException();
        }
        Generator<Object, Object, ?> awaiter = awaitable.awaiter();
        try {
            for (;;) {
                awaiter.send(null);
            }
        } catch (StopIteration end) {
            return end.value();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
