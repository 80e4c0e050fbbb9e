package dev.sospeso.samples;

import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;

/** Program 2: a generator that is asked, told and thrown at, and returns a value at its end. */
final class TwoWayGenerator {

    private TwoWayGenerator() {
    }

    @Async
    static Generator<Integer, Integer, String> myGen() {
        try {
            Integer received = Generator.yield(1);
            print("received:", received);
            while (true) {
                try {
                    received = Generator.yield(2);
                    print("received:", received);
                    break;
                } catch (IllegalArgumentException e) {
                    print("caught ValueError:", e.getMessage());
                }
            }
            Generator.yield(3);
        } finally {
            print("cleaning up");
        }
        return Generator.of("the end");
    }

    public static void main(String[] args) {
        Generator<Integer, Integer, String> gen = myGen();
        print("next:", gen.next());
        print("send:", gen.send(42));
        print("throw:", gen.throwIn(new IllegalArgumentException("something went wrong")));
        print("next:", gen.next());
        try {
            gen.next();
        } catch (StopIteration e) {
            print("StopIteration with value:", e.value());
        }
    }
}
