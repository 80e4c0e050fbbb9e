package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;

final class Gen01NextSendReturn {

    private Gen01NextSendReturn() {
    }

    @Async
    static Generator<String, Integer, String> echo() {
        print("body start");
        Integer a = Generator.yield("first");
        print("a is", a);
        Integer b = Generator.yield("second");
        print("b is", b);
        return Generator.of("bye");
    }

    static void main() {
        var g = echo();
        print("created");
        print("next", g.next());
        print("send", g.send(7));
        try {
            g.next();
        } catch (StopIteration e) {
            print("stopped with", e.value());
        }
        for (int i = 0; i < 2; i++) {
            try {
                g.next();
            } catch (StopIteration e) {
                print("again", i, exc(e), "value", e.value());
            }
        }
        try {
            g.send(5);
        } catch (StopIteration e) {
            print("send to finished", exc(e));
        }
    }
}
