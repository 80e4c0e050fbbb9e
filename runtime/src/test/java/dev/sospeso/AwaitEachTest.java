package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.ByHand.Coro;
import dev.sospeso.ByHand.Pause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** {@code for (Object x : awaitEach(iterable)) seen.add(x)}, as the transformer writes it. */
final class AwaitEachTest {

    private final List<Object> seen = new ArrayList<>();

    private Coro walk(AsyncIterable<?> iterable) {
        Iterator<?> iterator = new AwaitEach<Object>(iterable).iterator();
        return ByHand.coroutine((f, site, depth) -> {
            if (site != 0) {
                if (!(boolean) f.resumed()) {
                    return "done";
                }
                seen.add(iterator.next());
            }
            for (;;) {
                Object more = AwaitEach.hasNext(iterator, depth);
                if (more instanceof Suspension) {
                    return f.suspend(1, more);
                }
                if (!(boolean) more) {
                    return "done";
                }
                seen.add(iterator.next());
            }
        });
    }

    /** Gives 1 to n; every second step suspends. */
    private static AsyncIterator<Object> numbers(int n) {
        int[] i = new int[1];
        return () -> {
            if (i[0] == n) {
                throw new StopAsyncIteration();
            }
            Object next = ++i[0];
            return i[0] % 2 == 0 ? Coroutine.of(next)
                    : ByHand.coroutine((f, site, depth) -> site == 0
                            ? f.await(1, new Pause("pause"), depth, v -> next) : next);
        };
    }

    @Test
    void theElementsComeInOrderWhetherTheStepSuspendsOrNot() {
        assertEquals("done", ByHand.result(walk(numbers(5))));
        assertEquals(List.of(1, 2, 3, 4, 5), seen);
    }

    @Test
    void anAsyncGeneratorIsWalkedToItsEnd() {
        Coroutine<String> element = Coroutine.of("element");
        assertEquals("done", ByHand.result(walk(ByHand.asyncGenerator((f, site, depth) ->
                switch (site) {
                    case 0 -> f.yield(1, null);
                    case 1 -> f.await(2, new Pause("p"), depth);
                    case 2 -> f.yield(3, element);
                    default -> f.finish();
                }))));
        assertEquals(2, seen.size());
        assertSame(null, seen.get(0));
        assertSame(element, seen.get(1));
    }

    @Test
    void theEndMayComeFromTheCoroutine() {
        Coro end = ByHand.coroutine((f, site, depth) -> {
            if (site == 0) {
                return f.await(1, new Pause("p"), depth, v -> v);
            }
            throw new StopAsyncIteration();
        });
        AsyncIterator<Object> iterator = () -> coroutineOf(end);
        assertEquals("done", ByHand.result(walk(iterator)));
    }

    @SuppressWarnings("unchecked")
    private static <T> Coroutine<T> coroutineOf(Coroutine<?> coroutine) {
        return (Coroutine<T>) coroutine;
    }

    @Test
    void otherExceptionsLeaveTheLoop() {
        AsyncIterator<Object> iterator = () -> ByHand.coroutine((f, site, depth) -> {
            throw new IOException("io");
        });
        assertThrows(IOException.class, () -> ByHand.result(walk(iterator)));
    }

    @Test
    void nullsAndMisuseAreRefused() {
        assertThrows(NullPointerException.class, () -> new AwaitEach<>(null));
        assertThrows(NullPointerException.class,
                () -> new AwaitEach<>(() -> null).iterator());
        Iterator<Object> iterator = new AwaitEach<Object>(numbers(1)).iterator();
        assertThrows(IllegalStateException.class, iterator::hasNext);
        assertThrows(NoSuchElementException.class, iterator::next);
    }
}
