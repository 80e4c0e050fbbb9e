package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Deep and long delegation: the leaf is resumed directly, and tail delegation keeps nothing. */
final class DelegationChainTest {

    private static final int DEPTH = 100_000;

    /** {@code if (n > 0) return 1 + yieldFrom(down(n - 1)); yield "a"; yield "b"; return 0}. */
    private static final class Down extends GeneratorFrame<Object, Object, Integer> {
        private final int n;
        private final int[] resumptions;

        Down(int n, int[] resumptions) {
            this.n = n;
            this.resumptions = resumptions;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            resumptions[0]++;
            int site = enter();
            if (n > 0) {
                return site == 0 ? suspend(1, delegate(new Down(n - 1, resumptions)))
                        : finish(1 + (int) resumed());
            }
            if (site > 0) {
                resumed();
            }
            return switch (site) {
                case 0 -> this.yield(1, "a");
                case 1 -> this.yield(2, "b");
                default -> finish(0);
            };
        }
    }

    @Test
    void onlyTheLeafOfADeepChainIsResumed() {
        int[] resumptions = new int[1];
        Down g = new Down(DEPTH, resumptions);
        assertEquals("a", g.next());
        assertEquals(DEPTH + 1, resumptions[0]);
        assertEquals("b", g.send("x"));
        assertEquals(DEPTH + 2, resumptions[0]);
        assertFalse(g.hasNext());
        assertEquals(DEPTH, g.result());
    }

    @Test
    void anExceptionCrossesADeepChainAsItself() {
        Down g = new Down(DEPTH, new int[1]);
        g.next();
        IOException exception = new IOException();
        assertSame(exception, assertThrows(IOException.class, () -> g.throwIn(exception)));
        assertThrows(StopIteration.class, g::next);
    }

    @Test
    void closeUnwindsADeepChain() {
        Down g = new Down(1000, new int[1]);
        g.next();
        g.close();
        assertThrows(StopIteration.class, g::next);
    }

    /** A tree: {@code yieldFrom(walk(left)); yield key; yieldFrom(walk(right)); return size}. */
    private static final class Walk extends GeneratorFrame<Integer, Void, Integer> {
        private final int low;
        private final int high;
        private int left;

        Walk(int low, int high) {
            this.low = low;
            this.high = high;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            int middle = (low + high) / 2;
            switch (enter()) {
                case 0:
                    return low > high ? finish(0)
                            : suspend(1, delegate(new Walk(low, middle - 1)));
                case 1:
                    left = (int) resumed();
                    return this.yield(2, middle);
                case 2:
                    resumed();
                    return suspend(3, delegate(new Walk(middle + 1, high)));
                default:
                    return finish(left + 1 + (int) resumed());
            }
        }
    }

    @Test
    void aTreeIsWalkedInOrder() {
        Walk g = new Walk(1, 500);
        List<Integer> keys = new ArrayList<>();
        for (int key : g) {
            keys.add(key);
        }
        assertEquals(IntStream.rangeClosed(1, 500).boxed().toList(), keys);
        assertEquals(500, g.result());
    }

    /** {@code yield n; return n == 0 ? last : countdown(n - 1)}. */
    private static final class Countdown extends GeneratorFrame<Object, Object, Object> {
        private final int n;
        private final Generator<?, ?, ?> last;

        Countdown(int n, Generator<?, ?, ?> last) {
            this.n = n;
            this.last = last;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            if (enter() == 0) {
                return this.yield(1, n);
            }
            resumed();
            return become(n == 0 ? last : new Countdown(n - 1, last));
        }
    }

    @Test
    void aGeneratorMayEndAsAnotherOne() {
        Countdown g = new Countdown(2, new Countdown(1, Generator.of("end")));
        List<Object> seen = new ArrayList<>();
        g.forEachRemaining(seen::add);
        assertEquals(List.of(2, 1, 0, 1, 0), seen);
        assertEquals("end", g.result());
        Countdown none = new Countdown(0, null);
        none.next();
        assertNull(assertThrows(StopIteration.class, none::next).value());
        Generator<Object, Object, Object> ended = Generator.of("x");
        ended.close();
        Countdown closed = new Countdown(0, ended);
        closed.next();
        assertNull(assertThrows(StopIteration.class, closed::next).value());
    }

    @Test
    void tailDelegationInALoopKeepsTheChainShort() {
        Countdown g = new Countdown(300_000, Generator.of("end"));
        int count = 0;
        while (g.hasNext()) {
            g.next();
            count++;
        }
        assertEquals(300_001, count);
        assertEquals("end", g.result());
    }

