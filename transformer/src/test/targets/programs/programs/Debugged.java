package programs;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

/** A program to be debugged: the marks in its comments are where the test stops. */
public final class Debugged {

    private final String field = "in the object";

    @Async
    private Coroutine<Integer> work(int argument) {
        String kept = "kept across"; // first
        long wide = 1L << 40;
        int value = await(sleep(0, 5)); // await
        int after = argument + value; // behind
        await(sleep(0)); // second await
        return Coroutine.of(after + kept.length() + (int) wide + field.length()); // last
    }

    @Async
    private static Coroutine<Void> program() {
        int result = await(new Debugged().work(30)); // caller
        System.out.println(result);
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
