package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code yieldFrom}: what is sent and thrown goes to the delegate, its result comes back. */
final class DelegationTest {

    private final Transcript log = new Transcript();

    /** {@code log(name + " gave " + yieldFrom(source)); return name}, with handlers to choose. */
    private class Outer extends GeneratorFrame<Object, Object, Object> {
        final String name;
        private final Object source;

        Outer(String name, Object source) {
            this.name = name;
            this.source = source;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            if (enter() == 0) {
                Object begun = delegate(source);
                if (begun instanceof Suspension) {
                    return suspend(1, begun);
                }
                return gave(begun);
            }
            Object result;
            try {
                result = resumed();
            } catch (Throwable exception) {
                return caught(exception);
            }
            return gave(result);
        }

        Object gave(Object result) {
            log.say(name + " gave " + result);
            return finish(name);
        }

        Object caught(Throwable exception) throws Throwable {
            log.say(name + " left by " + Transcript.text(exception));
            throw exception;
        }
    }

    /** Yields name + 0, name + 1, ...; returns the sum of what it is sent. */
    private class Inner extends GeneratorFrame<Object, Object, Object> {
        final String name;
        private final int count;
        private int i;
        private int total;

        Inner(String name, int count) {
            this.name = name;
            this.count = count;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            int site = enter();
            running();
            if (site != 0) {
                Object sent;
                try {
                    sent = resumed();
                } catch (Throwable exception) {
                    return caught(exception);
                }
                log.say(name + " got " + sent);
                total += sent == null ? 0 : (int) sent;
                i++;
            }
            return i < count ? this.yield(1, name + i) : finish(total);
        }

        void running() throws Throwable {
        }

        Object caught(Throwable exception) throws Throwable {
            log.say(name + " left by " + Transcript.text(exception));
            throw exception;
        }
    }

    /** Another implementation of the interface, around a frame. */
    private static final class Foreign implements Generator<Object, Object, Object> {
        private final Generator<Object, Object, Object> inside;

        Foreign(Generator<Object, Object, Object> inside) {
            this.inside = inside;
        }

        @Override
        public Object next() {
            return inside.next();
        }

        @Override
        public Object send(Object value) {
            return inside.send(value);
        }

        @Override
        public Object throwIn(Throwable exception) {
            return inside.throwIn(exception);
        }

        @Override
        public void close() {
            inside.close();
        }

        @Override
        public boolean hasNext() {
            return inside.hasNext();
        }

        @Override
        public Object result() {
            return inside.result();
        }
    }

    private List<Generator<Object, Object, Object>> bothKinds(Inner first, Inner second) {
        return List.of(first, new Foreign(second));
    }

    @Test
    void sendsAndResultsGoThrough() {
        for (var inner : bothKinds(new Inner("a", 2), new Inner("a", 2))) {
            Outer g = new Outer("outer", inner);
            log.attempt("next", g::next);
            log.attempt("send", () -> g.send(10));
            log.attempt("send", () -> g.send(20));
            log.expect("""
                    next -> a0
                    a got 10
                    send -> a1
                    a got 20
                    outer gave 30
                    send raised StopIteration: outer
                    """);
            assertEquals(30, inner.result());
        }
    }

    @Test
    void aDelegateThatEndsAtOnceStillGivesItsResult() {
        assertThrows(StopIteration.class, new Outer("frame", new Inner("b", 0))::next);
        assertThrows(StopIteration.class, new Outer("of", Generator.of("x"))::next);
        Inner ended = new Inner("e", 0);
        assertFalse(ended.hasNext());
        assertThrows(StopIteration.class, new Outer("waiting end", ended)::next);
        assertThrows(StopIteration.class, new Outer("ended", ended)::next);
        log.expect("""
                frame gave 0
                of gave x
                waiting end gave 0
                ended gave null
                """);
    }

    @Test
    void delegationGoesOnWhereTheDelegateWaits() {
        Inner inner = new Inner("a", 4);
        assertEquals("a0", inner.next());
        assertTrue(inner.hasNext());
        Outer g = new Outer("outer", inner);
        assertEquals("a1", g.next());
        assertEquals("a2", g.next());
        assertEquals("a3", inner.next());
        assertThrows(StopIteration.class, inner::next);
        log.expect("""
                a got null
                a got null
                a got null
                a got null
                """);
        assertThrows(StopIteration.class, g::next);
        log.expect("outer gave null");
    }

