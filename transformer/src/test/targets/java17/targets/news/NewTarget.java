package targets.news;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.List;

/** Objects that are not initialised yet while an argument of their constructor is awaited. */
public class NewTarget {

    record Pair(Object a, Object b) {
    }

    record Wide(long a, int b, double c, Object d) {
    }

    static final class Loud {
        static final List<String> LOG = new ArrayList<>();
        final Object value;

        Loud(Object value) {
            LOG.add("new " + value);
            this.value = value;
        }

        Loud(Object a, int b) {
            this(a + "/" + b);
        }
    }

    @Async
    public static Coroutine<Object> plain(Probe p) {
        return Coroutine.of(new Pair(1, await(p.value(2))));
    }

    @Async
    public static Coroutine<Object> everyArgument(Probe p) {
        return Coroutine.of(new Wide(await(p.value(1L)), await(p.value(2)), await(p.value(3d)),
                await(p.value("4"))));
    }

    @Async
    public static Coroutine<Object> nested(Probe p) {
        return Coroutine.of(new Pair(new Pair(await(p.value(1)), new Pair(2, await(p.value(3)))),
                new Pair(new Pair(new Pair(await(p.value(4)), 5), await(p.value(6))), 7)));
    }

    @Async
    public static Coroutine<Object> twelveDeep(Probe p) {
        return Coroutine.of(new Pair(1, new Pair(2, new Pair(3, new Pair(4, new Pair(5, new Pair(6,
                new Pair(7, new Pair(8, new Pair(9, new Pair(10, new Pair(11, new Pair(12,
                await(p.value("core")))))))))))))));
    }

    @Async
    public static Coroutine<Object> conditionalArgument(Probe p) {
        boolean flag = await(p.value(true));
        Pair a = new Pair(flag ? await(p.value("a")) : "n", 1);
        Pair b = new Pair("x", flag ? "n" : await(p.value("b")));
        Pair c = new Pair(flag ? await(p.value(1)) : await(p.value(2)), flag && await(p.value(true)));
        return Coroutine.of(List.of(a, b, c));
    }

