package targets.members;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.List;

/** Async methods of every kind of class, and the members they use. */
public class MemberTarget {

    private int secret = 7;
    protected String shielded = "p";
    private static long shared;

    @Async
    private Coroutine<String> privateMethod(Probe p, int n) {
        secret += await(p.value(n));
        return Coroutine.of("private" + secret + privateHelper(await(p.value(1))));
    }

    private int privateHelper(int n) {
        return secret * n;
    }

    @Async
    public final Coroutine<String> finalMethod(Probe p) {
        return Coroutine.of("final" + await(privateMethod(p, 3)) + await(this.privateMethod(p, 4)));
    }

    @Async
    protected Coroutine<String> overridden(Probe p) {
        return Coroutine.of("base" + await(p.value(secret)));
    }

    @Override
    public String toString() {
        return "M" + secret;
    }

    static class Sub extends MemberTarget {
        @Async
        @Override
        protected Coroutine<String> overridden(Probe p) {
            String s = super.toString() + await(super.overridden(p)) + shielded;
            shielded += await(p.value("q"));
            return Coroutine.of(s + await(p.value("sub")) + super.toString() + shielded);
        }

        @Async
        Coroutine<String> viaThis(Probe p) {
            return Coroutine.of(await(this.overridden(p)) + await(finalMethod(p)));
        }
    }

    @Async
    public static Coroutine<Object> instanceMethods(Probe p) {
        return Coroutine.of(await(new MemberTarget().finalMethod(p)));
    }

    @Async
    public static Coroutine<Object> superCalls(Probe p) {
        MemberTarget virtual = new Sub();
        return Coroutine.of(await(virtual.overridden(p)) + await(new Sub().viaThis(p)));
    }

    @Async
    public static Coroutine<Object> staticState(Probe p) {
        shared = 1;
        shared += await(p.value(2L));
        await(addShared(p, 3));
        return Coroutine.of(shared);
    }

    @Async
    private static Coroutine<Void> addShared(Probe p, int n) {
        shared = shared * 10 + await(p.value(n));
        return null;
    }

    @Async
    public static Coroutine<Object> otherInstance(Probe p) {
        MemberTarget a = new MemberTarget();
        MemberTarget b = new MemberTarget();
        String s = await(a.privateMethod(p, 1)) + await(b.privateMethod(p, 2));
        return Coroutine.of(s + a.secret + b.secret);
    }

    @Async
    public static Coroutine<Object> nullReceiver(Probe p) {
        MemberTarget none = await(p.<MemberTarget>value(null));
        try {
            await(none.privateMethod(p, 1));
        } catch (NullPointerException e) {
            p.event("npe private");
        }
        try {
            await(none.overridden(p));
        } catch (NullPointerException e) {
            p.event("npe virtual");
        }
        return null;
    }

    interface Greeter {
        String name();

        @Async
        default Coroutine<String> greet(Probe p) {
            String n = name();
            return Coroutine.of("hello " + n + await(p.value("!")) + await(decorate(p, n))
                    + await(Greeter.constant(p)) + name());
        }

        @Async
        private Coroutine<String> decorate(Probe p, String n) {
            return Coroutine.of("<" + await(p.value(n)) + name() + ">");
        }

        @Async
        static Coroutine<String> constant(Probe p) {
            return Coroutine.of(await(p.value("static")));
        }
    }

    interface Louder extends Greeter {
        @Async
        @Override
        default Coroutine<String> greet(Probe p) {
            return Coroutine.of(await(Greeter.super.greet(p)).toUpperCase(java.util.Locale.ROOT)
                    + await(p.value(1)));
        }
    }

    @Async
    public static Coroutine<Object> interfaceMethods(Probe p) {
        Greeter lambda = () -> "lambda";
        Louder loud = () -> "loud";
        return Coroutine.of(await(lambda.greet(p)) + await(loud.greet(p)));
    }

    record Point(int x, long y) implements Greeter {
        @Override
        public String name() {
            return "point";
        }