    @Test
    void anExceptionGoesToTheInnermostFirst() {
        for (int kind = 0; kind < 2; kind++) {
            Inner inner = new Inner("inner", 5) {
                @Override
                Object caught(Throwable exception) throws Throwable {
                    log.say("inner caught " + Transcript.text(exception));
                    if (exception instanceof IOException) {
                        throw exception;
                    }
                    return this.yield(1, "again");
                }
            };
            Outer g = new Outer("outer", kind == 0 ? inner : new Foreign(inner)) {
                @Override
                Object caught(Throwable exception) {
                    log.say("outer caught " + Transcript.text(exception));
                    return finish("recovered");
                }
            };
            log.attempt("next", g::next);
            log.attempt("throw", () -> g.throwIn(new IllegalArgumentException("v")));
            log.attempt("throw", () -> g.throwIn(new IOException("t")));
            log.attempt("inner next", inner::next);
            log.expect("""
                    next -> inner0
                    inner caught IllegalArgumentException: v
                    throw -> again
                    inner caught IOException: t
                    outer caught IOException: t
                    throw raised StopIteration: recovered
                    inner next raised StopIteration
                    """);
        }
    }

    @Test
    void closeGoesInsideOut() {
        for (var inner : bothKinds(new Inner("leaf", 3), new Inner("leaf", 3))) {
            Outer middle = new Outer("middle", inner);
            Outer g = new Outer("top", middle);
            g.next();
            g.close();
            log.attempt("middle", middle::next);
            log.attempt("top", g::next);
            log.expect("""
                    leaf left by GeneratorExit
                    middle left by GeneratorExit
                    top left by GeneratorExit
                    middle raised StopIteration
                    top raised StopIteration
                    """);
        }
    }

    @Test
    void aFailureOfADelegatesCloseIsThrownAtTheYieldFrom() {
        for (int kind = 0; kind < 2; kind++) {
            Inner leaf = new Inner("leaf", 3) {
                @Override
                Object caught(Throwable exception) throws Throwable {
                    throw new IOException("leaf failed");
                }
            };
            Outer g = new Outer("top", new Outer("middle", kind == 0 ? leaf : new Foreign(leaf)));
            g.next();
            log.attemptVoid("close", g::close);
            log.expect("""
                    middle left by IOException: leaf failed
                    top left by IOException: leaf failed
                    close raised IOException: leaf failed
                    """);
        }
    }

    @Test
    void aDelegateThatIgnoresCloseStaysAliveAndFailsItsOuterOne() {
        Inner leaf = new Inner("leaf", 3) {
            @Override
            Object caught(Throwable exception) {
                return this.yield(1, "ignored");
            }
        };
        Outer g = new Outer("top", leaf);
        g.next();
        log.attemptVoid("close", g::close);
        log.attempt("top", g::next);
        log.attempt("leaf", leaf::next);
        log.expect("""
                top left by IllegalStateException: generator ignored GeneratorExit
                close raised IllegalStateException: generator ignored GeneratorExit
                top raised StopIteration
                leaf got null
                leaf -> leaf1
                """);
    }

    @Test
    void generatorExitThrownInClosesTheDelegatesAndArrivesAsItself() {
        GeneratorExit exit = new GeneratorExit("mine");
        Outer g = new Outer("top", new Outer("middle", new Inner("leaf", 2)));
        g.next();
        assertSame(exit, assertThrows(GeneratorExit.class, () -> g.throwIn(exit)));
        log.expect("""
                leaf left by GeneratorExit
                middle left by GeneratorExit
                top left by GeneratorExit: mine
                """);
    }

    @Test
    void plainIteratorsGiveTheirValues() {
        List<Object> seen = new ArrayList<>();
        new Outer("list", List.of(10, 20)).forEachRemaining(seen::add);
        new Outer("iterator", List.of(30).iterator()).forEachRemaining(seen::add);
        new Outer("empty", List.of()).forEachRemaining(seen::add);
        Iterable<Object> hidden = () -> new Inner("hidden", 1);
        new Outer("generator of an iterable", hidden).forEachRemaining(seen::add);
        new Outer("countdown", new Countdown()).forEachRemaining(seen::add);
        assertEquals(List.of(10, 20, 30, "hidden0", 1, 0), seen);
        log.expect("""
                list gave null
                iterator gave null
                empty gave null
                hidden got null
                generator of an iterable gave 0
                countdown gave liftoff
                """);
    }

