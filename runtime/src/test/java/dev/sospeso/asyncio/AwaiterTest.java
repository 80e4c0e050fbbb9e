package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code awaiter()} gives, driven by hand: Python's {@code future.__await__()} and others. */
class AwaiterTest {

    private final EventLoop loop = Asyncio.newEventLoop();
    private final Future<String> future = loop.createFuture();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void aPendingFutureIsYieldedAndThenItsResultReturned() {
        Generator<Object, Object, String> awaiter = future.awaiter();
        assertSame(future, awaiter.next());
        assertThrows(IllegalStateException.class, awaiter::result);
        future.setResult("there");
        assertEquals("there", assertThrows(StopIteration.class, awaiter::next).value());
        assertEquals("there", awaiter.result());
        assertNull(assertThrows(StopIteration.class, awaiter::next).value());
        assertFalse(awaiter.hasNext());
    }

    @Test
    void goingOnBeforeTheFutureIsDoneIsAnError() {
        Generator<Object, Object, String> awaiter = future.awaiter();
        awaiter.next();
        assertEquals("await wasn't used with future",
                assertThrows(IllegalStateException.class, awaiter::next).getMessage());
        assertFalse(awaiter.hasNext());
    }

    @Test
    void aDoneFutureIsNotYielded() {
        future.setResult("there");
        Generator<Object, Object, String> awaiter = future.awaiter();
        assertFalse(awaiter.hasNext());
        assertEquals("there", awaiter.result());
    }

    @Test
    void hasNextRunsAhead() {
        Generator<Object, Object, String> awaiter = future.awaiter();
        assertTrue(awaiter.hasNext());
        assertTrue(awaiter.hasNext());
        assertThrows(IllegalStateException.class, () -> awaiter.send("a value"));
        assertSame(future, awaiter.next());
        future.setResult("there");
        assertFalse(awaiter.hasNext());
    }

    @Test
    void anExceptionEndsIt() {
        Generator<Object, Object, String> thrownInto = future.awaiter();
        thrownInto.next();
        assertEquals("away", assertThrows(IllegalArgumentException.class,
                () -> thrownInto.throwIn(new IllegalArgumentException("away"))).getMessage());
        assertFalse(thrownInto.hasNext());
        Generator<Object, Object, String> closed = future.awaiter();
        closed.close();
        assertThrows(StopIteration.class, closed::next);
        Generator<Object, Object, String> failing = future.awaiter();
        future.setException(new IllegalStateException("failed"));
        assertEquals("failed",
                assertThrows(IllegalStateException.class, failing::next).getMessage());
        assertThrows(IllegalStateException.class, failing::result);
    }

    private Coroutine<String> twoWaits() {
        return Steps.coro(t -> t.await(future), t -> {
            t.value();
            return t.await(loop.createFuture());
        }, t -> t.done(t.value()));
    }

    @Test
    void aCoroutinesAwaiterDrivesIt() {
        Coroutine<String> coroutine = twoWaits();
        Generator<Object, Object, String> awaiter = coroutine.awaiter();
        assertTrue(awaiter.hasNext());
        assertTrue(awaiter.hasNext());
        assertThrows(IllegalStateException.class, () -> awaiter.send("a value"));
        assertSame(future, awaiter.next());
        future.setResult("one");
        Future<?> second = (Future<?>) awaiter.next();
        assertFalse(second.done());
        assertThrows(IllegalStateException.class, awaiter::result);
        second.cancel();
        assertThrows(dev.sospeso.CancelledError.class, awaiter::next);
        assertFalse(awaiter.hasNext());
    }

    @Test
    void aCoroutinesEndMayBeFoundAhead() {
        Generator<Object, Object, Integer> awaiter = Coroutine.of(7).awaiter();
        assertFalse(awaiter.hasNext());
        assertFalse(awaiter.hasNext());
        assertEquals(7, assertThrows(StopIteration.class, awaiter::next).value());
        assertEquals(7, awaiter.result());
    }

    @Test
    void throwingAndClosingReachTheCoroutine() {
        Coroutine<String> coroutine = Steps.coro(t -> t.await(future), t -> {
            assertThrows(IllegalArgumentException.class, t::value);
            return t.done("caught");
        });
        Generator<Object, Object, String> awaiter = coroutine.awaiter();
        assertTrue(awaiter.hasNext());
        assertEquals("caught", assertThrows(StopIteration.class,
                () -> awaiter.throwIn(new IllegalArgumentException())).value());
        assertEquals("caught", awaiter.result());
        Coroutine<String> other = twoWaits();
        Generator<Object, Object, String> closed = other.awaiter();
        closed.next();
        closed.close();
        assertEquals(Coroutine.State.CLOSED, other.state());
        assertFalse(closed.hasNext());
    }
}
