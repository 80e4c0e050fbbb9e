package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.AlreadyExecutingException;
import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopIteration;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;

final class MoreGen05RandomSteps extends RandomSteps {

    private final List<Generator<String, String, String>> all = new ArrayList<>();

    private MoreGen05RandomSteps(int seed) {
        super(seed);
        make(3);
    }

    private static String exc(Throwable e) {
        if (e instanceof StopIteration stop) {
            return "StopIteration: " + Print.text(stop.value());
        }
        if (e instanceof IllegalArgumentException || e instanceof ArithmeticException) {
            return typeName(e) + ": " + e.getMessage();
        }
        return e instanceof GeneratorExit ? "GeneratorExit" : "refused";
    }

    private Generator<String, String, String> make(int depth) {
        Generator<String, String, String> g;
        if (depth == 0 || random(5) == 0) {
            g = leaf("l" + all.size(), random(12), random(20));
        } else {
            List<Generator<String, String, String>> parts = new ArrayList<>();
            for (int n = 1 + random(2); n > 0; n--) {
                parts.add(make(depth - 1));
            }
            if (random(4) == 0) {
                parts.add(all.get(random(all.size())));
            }
            g = middle("m" + all.size(), parts, random(6));
        }
        all.add(g);
        return g;
    }

    @Async
    Generator<String, String, String> leaf(String name, int kind, int other) {
        int i = 0;
        try {
            while (i < 3) {
                if (kind >= 8 && i > 0) {
                    step(all.get(other % all.size()), new int[] {0, 5, 7, 8}[kind - 8]);
                }
                try {
                    String x = Generator.yield(name + "." + i);
                    note(" ", name, "got", Print.text(x));
                } catch (IllegalArgumentException e) {
                    note(" ", name, "caught", exc(e));
                    if (kind == 1) {
                        return Generator.of(name + " handled");
                    }
                    if (kind == 2) {
                        throw new ArithmeticException(name);
                    }
                } catch (GeneratorExit e) {
                    note(" ", name, "exits");
                    if (kind == 3) {
                        Generator.yield(name + " stays");
                    }
                    if (kind == 4) {
                        return Generator.of(name + " exited");
                    }
                    if (kind == 5) {
                        throw new IllegalArgumentException(name);
                    }
                    throw e;
                }
                i++;
            }
            return kind == 6 ? null : Generator.of(name + " done");
        } finally {
            note(" ", name, "ends");
            if (kind == 7) {
                Generator.yield(name + " cleans up");
            }
        }
    }

    @Async
    Generator<String, String, String> middle(String name,
            List<Generator<String, String, String>> parts, int kind) {
        String results = name;
        try {
            for (Generator<String, String, String> part : parts) {
                try {
                    String result = Generator.yieldFrom(part);
                    results += " (" + Print.text(result) + ")";
                } catch (ArithmeticException e) {
                    note(" ", name, "caught", exc(e));
                    if (kind == 1) {
                        Generator.yield(name + " handles");
                    }
                    if (kind == 2) {
                        throw new IllegalArgumentException(name);
                    }
                }
                if (kind == 3) {
                    String x = Generator.yield(name + " between");
                    note(" ", name, "got", Print.text(x));
                }
                if (kind == 4) {
                    for (String each : part) {
                        String x = Generator.yield("from a loop " + each);
                        note(" ", name, "got", Print.text(x));
                        if (x != null) {
                            break;
                        }
                    }
                }
            }
        } finally {
            note(" ", name, "ends");
        }
        return Generator.of(results);
    }

    private void step(Generator<String, String, String> g, int operation) {
        try {
            switch (operation) {
                case 0, 1, 2 -> note("next", g.next());
                case 3, 4 -> note("send", g.send("s" + random(9)));
                case 5 -> note("throw", g.throwIn(new IllegalArgumentException("v")));
                case 6 -> note("throw", g.throwIn(random(2) == 0
                        ? new GeneratorExit() : new ArithmeticException("z")));
                case 7 -> {
                    g.close();
                    note("closed");
                }
                case 8, 9 -> note("has next", Print.text(g.hasNext()));
                default -> {
                    for (String each : g) {
                        note("loop", each);
                        if (random(2) == 0) {
                            break;
                        }
                    }
                }
            }
        } catch (AlreadyExecutingException e) {
            note("raised", "refused");
        } catch (Throwable e) {
            note("raised", exc(e));
        }
    }

    private String run() {
        for (int i = 0; i < 25; i++) {
            int which = Math.min(random(all.size() + 5), all.size() - 1);
            note("--", String.valueOf(which));
            step(all.get(which), random(11));
        }
        return log();
    }

    static void main() {
        for (int n = 0; n < 300; n++) {
            show(n, new MoreGen05RandomSteps(n).run());
        }
    }
}
