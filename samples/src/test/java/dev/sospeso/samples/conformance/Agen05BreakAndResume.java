package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;

final class Agen05BreakAndResume {

    private Agen05BreakAndResume() {
    }

    @Async
    static AsyncGenerator<String, Void> letters() {
        try {
            for (char c : "abcdef".toCharArray()) {
                await(sleep(0));
                AsyncGenerator.yield(String.valueOf(c));
            }
        } catch (IllegalArgumentException e) {
            print("  never: body errors stay in the body");
        } finally {
            print("  letters finally");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var g = letters();
        for (String c : awaitEach(g)) {
            print("first", c);
            if (c.equals("b")) {
                break;
            }
        }
        try {
            for (String c : awaitEach(g)) {
                print("second", c);
                if (c.equals("d")) {
                    throw new IllegalArgumentException("body error");
                }
            }
        } catch (IllegalArgumentException e) {
            print("outside", exc(e));
        }
        print("next is", await(g.anext()));
        await(g.aclose());
        for (String c : awaitEach(g)) {
            print("never", c);
        }
        print("nothing left");
        return null;
    }

    static void main() {
        run(program());
    }
}
