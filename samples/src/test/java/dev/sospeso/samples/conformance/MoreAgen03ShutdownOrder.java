package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.ExceptionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class MoreAgen03ShutdownOrder {

    private MoreAgen03ShutdownOrder() {
    }

    private final List<Object> keep = new ArrayList<>();
    private final List<String> out = new ArrayList<>();

    @Async
    AsyncGenerator<String, Void> gen(String name, String how) {
        try {
            AsyncGenerator.yield(name + "1");
            AsyncGenerator.yield(name + "2");
        } finally {
            out.add("closing " + name);
            await(sleep(0));
            if (how.equals("fail")) {
                fail("closing " + name);
            }
            if (how.equals("yield")) {
                AsyncGenerator.yield("again");
            }
            out.add("closed " + name);
        }
        return null;
    }

    private static void fail(String message) {
        throw new IllegalArgumentException(message);
    }

    @Async
    AsyncGenerator<String, Void> outer(String name) {
        var g = gen(name + "-inner", "plain");
        keep.add(g);
        try {
            for (String x : awaitEach(g)) {
                AsyncGenerator.yield("outer " + x);
            }
        } finally {
            out.add("closing " + name);
        }
        return null;
    }

    private void handler(EventLoop loop, ExceptionContext context) {
        out.add("handler " + context.message().replaceAll(" generator .*", " generator") + " | "
                + exc(context.exception()));
    }

    @Async
    Coroutine<Void> program() {
        getRunningLoop().setExceptionHandler(this::handler);
        for (String[] each : new String[][] {
                {"a", "plain"}, {"b", "fail"}, {"c", "yield"}, {"d", "plain"}}) {
            var g = gen(each[0], each[1]);
            keep.add(g);
            print(await(g.anext()));
        }
        var o = outer("o");
        keep.add(o);
        for (String x : awaitEach(o)) {
            print(x);
            break;
        }
        var finished = gen("f", "plain");
        keep.add(finished);
        for (String x : awaitEach(finished)) {
            print(x);
        }
        out.add("main ends");
        return null;
    }

    private void runAll() {
        run(program());
        int i = out.indexOf("main ends");
        print(out.subList(0, i).stream().map(each -> "'" + each + "'")
                .collect(Collectors.joining(", ", "[", "]")));
        for (String line : out.subList(i, out.size()).stream().sorted().toList()) {
            print(" ", line);
        }
    }

    static void main() {
        new MoreAgen03ShutdownOrder().runAll();
    }
}
