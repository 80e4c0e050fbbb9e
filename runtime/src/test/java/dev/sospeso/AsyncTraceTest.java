package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.ByHand.Coro;
import dev.sospeso.ByHand.Pending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The trace of an exception lists the async methods it crossed, innermost first. */
final class AsyncTraceTest {

    private static final String OWNER = "test.Shop";

    private static String sites(String method, int line, boolean covered) {
        return ByHand.sites(OWNER, method, new int[] {line, line}, covered);
    }

    private static Coro awaiting(String method, int line, boolean covered, Awaitable<?> awaited) {
        return new Coro(sites(method, line, covered), (f, site, depth) -> site == 0
                ? f.await(1, awaited, depth, v -> v) : f.resumed());
    }

    private static List<String> places(Throwable exception) {
        return ByHand.places(exception, OWNER);
    }

    @Test
    void anExceptionOfAFutureShowsTheWholeChain() {
        Pending future = new Pending();
        Coro c = awaiting("outer", 30, false,
                awaiting("middle", 20, true, awaiting("inner", 10, false, future)));
        c.send(null);
        IOException exception = new IOException("io");
        future.fail(exception);
        assertSame(exception, assertThrows(IOException.class, () -> c.send(null)));
        assertEquals(List.of("inner:10", "middle:20", "outer:30"), places(exception));
        assertEquals("test.Shop.java", Arrays.stream(exception.getStackTrace())
                .filter(e -> e.getClassName().equals(OWNER)).findFirst().orElseThrow()
                .getFileName());
    }

    @Test
    void anExceptionOfABodyShowsItsOwnStackAndThenTheAwaiters() {
        Pending future = new Pending();
        Coro leaf = ByHand.coroutine((f, site, depth) -> {
            if (site == 0) {
                return f.await(1, future, depth, v -> v);
            }
            f.resumed();
            throw AsyncTraceTest.thrown();
        });
        Coro c = awaiting("outer", 30, true, awaiting("middle", 20, false, leaf));
        c.send(null);
        future.complete(null);
        IOException exception = assertThrows(IOException.class, () -> c.send(null));
        List<String> methods = new ArrayList<>();
        for (StackTraceElement element : exception.getStackTrace()) {
            methods.add(element.getMethodName());
        }
        assertEquals("thrown", methods.get(0));
        assertTrue(methods.indexOf("thrown") < methods.indexOf("middle"), methods.toString());
        assertEquals(methods.indexOf("middle") + 1, methods.indexOf("outer"));
        assertTrue(methods.indexOf("outer") < methods.indexOf("drive"), methods.toString());
        assertTrue(methods.contains("anExceptionOfABodyShowsItsOwnStackAndThenTheAwaiters"));
    }

    private static IOException thrown() {
        return new IOException("thrown");
    }

    @Test
    void anExceptionThrownInShowsWhereItAppeared() {
        Coro c = awaiting("outer", 30, false, awaiting("inner", 10, false, new Pending()));
        c.send(null);
        IOException exception = new IOException("io");
        assertThrows(IOException.class, () -> c.throwIn(exception));
        assertEquals(List.of("inner:10", "outer:30"), places(exception));
    }

    @Test
    void aCancellationShowsTheFramesThatItCrossesAndNothingElse() {
        Coro c = awaiting("outer", 30, false, awaiting("inner", 10, false, new Pending()));
        c.send(null);
        CancelledError error = Chain.cancellation("enough");
        assertEquals(0, error.getStackTrace().length);
        assertSame(error, assertThrows(CancelledError.class, () -> c.throwIn(error)));
        assertEquals(List.of("inner:10", "outer:30"), places(error));
        assertEquals(2, error.getStackTrace().length);
        assertEquals("enough", error.getMessage());
    }

