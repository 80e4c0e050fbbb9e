package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.ByHand.Coro;
import dev.sospeso.ByHand.Pause;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves a try-with-resources statement over an {@link AsyncCloseable}. */
final class AsyncCloseableTest {

    private Throwable told;

    /** A resource whose aclose pauses, or not, and then throws the failure, if there is one. */
    private AsyncCloseable resource(boolean pauses, Throwable failure) {
        return cause -> {
            told = cause;
            return typed(ByHand.coroutine((f, site, depth) -> {
                if (site == 0 && pauses) {
                    return f.await(1, new Pause("closing"), depth, v -> v);
                }
                if (failure != null) {
                    throw failure;
                }
                return null;
            }));
        };
    }

    @SuppressWarnings("unchecked")
    private static Coroutine<Void> typed(Coroutine<?> coroutine) {
        return (Coroutine<Void>) coroutine;
    }

    private static Coro leftBy(AsyncCloseable resource, Throwable cause) {
        return ByHand.coroutine((f, site, depth) -> {
            if (site != 0) {
                throw (Throwable) f.resumed();
            }
            Object result = AsyncFrame.exit(resource, cause, depth);
            if (result instanceof Suspension) {
                return f.suspend(1, result);
            }
            throw (Throwable) result;
        });
    }

    private static Coro leftNormally(AsyncCloseable resource) {
        return ByHand.coroutine((f, site, depth) -> {
            if (site != 0) {
                return f.resumed();
            }
            Object result = AsyncFrame.exit(resource, depth);
            return result instanceof Suspension ? f.suspend(1, result) : result;
        });
    }

    @Test
    void theCauseLeavesWhenCloseReturns() {
        IOException cause = new IOException("cause");
        for (boolean pauses : new boolean[] {false, true}) {
            Coro c = leftBy(resource(pauses, null), cause);
            assertSame(cause, assertThrows(IOException.class, () -> ByHand.result(c)));
            assertSame(cause, told);
            assertEquals(0, cause.getSuppressed().length);
        }
    }

    @Test
    void whatCloseThrowsLeavesWithTheCauseSuppressed() {
        for (boolean pauses : new boolean[] {false, true}) {
            IOException cause = new IOException("cause");
            IllegalArgumentException failure = new IllegalArgumentException("close");
            Coro c = leftBy(resource(pauses, failure), cause);
            assertSame(failure,
                    assertThrows(IllegalArgumentException.class, () -> ByHand.result(c)));
            assertArrayEquals(new Throwable[] {cause}, failure.getSuppressed());
        }
    }

    @Test
    void theCauseThrownAgainIsNotSuppressedInItself() {
        IOException cause = new IOException("cause");
        Coro c = leftBy(resource(true, cause), cause);
        assertSame(cause, assertThrows(IOException.class, () -> ByHand.result(c)));
        assertEquals(0, cause.getSuppressed().length);
    }

    @Test
    void aGroupThatHoldsTheCauseShowsItOnce() {
        IOException cause = new IOException("cause");
        ExceptionGroup group = new ExceptionGroup("group", List.of(cause));
        Coro c = leftBy(resource(true, group), cause);
        assertSame(group, assertThrows(ExceptionGroup.class, () -> ByHand.result(c)));
        assertArrayEquals(new Throwable[] {cause}, group.getSuppressed());
    }

    @Test
    void aBlockThatEndsNormallyTellsNoCause() {
        for (boolean pauses : new boolean[] {false, true}) {
            told = new IOException();
            assertNull(ByHand.result(leftNormally(resource(pauses, null))));
            assertNull(told);
            IOException failure = new IOException("close");
            assertSame(failure, assertThrows(IOException.class,
                    () -> ByHand.result(leftNormally(resource(pauses, failure)))));
        }
    }

    @Test
    void closeOutsideTransformedCodeSaysWhere() {
        IllegalStateException error = assertThrows(IllegalStateException.class,
                () -> resource(false, null).close());
        assertEquals(true, error.getMessage().contains("AsyncCloseableTest"), error.getMessage());
    }
}
