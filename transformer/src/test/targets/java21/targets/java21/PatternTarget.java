package targets.java21;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.transformer.validation.Probe;
import java.util.Arrays;
import java.util.List;

/** Pattern switches and record patterns, with awaits in selectors, guards and arms. */
public class PatternTarget {

    sealed interface Shape permits Circle, Box, Group {
    }

    record Circle(double radius) implements Shape {
    }

    record Box(int width, long height) implements Shape {
    }

    record Group(Shape first, Shape second, Object tag) implements Shape {
    }

    enum Suit {
        HEARTS, SPADES
    }

    private static final List<Object> VALUES = Arrays.asList(new Circle(1.5), new Box(2, 3L),
            new Group(new Circle(1), new Box(4, 5), "tag"), "text", "", 42, -1, 7L, Suit.SPADES,
            new int[] {1, 2}, null, List.of());

    @Async
    public static Coroutine<Object> typePatterns(Probe p) {
        String all = "";
        for (Object o : VALUES) {
            all += switch (await(p.value(o))) {
                case null -> "null" + await(p.value("!"));
                case String s when s.isEmpty() -> await(p.value("empty"));
                case String s -> s + await(p.value(s.length()));
                case Integer i when i > await(p.value(0)) -> "positive" + i;
                case Integer i -> i + await(p.value("negative"));
                case Long l -> l;
                case Suit s -> await(p.value(s));
                case int[] a -> a.length + await(p.value(a[0]));
                case Shape s -> await(p.value("shape"));
                default -> "other";
            } + ";";
        }
        return Coroutine.of(all);
    }

    @Async
    private static Coroutine<Double> area(Probe p, Shape shape) {
        return Coroutine.of(switch (shape) {
            case Circle(double r) -> await(p.value(3.0)) * r * r;
            case Box(int w, long h) when await(p.value(w > 3)) -> (double) w * h;
            case Box(var w, var h) -> -await(p.value((double) w)) * h;
            case Group(Circle(double r), Box(int w, long h), String tag) -> r + w + h
                    + await(p.value(tag.length()));
            case Group(Shape a, Shape b, Object tag) -> await(area(p, a)) + await(area(p, b));
        });
    }

    @Async
    public static Coroutine<Object> recordPatterns(Probe p) {
        double sum = 0;
        for (Object o : VALUES) {
            if (o instanceof Shape s) {
                sum = sum * 2 + await(area(p, s));
            }
        }
        Shape nested = new Group(new Box(1, 1), new Group(new Circle(2), new Box(9, 1), "x"), 1);
        return Coroutine.of(sum + await(area(p, nested)));
    }

    @Async
    public static Coroutine<Object> instanceOfRecord(Probe p) {
        String all = "";
        for (Object o : VALUES) {
            if (await(p.value(o)) instanceof Group(Circle(var r), Box(int w, long h), var tag)
                    && await(p.value(w)) < h) {
                all += r + w + h + await(p.value("t")) + tag;
            } else if (!(o instanceof Box(int w, long h))) {
                continue;
            } else {
                all += w * h + await(p.value(";"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> statementWithFallThrough(Probe p) {
        String all = "";
        for (Object o : VALUES) {
            switch (o) {
                case null:
                    all += await(p.value("null"));
                    break;
                case String s when s.length() == await(p.value(4)):
                    all += s;
                    await(p.value(s));
                    break;
                case Suit s:
                    if (s == Suit.SPADES) {
                        continue;
                    }
                    all += s;
                    break;
                default:
                    all += await(p.value("d"));
            }
            all += ",";
        }
        return Coroutine.of(all);
    }

    record Broken(Object value) {
        @Override
        public Object value() {
            throw new IllegalStateException("accessor");
        }
    }

    @Async
    public static Coroutine<Object> accessorFails(Probe p) {
        try {
            Object o = await(p.value(new Broken(1)));
            return Coroutine.of(switch (o) {
                case Broken(String s) -> s + await(p.value(1));
                default -> "default";
            });
        } catch (MatchException e) {
            return Coroutine.of(e.getCause().getMessage() + await(p.value("caught")));
        }
    }

    @Async
    public static Coroutine<Object> switchOnTheStack(Probe p) {
        String all = "";
        for (Object o : VALUES) {
            all = String.join("/", all, switch (o) {
                case Integer i -> await(p.value("i" + i));
                case String s -> s;
                case null, default -> await(p.value("x"));
            }, await(p.value("end")));
        }
        return Coroutine.of(all);
    }

    @Async
    private static Generator<Object, Object, Object> generator(List<Object> values) {
        Object last = null;
        for (Object o : values) {
            last = switch (o) {
                case String s when Generator.<Boolean>yield("guard " + s) -> Generator.yield(s);
                case Integer i -> Generator.<Object>yield(i) + ":" + i;
                case null, default -> Generator.yield("default");
            };
        }
        return Generator.of(last);
    }

    public static void generators(Probe p) {
        Generator<Object, Object, Object> g = generator(VALUES);
        try {
            p.event(g.next());
            for (int i = 0;; i++) {
                p.event(g.send(i % 2 == 0));
            }
        } catch (java.util.NoSuchElementException end) {
            p.event(g.result());
        }
    }
}
