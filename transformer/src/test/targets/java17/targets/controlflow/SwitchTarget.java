package targets.controlflow;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.List;

/** Switch statements and expressions over ints, strings and enums. */
public class SwitchTarget {

    enum Colour {
        RED, GREEN, BLUE
    }

    @Async
    public static Coroutine<Object> statement(Probe p) {
        String s = "";
        for (int i = 0; i < 5; i++) {
            switch (await(p.value(i))) {
                case 0:
                    s += await(p.value("zero"));
                    break;
                case 1:
                    s += "one";
                case 2:
                    s += await(p.value("through"));
                    break;
                case 3:
                    continue;
                default:
                    s += await(p.value("default"));
            }
            s += ";";
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> sparse(Probe p) {
        String s = "";
        for (int i : new int[] {-1_000_000, 7, 1_000_000, 8}) {
            switch (i) {
                case -1_000_000 -> s += await(p.value("low"));
                case 7 -> {
                    s += await(p.value("seven"));
                    s += i;
                }
                case 1_000_000 -> s += "high";
                default -> throw new IllegalStateException(s + await(p.value("none")));
            }
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> strings(Probe p) {
        String s = "";
        for (String t : List.of("Aa", "BB", "c", "other")) {
            switch (await(p.value(t))) {
                case "Aa":
                    s += await(p.value("first"));
                    break;
                case "BB":
                    s += await(p.value("same hash"));
                    break;
                case "c":
                    s += "c";
                    break;
                default:
                    s += await(p.value(t)) + t;
            }
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> enums(Probe p) {
        String s = "";
        for (Colour c : Colour.values()) {
            switch (await(p.value(c))) {
                case RED -> s += await(p.value("r"));
                case GREEN -> s += "g";
                case BLUE -> s += await(p.value("b")) + c;
            }
            s += switch (c) {
                case RED -> 1;
                case GREEN -> await(p.value(2));
                case BLUE -> {
                    int x = await(p.value(3));
                    yield x * x;
                }
            };
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> expressionWithStack(Probe p) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum = sum * 10 + i + switch (i) {
                case 0 -> await(p.value(5));
                case 1 -> {
                    try {
                        yield await(p.<Integer>fail(new IllegalStateException("x")));
                    } catch (IllegalStateException e) {
                        yield 6 + await(p.value(1));
                    } finally {
                        p.event(await(p.value("f" + i)));
                    }
                }
                case 2 -> 1 + switch (await(p.value("s"))) {
                    case "s" -> await(p.value(3));
                    default -> 0;
                };
                default -> 0;
            } * await(p.value(1));
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> expressionAsArgument(Probe p) {
        String s = "";
        for (Colour c : Colour.values()) {
            s += String.join("-", "a", switch (c) {
                case RED -> await(p.value("red"));
                case GREEN -> "green" + await(p.value(1));
                case BLUE -> await(p.value("b")) + await(p.value("c"));
            }, await(p.value("z")));
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> oldStyleYield(Probe p) {
        int n = await(p.value(2));
        long l = switch (n) {
            case 1:
                yield 5L;
            case 2:
                p.event("two");
            case 3:
                yield await(p.value(6L));
            default:
                yield 0L;
        };
        return Coroutine.of(l);
    }

    @Async
    public static Coroutine<Object> loopAndSwitchBreaks(Probe p) {
        String s = "";
        loop:
        while (true) {
            switch (s.length()) {
                case 0:
                    s += await(p.value("a"));
                    continue;
                case 1:
                    s += await(p.value("b"));
                    break;
                case 4:
                    break loop;
                default:
                    s += await(p.value("c"));
                    continue loop;
            }
            s += "|";
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> returnsInArms(Probe p) {
        return Coroutine.of(await(arm(p, 0)) + await(arm(p, 1)) + await(arm(p, 2)));
    }

    @Async
    private static Coroutine<String> arm(Probe p, int i) {
        switch (i) {
            case 0:
                return Coroutine.of(await(p.value("zero")));
            case 1:
                return Coroutine.of("one");
            default:
                await(p.value(i));
        }
        return Coroutine.of("rest");
    }

    @Async
    public static Coroutine<Object> nullSelector(Probe p) {
        try {
            switch (await(p.<String>value(null))) {
                case "x" -> p.event("x");
                default -> p.event("default");
            }
        } catch (NullPointerException e) {
            p.event("npe");
        }
        return null;
    }

    @Async
    public static Coroutine<Object> variablesAcrossArms(Probe p) {
        String s = "";
        for (int i = 0; i < 3; i++) {
            switch (i) {
                case 0:
                    int x = await(p.value(5));
                    s += x;
                    break;
                case 1:
                    x = 7;
                    await(p.value(1));
                    s += x;
                    break;
                default:
                    long y = await(p.value(8L));
                    x = await(p.value(9));
                    s += y + x;
            }
        }
        return Coroutine.of(s);
    }
}