    @Test
    void throwAndCloseReachWhatAGeneratorHasBecome() {
        Countdown g = new Countdown(3, null);
        g.next();
        g.next();
        assertThrows(IOException.class, () -> g.throwIn(new IOException()));
        assertThrows(StopIteration.class, g::next);
        Countdown closed = new Countdown(3, null);
        closed.next();
        closed.next();
        closed.close();
        assertThrows(StopIteration.class, closed::next);
    }

    @Test
    void aGeneratorThatHasBecomeAnotherCanStillBeDrivenByWhoHoldsIt() {
        Countdown delegate = new Countdown(3, null);
        GeneratorFrame<Object, Object, Object> outer = new GeneratorFrame<>() {
            @Override
            protected Object resume(int depth) throws Throwable {
                return enter() == 0 ? suspend(1, delegate(delegate)) : finish(resumed());
            }
        };
        assertEquals(3, outer.next());
        assertEquals(2, outer.next());
        assertEquals(1, delegate.next());
        assertEquals(0, outer.next());
        assertThrows(StopIteration.class, delegate::next);
        assertThrows(StopIteration.class, outer::next);
    }

    /** {@code return yieldFrom(delegate)}, with a frame that stays. */
    private static GeneratorFrame<Object, Object, Object> over(Generator<?, ?, ?> delegate) {
        return new GeneratorFrame<>() {
            @Override
            protected Object resume(int depth) throws Throwable {
                return enter() == 0 ? suspend(1, delegate(delegate)) : finish(resumed());
            }
        };
    }

    @Test
    void whatHasNextFindsInAGeneratorThatHasBecomeAnotherIsNotLostToItsDelegator() {
        Countdown delegate = new Countdown(3, Generator.of("end"));
        Generator<Object, Object, Object> outer = over(over(delegate));
        assertEquals(3, outer.next());
        assertEquals(2, outer.next());
        assertTrue(delegate.hasNext());
        assertEquals(1, outer.next());
        assertTrue(outer.hasNext());
        assertFalse(delegate.hasNext());
        assertEquals(0, outer.next());
        assertFalse(outer.hasNext());
        assertEquals("end", outer.result());
    }

    @Test
    void aGeneratorThatHasBecomeAnotherHasItsResultAndItsEnd() {
        Countdown delegate = new Countdown(3, Generator.of("end"));
        Generator<Object, Object, Object> outer = over(delegate);
        assertEquals(3, outer.next());
        assertEquals(2, outer.next());
        assertThrows(IllegalStateException.class, delegate::result);
        assertEquals(List.of(1, 0), outer.stream().toList());
        assertEquals("end", delegate.result());
        assertFalse(delegate.hasNext());
        assertEquals("end", delegate.result());

        Countdown failing = new Countdown(3, null);
        outer = over(failing);
        outer.next();
        outer.next();
        Generator<Object, Object, Object> failed = outer;
        assertThrows(IOException.class, () -> failed.throwIn(new IOException()));
        assertThrows(StopIteration.class, failing::next);
        assertThrows(IllegalStateException.class, failing::result);
    }

    @Test
    void aGeneratorThatHasBecomeAnotherSurvivesAUseWhileItsChainIsExecuting() {
        Countdown[] held = new Countdown[1];
        GeneratorFrame<Object, Object, Object> meddler = new GeneratorFrame<>() {
            @Override
            protected Object resume(int depth) throws Throwable {
                switch (enter()) {
                    case 0:
                        return this.yield(1, "first");
                    case 1:
                        resumed();
                        assertThrows(AlreadyExecutingException.class, held[0]::next);
                        return this.yield(2, "second");
                    default:
                        resumed();
                        return finish("end");
                }
            }
        };
        held[0] = new Countdown(0, meddler);
        Generator<Object, Object, Object> outer = over(held[0]);
        assertEquals(List.of(0, "first", "second"), outer.stream().toList());
        assertEquals("end", held[0].result());
    }

    @Test
    void aPlainIterableCanBeDelegatedToAtAnyDepth() {
        Object source = List.of(1, 2, 3);
        for (int i = 0; i < 1000; i++) {
            Object delegate = source;
            source = new GeneratorFrame<Object, Object, Object>() {
                @Override
                protected Object resume(int depth) throws Throwable {
                    return enter() == 0 ? suspend(1, delegate(delegate)) : finish(resumed());
                }
            };
        }
        Generator<?, ?, ?> g = (Generator<?, ?, ?>) source;
        assertTrue(g.hasNext());
        assertEquals(List.of(1, 2, 3), g.stream().toList());
    }
}