    @Test
    void aCancelledErrorOfTheProgramShowsWhereItWasMade() {
        for (CancelledError error : List.of(new CancelledError(), new CancelledError("enough"))) {
            StackTraceElement[] trace = error.getStackTrace();
            assertEquals("aCancelledErrorOfTheProgramShowsWhereItWasMade",
                    trace[0].getMethodName());
            error.setStackTrace(new StackTraceElement[0]);
            error.fillInStackTrace();
            assertEquals(trace.length, error.getStackTrace().length);
        }
    }

    @Test
    void theTraceIsNoLongerThanTheJvmsOwn() {
        Pending future = new Pending();
        Coro c = awaiting("m", 1, true, future);
        for (int i = 0; i < 2000; i++) {
            c = awaiting("m", 1, i % 2 == 0, c);
        }
        Coro outermost = c;
        outermost.send(null);
        IOException exception = new IOException("io");
        future.fail(exception);
        assertThrows(IOException.class, () -> outermost.send(null));
        assertEquals(1024, exception.getStackTrace().length);
    }

    @Test
    void aLongTraceThatCameWithTheExceptionIsKept() {
        Pending future = new Pending();
        Coro c = awaiting("m", 1, true, future);
        c.send(null);
        IOException exception = new IOException("io");
        StackTraceElement[] trace = new StackTraceElement[3000];
        Arrays.fill(trace, new StackTraceElement("a.B", "c", "B.java", 1));
        exception.setStackTrace(trace);
        future.fail(exception);
        assertThrows(IOException.class, () -> c.send(null));
        assertEquals(3000, exception.getStackTrace().length);
    }

    /** {@code return yieldFrom(source)}. */
    private static final class Delegating extends GeneratorFrame<Object, Object, Object> {
        private final String sites;
        private final Object source;

        Delegating(String method, int line, boolean covered, Object source) {
            this.sites = AsyncTraceTest.sites(method, line, covered);
            this.source = source;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            return enter() == 0 ? suspend(1, delegate(source)) : finish(resumed());
        }

        @Override
        protected String sites() {
            return sites;
        }
    }

    /** Yields once, then throws. */
    private static final class Failing extends GeneratorFrame<Object, Object, Object> {
        @Override
        protected Object resume(int depth) throws Throwable {
            if (enter() == 0) {
                return this.yield(1, "v");
            }
            resumed();
            throw AsyncTraceTest.thrown();
        }
    }

    @Test
    void delegatingGeneratorsStandBetweenTheThrowerAndTheConsumer() {
        Delegating g = new Delegating("outer", 30, true,
                new Delegating("middle", 20, false, new Failing()));
        g.next();
        IOException exception = assertThrows(IOException.class, g::next);
        assertEquals(List.of("middle:20", "outer:30"), places(exception));
        List<String> methods = Arrays.stream(exception.getStackTrace())
                .map(StackTraceElement::getMethodName).toList();
        assertEquals("thrown", methods.get(0));
        assertTrue(methods.indexOf("outer") < methods.indexOf(
                "delegatingGeneratorsStandBetweenTheThrowerAndTheConsumer"), methods.toString());
    }

    @Test
    void aGeneratorWithinADelegatedOneKeepsItsPlace() {
        GeneratorFrame<Object, Object, Object> pipeline = new GeneratorFrame<>() {
            private final Failing inner = new Failing();

            @Override
            protected Object resume(int depth) throws Throwable {
                if (enter() != 0) {
                    resumed();
                }
                return this.yield(1, nextOf(inner));
            }
        };
        Delegating g = new Delegating("outer", 30, true, pipeline);
        g.next();
        IOException exception = assertThrows(IOException.class, g::next);
        List<String> methods = Arrays.stream(exception.getStackTrace())
                .map(StackTraceElement::getMethodName).toList();
        assertTrue(methods.indexOf("nextOf") < methods.indexOf("outer"), methods.toString());
    }

    private static Object nextOf(Generator<?, ?, ?> generator) {
        return generator.next();
    }
}
