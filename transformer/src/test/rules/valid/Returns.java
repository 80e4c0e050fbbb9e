import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.concurrent.CompletableFuture;

/** Awaitables that are returned where no try statement is left with them. */
class Returns {
    private Coroutine<Integer> pending;

    @Async Coroutine<Integer> after(int n) {
        Coroutine<Integer> result;
        try {
            result = after(n - 1);
        } finally {
            n++;
        }
        return result;
    }

    @Async Coroutine<Integer> afterCatch(int n) {
        Coroutine<Integer> result = null;
        while (n-- > 0) {
            try {
                result = after(n);
                if (n == 5) {
                    break;
                }
            } catch (IllegalStateException e) {
                result = pending;
            } finally {
                n--;
            }
        }
        return result;
    }

    @Async Coroutine<Integer> inHandlers(int n) {
        try {
            n = 5 / n;
        } catch (ArithmeticException e) {
            return after(1);
        }
        try {
            return Coroutine.of(await(after(n)));
        } finally {
            if (n == 3) {
                n = 4;
            }
        }
    }

    @Async Coroutine<Integer> results(boolean some, AutoCloseable resource) throws Exception {
        try (resource) {
            return some ? Coroutine.of(1) : null;
        } finally {
            pending = null;
        }
    }

    @Async Coroutine<Integer> locked() {
        synchronized (this) {
            return pending;
        }
    }

    @Async static CompletableFuture<Integer> future(int n) {
        try {
            return CompletableFuture.completedFuture(await(future(n - 1)));
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @SuppressWarnings("finally")
    @Async Coroutine<Integer> overridden() {
        try {
            return Coroutine.of(1);
        } finally {
            return Coroutine.of(2);
        }
    }

    Coroutine<Integer> plain() {
        try {
            return after(1);
        } finally {
            pending = null;
        }
    }
}
