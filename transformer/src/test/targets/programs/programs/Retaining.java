package programs;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a suspended or running coroutine holds, and what it must have let go. */
public final class Retaining {

    private Retaining() {
    }

    /** Needs the object after the await. */
    @Async
    public static Coroutine<Object> live(Probe p, Supplier<Object> objects) {
        Object held = objects.get();
        await(p.value(1));
        return Coroutine.of(held);
    }

    /** Has used the object for the last time before it suspends. */
    @Async
    public static Coroutine<Object> deadLocal(Probe p, Supplier<Object> objects) {
        Object dead = objects.get();
        p.event(dead != null);
        await(p.value(1));
        return null;
    }

    /** The same, for a parameter. */
    @Async
    public static Coroutine<Object> deadParameter(Probe p, Object dead) {
        p.event(dead != null);
        await(p.value(1));
        return null;
    }

    /** The same, after the object has lived across an await. */
    @Async
    public static Coroutine<Object> deadAtSecondAwait(Probe p, Supplier<Object> objects) {
        Object dead = objects.get();
        await(p.value(1));
        p.event(dead != null);
        await(p.value(2));
        return null;
    }

    /** Drops what it restored and runs on: nothing else may hold it. */
    @Async
    public static Coroutine<Object> deadWhileRunning(Probe p, Supplier<Object> objects,
            Consumer<String> whileRunning) {
        Object dead = objects.get();
        await(p.value(1));
        p.event(dead != null);
        dead = null;
        whileRunning.accept("after the resumption");
        return null;
    }

    /** The operand stack holds the object across the await only. */
    @Async
    public static Coroutine<Object> deadOperand(Probe p, Supplier<Object> objects) {
        p.event(first(objects.get(), await(p.value(1))) != null);
        await(p.value(2));
        return null;
    }

    private static Object first(Object a, Object b) {
        return a.hashCode() + b.hashCode();
    }

    /** A slot that is used again by another type. */
    @Async
    public static Coroutine<Object> reusedSlot(Probe p, Supplier<Object> objects) {
        {
            Object dead = objects.get();
            await(p.value(1));
            p.event(dead != null);
        }
        {
            int other = await(p.value(2));
            await(p.value(other));
        }
        return null;
    }

    /** An awaited value that nobody keeps. */
    @Async
    public static Coroutine<Object> awaitedValue(Probe p, Supplier<Object> objects) {
        p.event(await(p.value(objects.get())) != null);
        await(p.value(2));
        return null;
    }

    /** A receiver that is needed to the end. */
    public static Coroutine<Integer> receiver(Probe p, Supplier<Object> make) {
        Retaining made = new Retaining();
        made.held = make.get();
        return made.used(p);
    }

    private Object held;

    @Async
    private Coroutine<Integer> used(Probe p) {
        await(p.value(1));
        return Coroutine.of(held == null ? 0 : 1);
    }
}