        @Async
        Coroutine<Point> plus(Probe p, Point other) {
            return Coroutine.of(new Point(x + await(p.value(other.x)), y + await(p.value(other.y))));
        }
    }

    @Async
    public static Coroutine<Object> records(Probe p) {
        Point sum = await(await(new Point(1, 2).plus(p, new Point(3, 4))).plus(p, new Point(5, 6)));
        return Coroutine.of(sum + await(sum.greet(p)));
    }

    enum Planet {
        EARTH(3), MARS(4) {
            @Async
            @Override
            Coroutine<String> describe(Probe p) {
                return Coroutine.of("red" + await(super.describe(p)));
            }
        };

        final int place;

        Planet(int place) {
            this.place = place;
        }

        @Async
        Coroutine<String> describe(Probe p) {
            return Coroutine.of(name() + await(p.value(place)) + ordinal());
        }
    }

    @Async
    public static Coroutine<Object> enums(Probe p) {
        String s = "";
        for (Planet planet : Planet.values()) {
            s += await(planet.describe(p));
        }
        return Coroutine.of(s);
    }

    class Inner {
        private int own = 1;

        class Deeper {
            @Async
            Coroutine<String> reach(Probe p) {
                own += await(p.value(10));
                secret += await(p.value(100));
                Inner.this.own++;
                return Coroutine.of(own + ":" + MemberTarget.this.secret + privateHelper(1));
            }
        }
    }

    @Async
    public static Coroutine<Object> innerClasses(Probe p) {
        MemberTarget outer = new MemberTarget();
        Inner.Deeper deeper = outer.new Inner().new Deeper();
        return Coroutine.of(await(deeper.reach(p)) + await(deeper.reach(p)));
    }

    @Async
    public static Coroutine<Object> localAndAnonymous(Probe p) {
        int captured = await(p.value(5));
        String text = "t";
        class Local {
            private final long state = 6;

            @Async
            Coroutine<String> run() {
                return Coroutine.of(text + captured + await(p.value(state)) + text);
            }
        }
        Greeter anonymous = new Greeter() {
            private int calls;

            @Override
            public String name() {
                return "anon" + calls++ + captured;
            }

            @Async
            @Override
            public Coroutine<String> greet(Probe q) {
                String first = await(Greeter.super.greet(q));
                return Coroutine.of(first + await(new Local().run()) + calls);
            }
        };
        return Coroutine.of(await(anonymous.greet(p)));
    }

    @Async
    public static Coroutine<Object> varargsMethod(Probe p) {
        return Coroutine.of(await(count(p)) + await(count(p, "a")) + await(count(p, "b",
                await(p.value("c")), "d")));
    }

    @Async
    private static Coroutine<String> count(Probe p, String... all) {
        await(p.value(1));
        return Coroutine.of(all.length + String.join("", all));
    }

    @Async
    public static Coroutine<Object> overloads(Probe p) {
        return Coroutine.of(await(over(p, 1)) + await(over(p, 1L)) + await(over(p, "s"))
                + await(over(p, (Object) "o")) + await(over(p, 1, 2)));
    }

    @Async
    private static Coroutine<String> over(Probe p, int a) {
        return Coroutine.of("int" + await(p.value(a)));
    }

    @Async
    private static Coroutine<String> over(Probe p, long a) {
        return Coroutine.of("long" + await(p.value(a)));
    }

    @Async
    private static Coroutine<String> over(Probe p, String a) {
        return Coroutine.of("string" + await(p.value(a)));
    }

    @Async
    private static Coroutine<String> over(Probe p, Object a) {
        return Coroutine.of("object" + await(p.value(a)));
    }

    @Async
    private static Coroutine<String> over(Probe p, int a, int b) {
        return Coroutine.of("ints" + await(p.value(a + b)));
    }

    @Async
    public static Coroutine<Object> callerSensitive(Probe p) throws Exception {
        await(p.value(1));
        Class<?> self = java.lang.invoke.MethodHandles.lookup().lookupClass();
        Class<?> byName = Class.forName("targets.members.MemberTarget$Point");
        return Coroutine.of(self == MemberTarget.class && byName == Point.class);
    }

