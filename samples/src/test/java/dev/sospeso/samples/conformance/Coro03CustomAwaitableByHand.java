package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import java.util.Arrays;
import java.util.List;

final class Coro03CustomAwaitableByHand {

    private Coro03CustomAwaitableByHand() {
    }

    record Ask(String question) implements Awaitable<String> {
        @Override
        @Async
        public Generator<Object, Object, String> awaiter() {
            String answer = Generator.yield("ask " + question);
            while (answer == null) {
                answer = Generator.yield("please answer " + question);
            }
            return Generator.of("<" + answer + ">");
        }
    }

    @Async
    static Coroutine<String> both() {
        return Coroutine.of(await(new Ask("name")) + await(new Ask("town")));
    }

    @Async
    static Coroutine<String> program() {
        String text;
        try {
            text = await(both());
            print("  text", text);
            text += await(new Ask("again"));
        } catch (IllegalArgumentException e) {
            print("  program saw", exc(e));
            text = "none";
        }
        return Coroutine.of(text);
    }

    private static void drive(List<Object> answers) {
        var c = program();
        print("out", c.send(null));
        for (Object a : answers) {
            try {
                if (a instanceof Exception e) {
                    print("out", c.throwIn(e));
                } else {
                    print("out", c.send(a));
                }
            } catch (StopIteration e) {
                print("result", e.value());
            }
        }
    }

    static void main() {
        drive(Arrays.asList("Ann", null, null, "Rome", "yes"));
        drive(List.of("Bob", new IllegalArgumentException("no idea")));
    }
}
