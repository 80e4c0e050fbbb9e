package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.ByHand.Coro;
import dev.sospeso.ByHand.Pending;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Long chains: depth and length cost neither Java stack nor memory that stays. */
final class AwaitChainTest {

    private static final int DEPTH = 100_000;
    private static final String UNCOVERED =
            ByHand.sites("test.Chain", "down", new int[] {10, 11}, false);

    /** {@code return n == 0 ? await(leaf) : 1 + await(down(n - 1))}. */
    private static Coro down(int n, Awaitable<?> leaf, String sites) {
        return new Coro(sites, (f, site, depth) -> {
            if (site != 0) {
                return 1 + (int) f.resumed();
            }
            Awaitable<?> awaited = n == 0 ? leaf : down(n - 1, leaf, sites);
            return f.await(1, awaited, depth, value -> 1 + (int) value);
        });
    }

    @Test
    void aHundredThousandAwaitsAreResumedFromTheBottom() {
        for (String sites : List.of("", UNCOVERED)) {
            Pending future = new Pending();
            Coro c = down(DEPTH, future, sites);
            assertSame(future, c.send(null));
            future.complete(0);
            assertEquals(DEPTH + 1, ByHand.result(c));
        }
    }

    @Test
    void aHundredThousandAwaitsThatNeverSuspendNeedNoStackEither() {
        assertEquals(DEPTH + 1, ByHand.result(down(DEPTH, Coroutine.of(0), "")));
    }

    @Test
    void anExceptionCrossesThemAllAsItself() {
        for (String sites : List.of("", UNCOVERED)) {
            Pending future = new Pending();
            Coro c = down(DEPTH, future, sites);
            c.send(null);
            IOException exception = new IOException("bottom");
            future.fail(exception);
            assertSame(exception, assertThrows(IOException.class, () -> c.send(null)));
            assertTrue(exception.getStackTrace().length <= 1024);
        }
    }

    @Test
    void closeReachesTheBottomOfADeepChain() {
        Coro c = down(DEPTH, new Pending(), "");
        c.send(null);
        c.close();
        assertEquals(Coroutine.State.CLOSED, c.state());
    }

    /** {@code return n == 0 ? leaf : countdown(n - 1)}: a tail await in a recursion. */
    private static Coro countdown(int n, Awaitable<?> leaf, Coroutine<?>[] newest) {
        return ByHand.coroutine((f, site, depth) -> {
            if (n == 0) {
                return AsyncFrame.tail(leaf, depth);
            }
            Coro next = countdown(n - 1, leaf, newest);
            newest[0] = next;
            return AsyncFrame.tail(next, depth);
        });
    }

    @Test
    void aMillionTailAwaitsRunInConstantSpace() {
        Pending future = new Pending();
        Coroutine<?>[] newest = new Coroutine<?>[1];
        Coro c = countdown(1_000_000, future, newest);
        assertSame(future, c.send(null));
        assertSame(future, c.awaiting());
        future.complete("end");
        assertEquals("end", ByHand.result(c));
    }

    @Test
    void aTailAwaitOfNullGivesNull() {
        assertNull(ByHand.result(ByHand.coroutine((f, site, depth) ->
                AsyncFrame.tail(null, depth))));
    }

    @Test
    void aTailAwaitThrowsIntoTheAwaiter() {
        Pending future = new Pending();
        Coro tail = countdown(3, future, new Coroutine<?>[1]);
        Coro c = ByHand.coroutine((f, site, depth) -> {
            if (site == 0) {
                return f.await(1, tail, depth, v -> v);
            }
            try {
                return f.resumed();
            } catch (IOException exception) {
                return exception.getMessage();
            }
        });
        c.send(null);
        future.fail(new IOException("io"));
        assertEquals("io", ByHand.result(c));
    }

    @Test
    void aMillionAwaitsInALoopKeepNothing() {
        int[] i = new int[1];
        Coro c = ByHand.coroutine((f, site, depth) -> {
            if (site != 0) {
                f.resumed();
            }
            while (i[0]++ < 1_000_000) {
                if (i[0] % 2 == 0) {
                    return f.suspend(1, BareYield.INSTANCE);
                }
                assertNull(AsyncFrame.await(Coroutine.of(null), depth));
            }
            return "end";
        });
        assertEquals("end", ByHand.result(c));
    }

    @Test
    void whatAFinishedCoroutineHeldIsCollected() {
        Object[] held = {new Object()};
        Pending future = new Pending();
        Coro inner = ByHand.coroutine((f, site, depth) -> site == 0
                ? f.await(1, future, depth, v -> v) : f.resumed());
        inner.saved = held[0];
        Coro outer = ByHand.awaiting(inner);
        outer.send(null);
        WeakReference<Object> reference = new WeakReference<>(held[0]);
        held[0] = null;
        outer.close();
        inner.clear();
        collect(reference);
        assertNull(reference.get());
        assertNull(outer.transfer);
        assertNull(outer.awaiter);
        assertNull(inner.transfer);
        assertNull(inner.awaiter);
    }

    @Test
    void anAbandonedCoroutineIsCollectedWithAllItHeld() {
        WeakReference<Object> reference = abandoned();
        collect(reference);
        assertNull(reference.get());
    }

    private static WeakReference<Object> abandoned() {
        Coro inner = ByHand.coroutine((f, site, depth) ->
                f.await(1, new Pending(), depth, v -> v));
        inner.saved = new Object();
        ByHand.awaiting(inner).send(null);
        return new WeakReference<>(inner.saved);
    }

    private static void collect(WeakReference<?> reference) {
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
        }
    }
}