    @Async
    public static Coroutine<Object> methodHandles(Probe p) throws Throwable {
        java.lang.invoke.MethodHandle length = java.lang.invoke.MethodHandles.lookup().findVirtual(
                String.class, "length", java.lang.invoke.MethodType.methodType(int.class));
        String s = await(p.value("four"));
        int n = (int) length.invokeExact(s);
        int m = (int) length.invokeExact(await(p.value("seven")));
        return Coroutine.of(n + m);
    }

    @Async
    public static Coroutine<Object> nestmates(Probe p) {
        Nested.hiddenStatic = 3;
        Nested nested = new Nested();
        nested.hidden += await(p.value(2));
        return Coroutine.of(nested.hidden + await(nested.hiddenMethod(p)) + Nested.hiddenStatic);
    }

    private static final class Nested {
        private static int hiddenStatic = 3;
        private int hidden = 1;

        @Async
        private Coroutine<Integer> hiddenMethod(Probe p) {
            hiddenStatic += await(p.value(hidden));
            return Coroutine.of(hidden);
        }
    }

    @Async
    public static Coroutine<Object> manyParameters(Probe p) {
        return Coroutine.of(await(new MemberTarget().many(p, 1, 2L, 3, 4L, 5, 6L, 7, 8L, 9, 10L, 11,
                12L, 13, 14L, 15, 16L, 17, 18L, 19, 20L)));
    }

    @Async
    private Coroutine<Long> many(Probe p, int a, long b, int c, long d, int e, long f, int g, long h,
            int i, long j, int k, long l, int m, long n, int o, long q, int r, long s, int t, long u) {
        long before = a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10;
        await(p.value(1));
        return Coroutine.of(before + k + l * 2 + m * 3 + n * 4 + o * 5 + q * 6 + r * 7 + s * 8 + t * 9
                + u * 10 + secret);
    }

    @Async
    public static Coroutine<Object> strangeNames(Probe p) {
        return Coroutine.of(await(ünïcode$(p)) + await(async$resume(p)) + await(frame(p, 1)));
    }

    @Async
    private static Coroutine<String> ünïcode$(Probe p) {
        return Coroutine.of("ü" + await(p.value("ñ")));
    }

    @Async
    private static Coroutine<String> async$resume(Probe p) {
        return Coroutine.of("r" + await(p.value("s")));
    }

    @Async
    private static Coroutine<String> frame(Probe p, int depth) {
        int frame = await(p.value(2));
        return Coroutine.of("f" + frame + depth + await(p.value("d")));
    }

    sealed interface Shape permits Circle, Square {
        @Async
        default Coroutine<Double> area(Probe p) {
            if (this instanceof Circle c) {
                return Coroutine.of(await(p.value(3.0)) * c.radius * c.radius);
            } else if (this instanceof Square s) {
                double side = await(p.value(s.side));
                return Coroutine.of(side * s.side);
            }
            throw new AssertionError();
        }
    }

    record Circle(double radius) implements Shape {
    }

    record Square(double side) implements Shape {
    }

    @Async
    public static Coroutine<Object> sealedTypes(Probe p) {
        double sum = 0;
        for (Shape s : List.of(new Circle(1), new Square(2))) {
            sum += await(s.area(p));
        }
        return Coroutine.of(sum);
    }

    static synchronized int locked(int n) {
        return n + 1;
    }

    private static int critical(Object lock, int n) {
        synchronized (lock) {
            return n * 2;
        }
    }

    /** Monitors held only between awaits, in other methods and in a block of this one. */
    @Async
    public static Coroutine<Object> monitorsBetweenAwaits(Probe p) {
        Object lock = new Object();
        int n = await(p.value(1));
        synchronized (lock) {
            n += 10;
        }
        n = locked(critical(lock, n)) + await(p.value(1));
        try {
            synchronized (lock) {
                if (n > 5) {
                    throw new IllegalStateException("inside");
                }
            }
        } catch (IllegalStateException e) {
            n += await(p.value(100));
        }
        return Coroutine.of(n + ":" + Thread.holdsLock(lock));
    }
}
