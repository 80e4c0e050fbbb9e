package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;

final class Gen14ForBreakResume {

    private Gen14ForBreakResume() {
    }

    @Async
    static Generator<Integer, Void, String> numbers() {
        try {
            for (int i = 1; i < 8; i++) {
                print("  produce", i);
                Generator.yield(i);
            }
            return Generator.of("ignored");
        } finally {
            print("  numbers cleanup");
        }
    }

    static void main() {
        var g = numbers();
        for (int x : g) {
            print("loop1", x);
            if (x == 2) {
                break;
            }
        }
        print("between");
        for (int x : g) {
            if (x % 2 == 0) {
                continue;
            }
            print("loop2", x);
            if (x == 5) {
                break;
            }
        }
        g.close();
        boolean broke = false;
        for (int x : g) {
            print("never", x);
            broke = true;
        }
        if (!broke) {
            print("else3");
        }
        int total = 0;
        for (int x : numbers()) {
            total += x;
        }
        print("else4");
        print("total", total);
    }
}
