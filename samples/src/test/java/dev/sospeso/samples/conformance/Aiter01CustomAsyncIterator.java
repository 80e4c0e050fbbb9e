package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncIterator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;

final class Aiter01CustomAsyncIterator {

    private Aiter01CustomAsyncIterator() {
    }

    static final class Ticker implements AsyncIterator<String> {
        private final String name;
        private final int n;
        private final int badAt;
        private int i;

        Ticker(String name, int n, int badAt) {
            this.name = name;
            this.n = n;
            this.badAt = badAt;
        }

        Ticker(String name, int n) {
            this(name, n, -1);
        }

        @Override
        public AsyncIterator<String> aiter() {
            print("  aiter", name);
            return this;
        }

        @Override
        @Async
        public Coroutine<String> anext() {
            await(sleep(0));
            i += 1;
            if (i == badAt) {
                throw new IllegalArgumentException("bad at " + i);
            }
            if (i > n) {
                throw new StopAsyncIteration();
            }
            return Coroutine.of(name + i);
        }
    }

    @Async
    static Coroutine<Void> program() {
        for (String a : awaitEach(new Ticker("x", 2))) {
            boolean broke = false;
            for (String b : awaitEach(new Ticker("y", 3))) {
                if (b.equals("y3")) {
                    broke = true;
                    break;
                }
                print(a, b);
            }
            if (!broke) {
                print("never: broke out");
            }
        }
        print("outer else");
        try {
            for (String a : awaitEach(new Ticker("z", 5, 3))) {
                print(a);
            }
        } catch (IllegalArgumentException e) {
            print("caught", exc(e));
        }
        var t = new Ticker("w", 1);
        for (String a : awaitEach(t)) {
            print(a);
        }
        for (String a : awaitEach(t)) {
            print("never", a);
        }
        print("done", t.i);
        return null;
    }

    static void main() {
        run(program());
    }
}