    /** Ends with a StopIteration of its own. */
    private static final class Countdown implements Iterator<Integer> {
        private int n = 2;

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            if (n == 0) {
                throw new StopIteration("liftoff");
            }
            return --n;
        }
    }

    @Test
    void aPlainIteratorTakesNeitherValuesNorExceptions() {
        Outer sent = new Outer("sent", List.of(1, 2));
        sent.next();
        assertThrows(IllegalStateException.class, () -> sent.send("x"));
        Outer thrown = new Outer("thrown", List.of(1, 2));
        thrown.next();
        assertThrows(IOException.class, () -> thrown.throwIn(new IOException("v")));
        Outer stopped = new Outer("stopped", List.of(1, 2));
        stopped.next();
        assertThrows(IllegalStateException.class, () -> stopped.throwIn(new StopIteration(1)));
        Outer closed = new Outer("closed", List.of(1, 2));
        closed.next();
        closed.close();
        log.expect("""
                sent left by IllegalStateException: can't send non-null value:\
                 java.util.ImmutableCollections$ListItr has no send()
                thrown left by IOException: v
                stopped left by StopIteration: 1
                closed left by GeneratorExit
                """);
    }

    @Test
    void anIteratorThatCanBeClosedIsClosed() {
        class Lines implements Iterator<String>, AutoCloseable {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                return "line";
            }

            @Override
            public void close() {
                log.say("lines closed");
            }
        }
        Outer g = new Outer("outer", new Lines());
        g.next();
        g.close();
        log.expect("""
                lines closed
                outer left by GeneratorExit
                """);
    }

    @Test
    void whatADelegateOfAnotherKindThrowsArrivesAtTheYieldFrom() {
        Iterator<Object> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new UnsupportedOperationException("broken");
            }

            @Override
            public Object next() {
                return null;
            }
        };
        Outer g = new Outer("outer", broken);
        assertThrows(UnsupportedOperationException.class, g::next);
        log.expect("outer left by UnsupportedOperationException: broken");
    }

    @Test
    void nothingToDelegateToIsRefused() {
        assertThrows(NullPointerException.class, new Outer("outer", null)::next);
        Iterable<Object> none = () -> null;
        assertThrows(NullPointerException.class, new Outer("outer", none)::next);
    }

    @Test
    void aRunningChainRefusesToBeEnteredAnywhere() {
        Outer[] outers = new Outer[2];
        Inner leaf = new Inner("leaf", 1) {
            @Override
            void running() {
                log.attempt("middle next", outers[0]::next);
                log.attemptVoid("middle close", outers[0]::close);
                log.attempt("middle hasNext", outers[0]::hasNext);
                log.attempt("top throw", () -> outers[1].throwIn(new IOException()));
                log.attempt("leaf next", this::next);
            }
        };
        outers[0] = new Outer("middle", leaf);
        outers[1] = new Outer("top", outers[0]);
        log.attempt("next", outers[1]::next);
        log.expect("""
                middle next raised AlreadyExecutingException: generator already executing
                middle close raised AlreadyExecutingException: generator already executing
                middle hasNext raised AlreadyExecutingException: generator already executing
                top throw raised AlreadyExecutingException: generator already executing
                leaf next raised AlreadyExecutingException: generator already executing
                next -> leaf0
                """);
    }

    @Test
    void delegatingToOneselfOrToAnOuterOneIsRefusedAtTheYieldFrom() {
        Outer[] self = new Outer[1];
        Iterable<Object> lazily = () -> self[0];
        self[0] = new Outer("self", lazily);
        assertThrows(AlreadyExecutingException.class, self[0]::next);
        self[0] = new Outer("top", new Outer("middle", lazily));
        assertThrows(AlreadyExecutingException.class, self[0]::next);
        log.expect("""
                self left by AlreadyExecutingException: generator already executing
                middle left by AlreadyExecutingException: generator already executing
                top left by AlreadyExecutingException: generator already executing
                """);
    }

    @Test
    void aFrameInTheMiddleMayBeDrivenByOthersToo() {
        Inner leaf = new Inner("leaf", 6);
        Outer middle = new Outer("middle", leaf);
        Outer top = new Outer("top", middle);
        assertEquals("leaf0", top.next());
        assertEquals("leaf1", middle.next());
        assertEquals("leaf2", top.next());
        assertEquals("leaf3", leaf.next());
        assertEquals("leaf4", top.next());
        assertEquals("leaf5", middle.next());
        assertEquals("middle", assertThrows(StopIteration.class, middle::next).value());
        assertEquals("top", assertThrows(StopIteration.class, top::next).value());
    }

    @Test
    void twoMayDelegateToOne() {
        Inner shared = new Inner("shared", 4);
        Outer one = new Outer("one", shared);
        Outer two = new Outer("two", shared);
        assertEquals("shared0", one.next());
        assertEquals("shared1", two.next());
        assertEquals("shared2", one.next());
        assertEquals("shared3", two.next());
        assertEquals("one", assertThrows(StopIteration.class, one::next).value());
        assertEquals("two", assertThrows(StopIteration.class, two::next).value());
        log.expect("""
                shared got null
                shared got null
                shared got null
                shared got null
                one gave 0
                two gave null
                """);
    }

    @Test
    void aDelegateClosedBySomebodyElseGivesNull() {
        Inner inner = new Inner("inner", 3);
        Outer g = new Outer("outer", inner);
        g.next();
        inner.close();
        assertThrows(StopIteration.class, g::next);
        log.expect("""
                inner left by GeneratorExit
                outer gave null
                """);
    }

    @Test
    void hasNextRunsAheadThroughDelegates() {
        Outer g = new Outer("top", new Outer("middle", new Inner("leaf", 2)));
        assertTrue(g.hasNext());
        assertTrue(g.hasNext());
        assertEquals("leaf0", g.next());
        assertTrue(g.hasNext());
        g.close();
        assertFalse(g.hasNext());
        log.expect("""
                leaf got null
                leaf left by GeneratorExit
                middle left by GeneratorExit
                top left by GeneratorExit
                """);
    }
}