    @Async
    public static Coroutine<Object> builderInLoop(Probe p) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            sb = new StringBuilder(sb + (i == 0 ? "p" : await(p.value("q" + i))));
        }
        return Coroutine.of(sb.toString());
    }

    /** KI#16. */
    @Async
    public static Coroutine<Object> stringFromBytes(Probe p) {
        String s = "<" + new String(await(p.value(new byte[] {65, 66}))) + ">"
                + new StringBuilder("" + await(p.value(3))).append(await(p.value(4))).reverse();
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> droppedObject(Probe p) {
        Loud.LOG.clear();
        new Loud(await(p.value(1)));
        new Loud(2, await(p.value(3)));
        return Coroutine.of(Loud.LOG.toString());
    }

    @Async
    public static Coroutine<Object> arrayOfNew(Probe p) {
        Object[] all = {new Pair(0, await(p.value(1))), new Pair[] {new Pair(await(p.value(2)), 3)},
            new Loud(await(p.value(4))).value};
        return Coroutine.of(all.length + ":" + all[0] + all[2]);
    }

    @Async
    public static Coroutine<Object> chained(Probe p) {
        return Coroutine.of(new StringBuilder(await(p.value("a"))).append(new Pair(1,
                await(p.value(2))).b()).append(new Loud(await(p.value(3))).value).toString());
    }

    @Async
    public static Coroutine<Object> exceptionArgument(Probe p) {
        try {
            throw new IllegalStateException("m" + await(p.value(1)),
                    new RuntimeException(await(p.value("cause"))));
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + e.getCause().getMessage());
        }
    }

    @Async
    public static Coroutine<Object> argumentFails(Probe p) {
        Loud.LOG.clear();
        try {
            Loud loud = new Loud(await(p.fail(new IllegalStateException("no"))));
            p.event(loud.value);
        } catch (IllegalStateException e) {
            p.event(e);
        }
        return Coroutine.of(Loud.LOG.toString());
    }

    @Async
    public static Coroutine<Object> tryAroundNew(Probe p) {
        Pair pair = null;
        for (int i = 0; i < 3; i++) {
            try {
                pair = new Pair(pair, i == 1 ? await(p.fail(new RuntimeException("x")))
                        : await(p.value(i)));
            } catch (RuntimeException e) {
                pair = new Pair(e.getMessage(), await(p.value("caught")));
            } finally {
                pair = new Pair(await(p.value("f")), pair);
            }
        }
        return Coroutine.of(pair);
    }

    static final class Initialised {
        static {
            InitialisationLog.LOG.add("init");
        }

        final int value;

        Initialised(int value) {
            this.value = value;
        }
    }

    static final class InitialisationLog {
        static final List<String> LOG = new ArrayList<>();
    }

    /** The class of the object is initialised before its arguments are evaluated. */
    @Async
    public static Coroutine<Object> initialisationOrder(Probe p) {
        int first = InitialisationLog.LOG.size();
        Initialised made = new Initialised(logged(p, await(p.value(1))));
        return Coroutine.of(first <= 1 ? made.value + ":" + InitialisationLog.LOG : "");
    }

    private static int logged(Probe p, int value) {
        p.event("initialised already: " + InitialisationLog.LOG);
        return value;
    }

    static final class Self {
        private final String text;
        private Self other;

        private Self(String text, Self other) {
            this.text = text;
            this.other = other;
        }

        /** TA#20: a class that constructs itself after an await. */
        @Async
        Coroutine<Self> grow(Probe p) {
            String longer = await(p.value(text + "+"));
            Self made = new Self(longer, this);
            other = new Self(await(p.value("o")), new Self(longer + await(p.value("p")), made));
            return Coroutine.of(made);
        }
    }

    @Async
    public static Coroutine<Object> constructsItself(Probe p) {
        Self self = new Self("s", null);
        Self grown = await(await(self.grow(p)).grow(p));
        return Coroutine.of(grown.text + grown.other.text + self.other.text + self.other.other.text);
    }

    class Inner {
        final Object value;

        Inner(Object value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return "Inner " + value + NewTarget.this.name;
        }
    }

    final String name = "outer";

    @Async
    Coroutine<Object> makeInner(Probe p) {
        Inner inner = new Inner(await(p.value(1)));
        Object anonymous = new Object() {
            final Object captured = inner;

            @Override
            public String toString() {
                return captured + name;
            }
        };
        return Coroutine.of(anonymous + new Inner(await(p.value(2))).toString()
                + new Object() {
                    @Override
                    public String toString() {
                        return "anonymous" + inner;
                    }
                });
    }

    @Async
    public static Coroutine<Object> innerClasses(Probe p) {
        NewTarget outer = new NewTarget();
        Object made = await(outer.makeInner(p));
        return Coroutine.of(made.toString() + outer.new Inner(await(p.value(3)))
                + await(p.value(new NewTarget())).new Inner(await(p.value(4))));
    }

    @Async
    public static Coroutine<Object> anonymousWithArgument(Probe p) {
        String captured = await(p.value("cap"));
        ArrayList<String> list = new ArrayList<>(await(p.value(List.of("a")))) {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                return captured + super.toString();
            }
        };
        return Coroutine.of(list.toString());
    }

    @Async
    public static Coroutine<Object> localClass(Probe p) {
        int captured = await(p.value(3));
        class Local {
            final int value;

            Local(int value) {
                this.value = value + captured;
            }
        }
        return Coroutine.of(new Local(await(p.value(4))).value + new Local(5).value);
    }

    @Async
    public static Coroutine<Object> loopsInsideArguments(Probe p) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            pairs.add(new Pair(new Pair(i, await(p.value(i)) > 0 && await(p.value(true))),
                    i == 0 ? new Pair(await(p.value("l")), null) : null));
        }
        return Coroutine.of(pairs);
    }

    @Async
    public static Coroutine<Object> differentNewsMerge(Probe p) {
        boolean flag = await(p.value(true));
        Object made = flag ? new Pair(1, await(p.value(2))) : new Loud(await(p.value(3)));
        Object other = flag ? new Loud(await(p.value(4))).value : new Pair(5, await(p.value(6)));
        return Coroutine.of(made + ":" + other);
    }

    @Async
    public static Coroutine<Object> beneathACall(Probe p) {
        StringBuilder sb = new StringBuilder();
        sb.append(sb.length()).append(new Pair(sb.length(), await(p.value(1)))).append(
                new StringBuilder(sb).append(await(p.value('c'))));
        return Coroutine.of(sb.toString());
    }

    /** A loop whose first instruction allocates, with jumps before the constructor. */
    @Async
    public static Coroutine<Object> firstInTheLoop(Probe p) {
        int turns = 0;
        do {
            p.event(new Pair(turns % 2 == 0 ? "even" : "odd", turns > 0 ? turns : -1));
            turns++;
        } while (await(p.value(turns)) < 4);
        return Coroutine.of(turns);
    }

    /** The same, the object as a lock, in a loop inside another. */
    @Async
    public static Coroutine<Object> lockFirstInTheLoop(Probe p) {
        int turns = 0;
        do {
            do {
                synchronized (new Pair(turns > 1 ? p : turns, switch (turns) {
                    case 0 -> "none";
                    case 1 -> turns + 1;
                    default -> null;
                })) {
                    turns++;
                }
            } while (await(p.value(turns)) % 3 != 0);
        } while (await(p.value(turns)) < 6);
        return Coroutine.of(turns);
    }
}
