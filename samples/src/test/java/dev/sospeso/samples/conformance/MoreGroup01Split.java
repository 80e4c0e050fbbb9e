package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.BaseExceptionGroup;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.ExceptionGrouping;
import dev.sospeso.GeneratorExit;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

final class MoreGroup01Split {

    private MoreGroup01Split() {
    }

    private static String text(Object e) {
        if (e instanceof ExceptionGrouping group) {
            return (e instanceof ExceptionGroup ? "EG " : "BG ") + group.message()
                    + group.exceptions().stream().map(MoreGroup01Split::text)
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        return e == null ? "None" : exc((Throwable) e);
    }

    private static ExceptionGrouping.Split parts(
            String label, ExceptionGrouping eg, Predicate<Throwable> condition) {
        ExceptionGrouping.Split split = eg.split(condition);
        print(label, "|", text(split.matched()), "|", text(split.rest()), "|",
                split.matched() == eg, split.rest() == eg);
        print("  subgroup", text(eg.subgroup(condition)));
        return split;
    }

    private static ExceptionGrouping.Split parts(
            String label, ExceptionGrouping eg, Class<? extends Throwable> type) {
        return parts(label, eg, type::isInstance);
    }

    private static ExceptionGroup tree() {
        return new ExceptionGroup("top", List.of(
                new IllegalArgumentException("a"),
                new ExceptionGroup("mid", List.of(new NoSuchElementException("'b'"),
                        new ExceptionGroup("low", List.of(new IllegalArgumentException("c"))))),
                new ClassCastException("d"),
                new ExceptionGroup("mid2", List.of(new IllegalArgumentException("e")))));
    }

    private static ExceptionGrouping inner(ExceptionGrouping group, int place) {
        return (ExceptionGrouping) group.exceptions().get(place);
    }

    @Async
    static Coroutine<Void> fail(RuntimeException e) {
        throw e;
    }

    @Async
    static Coroutine<Void> program() {
        ExceptionGroup eg = tree();
        print(exc(eg));
        parts("by type", eg, IllegalArgumentException.class);
        parts("none", eg, ArithmeticException.class);
        parts("all members", new ExceptionGroup("m", List.of(new IllegalArgumentException("x"),
                new IllegalArgumentException("y"))), IllegalArgumentException.class);
        parts("the group", eg, ExceptionGroup.class);
        parts("an inner group", eg,
                e -> e instanceof ExceptionGroup group && group.message().equals("mid"));
        parts("condition", eg, e -> exc(e).endsWith("e") || exc(e).endsWith("'b'"));
        List<String> seen = new ArrayList<>();
        eg.split(e -> {
            seen.add(exc(e));
            return false;
        });
        print("asked", seen.size(), seen.get(0), "|", seen.get(seen.size() - 1));
        var split = parts("low", eg, e -> exc(e).startsWith("KeyError"));
        print("same member", inner(split.matched(), 0).exceptions().get(0)
                == inner(eg, 1).exceptions().get(0));
        print("same group", inner(split.rest(), 3) == inner(eg, 3), split.rest() == eg);

        try {
            try {
                throw new IllegalArgumentException("cause");
            } catch (IllegalArgumentException e) {
                ExceptionGroup group = tree();
                group.initCause(e);
                throw group;
            }
        } catch (ExceptionGroup e) {
            split = e.split(NoSuchElementException.class);
            print("causes", exc(split.matched().asThrowable().getCause()),
                    exc(split.rest().asThrowable().getCause()),
                    split.matched().exceptions().get(0).getCause());
        }

        var base = new BaseExceptionGroup("base", List.of(new GeneratorExit("g"),
                new IllegalArgumentException("v"),
                new ExceptionGroup("plain", List.of(new NoSuchElementException("'k'")))));
        parts("base", base, GeneratorExit.class);
        parts("base plain", base, Exception.class);
        parts("base all", base, Throwable.class);
        parts("base none", base, SystemExit.class);

        try (var outer = TaskGroup.open()) {
            outer.createTask(fail(tree()));
            outer.createTask(fail(new ClassCastException("z")));
        } catch (ExceptionGroup e) {
            split = e.split(IllegalArgumentException.class);
            print("values", text(split.matched()));
            print("others", text(split.rest().subgroup(x ->
                    x instanceof NoSuchElementException || x instanceof ClassCastException)));
        }
        try {
            throw tree();
        } catch (ExceptionGroup e) {
            print("left", text(e.split(IllegalArgumentException.class).rest()));
        }
        try {
            new ExceptionGroup("empty", List.of());
        } catch (IllegalArgumentException e) {
            print(typeName(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
