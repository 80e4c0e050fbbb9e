package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import java.util.PrimitiveIterator;

final class Generators {

    private Generators() {
    }

    // region generators
    @Async
    static Generator<Integer, Void, Void> fibonacci() {     // yields Integer, is sent nothing
        int a = 0;
        int b = 1;
        while (true) {
            Generator.yield(a);
            int next = a + b;
            a = b;
            b = next;
        }
    }

    @Async
    static Generator<Double, Integer, String> average() {   // yields Double, is sent Integer
        int sum = 0;
        int count = 0;
        Double mean = 0.0;
        while (true) {
            Integer number = Generator.yield(mean);
            if (number == null) {
                return Generator.of(count + " numbers");
            }
            sum += number;
            count++;
            mean = (double) sum / count;
        }
    }

    static void plainJava() {                               // generators need no event loop
        for (int n : fibonacci()) {
            if (n > 30) {
                break;
            }
            System.out.print(n + " ");
        }
        System.out.println();

        Generator<Double, Integer, String> average = average();
        average.next();
        System.out.println(average.send(10) + " " + average.send(20));
        System.out.println(average.hasNext() ? "" : average.result());

        PrimitiveIterator.OfInt numbers = Generator.ints(fibonacci());
        long sum = 0;
        for (int i = 0; i < 40; i++) {
            sum += numbers.nextInt();                       // no box for a number
        }
        System.out.println(sum);
    }
    // endregion

    // region async-generator
    @Async
    static AsyncGenerator<String, Void> ticks(int n) {
        for (int i = 0; i < n; i++) {
            await(sleep(0.005));                            // an async generator may await
            AsyncGenerator.yield("tick " + i);
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        for (String tick : awaitEach(ticks(3))) {           // Python's async for
            System.out.println(tick);
        }
        return null;
    }
    // endregion

    public static void main(String[] args) {
        plainJava();
        run(program());
    }
}
