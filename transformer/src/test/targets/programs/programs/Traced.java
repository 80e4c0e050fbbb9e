package programs;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;

/** Exceptions through several async methods. */
public final class Traced {

    private Traced() {
    }

    @Async
    public static Coroutine<Object> outer(Probe p) {
        Object o = await(middle(p)); // outer
        return Coroutine.of(o);
    }

    @Async
    private static Coroutine<Object> middle(Probe p) {
        p.event("middle");
        Coroutine<Object> inner = inner(p);
        return Coroutine.of(await(inner)); // middle
    }

    @Async
    private static Coroutine<Object> inner(Probe p) {
        await(p.value(1));
        if (await(p.value(true))) {
            throw new IllegalStateException("traced"); // inner
        }
        return null;
    }

    @Async
    public static Coroutine<Object> rethrowing(Probe p) {
        try {
            return Coroutine.of(await(middle(p))); // rethrowing
        } finally {
            await(p.value("finally"));
        }
    }
}
