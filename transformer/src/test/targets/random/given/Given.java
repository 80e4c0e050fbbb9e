package given;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.AsyncIterable;
import dev.sospeso.AsyncIterator;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.StopIteration;
import dev.sospeso.transformer.validation.Probe;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What programs made at random find given. */
public final class Given {

    /** The numbers of the suspension points that were reached. */
    public static final Set<Integer> REACHED = ConcurrentHashMap.newKeySet();

    private Given() {
    }

    public static void reached(int number) {
        REACHED.add(number);
    }

    public enum Color {
        RED, GREEN, BLUE
    }

    public record Point(int x, String name, double w) {
    }

    /** A mutable object; also its own superclass's child, for anonymous classes. */
    public static class Box {
        public int i;
        public long l;
        public String s;

        public Box(int i, long l, String s) {
            this.i = i;
            this.l = l;
            this.s = s;
        }

        public Box with(int more, Object text) {
            i += more;
            s += text;
            return this;
        }

        public synchronized int locked(int more, long last) {
            i += more;
            l = last / (more % 8 == 7 ? 0 : 1);
            return i;
        }

        @Override
        public String toString() {
            return "Box(" + i + "," + l + "," + s + ")";
        }
    }

    /** Its lambdas are async. */
    public interface Fun<A, B> {
        @Async
        Coroutine<B> apply(A argument);
    }

    /** Its lambdas are async if they suspend. */
    public interface Unmarked<A, B> {
        Coroutine<B> apply(A argument);
    }

    /** A resource that closes at once. */
    public static final class Door implements AutoCloseable {
        private final Probe p;
        private final int mode;

        public Door(Probe p, int mode) {
            this.p = p;
            this.mode = mode;
            p.event("open " + mode);
        }

        @Override
        public void close() {
            p.event("close " + mode);
            if (mode % 5 == 3) {
                throw new IllegalStateException("door " + mode);
            }
        }
    }

    /** A resource that closes asynchronously, and fails in some modes. */
    public static final class Res implements AsyncCloseable {
        private final Probe p;
        private final String name;
        private final int mode;

        public Res(Probe p, String name, int mode) {
            this.p = p;
            this.name = name;
            this.mode = mode;
            p.event("open " + name + mode);
        }

        @Async
        @Override
        public Coroutine<Void> aclose(Throwable cause) {
            p.event("closing " + name + " " + Probe.text(cause));
            if (mode % 3 != 2) {
                await(p.value(name));
            }
            if (mode % 5 == 3) {
                throw new IllegalArgumentException("close " + name);
            }
            if (mode % 5 == 4 && cause instanceof RuntimeException same) {
                throw same;
            }
            p.event("closed " + name);
            return null;
        }
    }

    @Async
    public static Coroutine<Res> res(Probe p, String name, int mode) {
        int known = await(p.value(mode));
        return Coroutine.of(known % 7 == 6 ? null : new Res(p, name, known));
    }

    /** What the end of a try over a resource does. */
    @Async
    public static Coroutine<Void> exit(Res resource, Throwable cause) {
        if (resource == null) {
            return null;
        }
        try {
            await(resource.aclose(cause));
        } catch (Throwable thrown) {
            if (cause != null && thrown != cause) {
                thrown.addSuppressed(cause);
            }
            throw thrown;
        }
        return null;
    }

    private static final class Steps implements AsyncIterator<Integer> {
        private final Probe p;
        private final Iterator<Integer> values;
        private int left;

        Steps(Probe p, Iterator<Integer> values, int failAfter) {
            this.p = p;
            this.values = values;
            this.left = failAfter;
        }

        @Async
        @Override
        public Coroutine<Integer> anext() {
            if (left-- == 0) {
                await(p.fail(new IllegalStateException("step")));
            }
            if (!await(p.value(values.hasNext()))) {
                throw new StopAsyncIteration();
            }
            return Coroutine.of(left % 2 == 0 ? values.next() : await(p.value(values.next())));
        }
    }

    public static AsyncIterable<Integer> steps(Probe p, List<Integer> values, int failAfter) {
        return () -> new Steps(p, values.iterator(), failAfter);
    }

    public static void next(Probe p, Generator<Object, Object, Object> generator) {
        try {
            p.event(generator.next());
        } catch (StopIteration end) {
            p.event("end " + Probe.text(end.value()));
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    public static void send(Probe p, Generator<Object, Object, Object> generator, Object value) {
        try {
            p.event(generator.send(value));
        } catch (StopIteration end) {
            p.event("end " + Probe.text(end.value()));
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    public static void throwIn(Probe p, Generator<Object, Object, Object> generator,
            Throwable exception) {
        try {
            p.event(generator.throwIn(exception));
        } catch (StopIteration end) {
            p.event("end " + Probe.text(end.value()));
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    public static void hasNext(Probe p, Generator<Object, Object, Object> generator) {
        try {
            p.event(generator.hasNext());
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    public static void close(Probe p, Generator<Object, Object, Object> generator) {
        try {
            generator.close();
            p.event("closed");
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    /** Goes on until it has ended. */
    public static void drain(Probe p, Generator<Object, Object, Object> generator) {
        for (int turn = 0; turn < 3; turn++) {
            close(p, generator);
        }
        next(p, generator);
    }

    @Async
    public static Coroutine<Void> step(Probe p, Coroutine<?> step) {
        try {
            p.event(await(step));
        } catch (StopAsyncIteration end) {
            p.event("end");
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
        return null;
    }

    public static String all(Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(Probe.text(value)).append(' ');
        }
        return text.toString();
    }

    public static String join(Object... values) {
        return values.length + all(values);
    }

    public static int sum(int... values) {
        return Arrays.stream(values).sum();
    }

    public static synchronized int locked(int value) {
        return value % 8 == 7 ? value / (value - value) : value + 1;
    }

    public static <T> T same(T value) {
        return value;
    }

    public static int asInt(Object value) {
        return value instanceof Number number ? number.intValue()
                : value instanceof String text ? text.length() : value == null ? -1 : 7;
    }

    public static boolean asBoolean(Object value) {
        return asInt(value) % 2 == 0;
    }

    public static byte asByte(Object value) {
        return (byte) asInt(value);
    }

    public static short asShort(Object value) {
        return (short) asInt(value);
    }

    public static char asChar(Object value) {
        return (char) (asInt(value) & 127);
    }

    public static long asLong(Object value) {
        return value instanceof Number number ? number.longValue() : asInt(value);
    }

    public static float asFloat(Object value) {
        return (float) asDouble(value);
    }

    public static double asDouble(Object value) {
        return value instanceof Number number ? number.doubleValue() : asInt(value);
    }

    public static String asString(Object value) {
        return Probe.text(value);
    }

    public static Integer asInteger(Object value) {
        return asInt(value);
    }

    public static Object asObject(Object value) {
        return value;
    }
}
