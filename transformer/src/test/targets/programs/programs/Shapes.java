package programs;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.asyncio.Future;

/** A million turns of every shape of a loop, some of which suspend. */
public final class Shapes {

    private static final int TURNS = 1_000_000;
    /** One of so many awaits suspends. */
    private static final int SUSPENDING = 16;

    private static Future<Integer> ready;

    private Shapes() {
    }

    private static Awaitable<?> turn(int i) {
        return i % SUSPENDING == 0 ? sleep(0) : ready;
    }

    @Async
    private static Coroutine<Integer> forLoop() {
        int count = 0;
        for (int i = 0; i < TURNS; i++) {
            await(turn(i));
            count++;
        }
        return Coroutine.of(count);
    }

    @Async
    private static Coroutine<Integer> whileLoop() {
        int i = 0;
        while (i < TURNS) {
            await(turn(i++));
        }
        return Coroutine.of(i);
    }

    @Async
    private static Coroutine<Integer> doLoop() {
        int i = 0;
        do {
            await(turn(i));
        } while (++i < TURNS);
        return Coroutine.of(i);
    }

    @Async
    private static Coroutine<Integer> nestedLoops() {
        int count = 0;
        for (int i = 0; i < TURNS / 1000; i++) {
            Object outer = new byte[1000];
            for (int j = 0; j < 1000; j++) {
                await(turn(j));
                count += outer == null ? 0 : 1;
            }
        }
        return Coroutine.of(count);
    }

    @Async
    private static Coroutine<Integer> labelledLoops() {
        int count = 0;
        outer:
        while (true) {
            for (int j = 0; ; j++) {
                await(turn(count));
                if (++count == TURNS) {
                    break outer;
                }
                if (j == 9) {
                    continue outer;
                }
            }
        }
        return Coroutine.of(count);
    }

    @Async
    private static Coroutine<Integer> conditionThatAwaits() {
        int i = 0;
        while (await(next(i)) < TURNS) {
            i++;
        }
        return Coroutine.of(i);
    }

    @Async
    private static Coroutine<Integer> next(int i) {
        await(turn(i));
        return Coroutine.of(i);
    }

    @Async
    private static Coroutine<Integer> tryInLoop() {
        int caught = 0;
        for (int i = 0; i < TURNS; i++) {
            try {
                await(turn(i));
                if (i % 10 == 0) {
                    throw new IllegalStateException();
                }
            } catch (IllegalStateException e) {
                await(turn(i));
                caught++;
            }
        }
        return Coroutine.of(caught);
    }

    @Async
    private static Coroutine<Integer> finallyInLoop() {
        int count = 0;
        for (int i = 0; i < TURNS; i++) {
            try {
                await(turn(i));
                if (i % 3 == 0) {
                    continue;
                }
                count++;
            } finally {
                await(turn(i + 8));
                count++;
            }
        }
        return Coroutine.of(count);
    }

    /** Closes by awaiting. */
    private static final class Resource implements AsyncCloseable {
        private final int number;

        Resource(int number) {
            this.number = number;
        }

        @Async
        @Override
        public Coroutine<Void> aclose(Throwable cause) {
            await(turn(number));
            return null;
        }
    }

    @Async
    private static Coroutine<Integer> resourceInLoop() {
        int count = 0;
        for (int i = 0; i < TURNS; i++) {
            try (Resource resource = new Resource(i)) {
                await(turn(i + 3));
                count++;
            }
        }
        return Coroutine.of(count);
    }

    @Async
    private static Generator<Integer, Void, Integer> numbers(int count) {
        for (int i = 0; i < count; i++) {
            Generator.yield(i);
        }
        return Generator.of(count);
    }

    @Async
    private static Generator<Integer, Void, Integer> chained(int links, int count) {
        if (links == 0) {
            return Generator.of(Generator.yieldFrom(numbers(count)));
        }
        return Generator.of(Generator.yieldFrom(chained(links - 1, count)));
    }

    /** Delegates again and again, to generators that end at once. */
    @Async
    private static Generator<Integer, Void, Integer> restarting(int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Generator.yieldFrom(numbers(1));
        }
        return Generator.of(sum);
    }

    private static int count(Generator<Integer, Void, Integer> generator) {
        int count = 0;
        for (int ignored : generator) {
            count++;
        }
        return count;
    }

    @Async
    private static AsyncGenerator<Integer, Void> ticks() {
        for (int i = 0; i < TURNS; i++) {
            await(turn(i));
            AsyncGenerator.yield(i);
        }
        return null;
    }

    @Async
    private static Coroutine<Integer> awaitEachLoop() {
        int count = 0;
        for (int tick : awaitEach(ticks())) {
            if (tick % 16 == 7) {
                await(sleep(0));
            }
            count++;
        }
        return Coroutine.of(count);
    }

    @Async
    private static Coroutine<Integer> tail(int i) {
        return i == 0 ? last() : tail(i - 1);
    }

    @Async
    private static Coroutine<Integer> last() {
        await(sleep(0));
        return Coroutine.of(1);
    }

    @Async
    private static Coroutine<Integer> tailsInLoop() {
        int count = 0;
        for (int i = 0; i < TURNS / 10; i++) {
            count += await(tail(9));
        }
        return Coroutine.of(count);
    }

    /** Two calls at each level: a million in all. */
    @Async
    private static Coroutine<Integer> recursion(int depth) {
        if (depth == 0) {
            await(turn(depth));
            return Coroutine.of(1);
        }
        return Coroutine.of(await(recursion(depth - 1)) + await(recursion(depth - 1)));
    }

    @Async
    private static Coroutine<Void> program() {
        ready = getRunningLoop().createFuture();
        ready.setResult(0);
        System.out.println("for " + await(forLoop()));
        System.out.println("while " + await(whileLoop()));
        System.out.println("do " + await(doLoop()));
        System.out.println("nested " + await(nestedLoops()));
        System.out.println("labelled " + await(labelledLoops()));
        System.out.println("condition " + await(conditionThatAwaits()));
        System.out.println("try " + await(tryInLoop()));
        System.out.println("finally " + await(finallyInLoop()));
        System.out.println("resource " + await(resourceInLoop()));
        System.out.println("generator " + count(numbers(TURNS)));
        System.out.println("delegation " + count(chained(100, TURNS)));
        System.out.println("delegations " + count(restarting(TURNS)));
        System.out.println("awaitEach " + await(awaitEachLoop()));
        System.out.println("tails " + await(tailsInLoop()));
        System.out.println("recursion " + await(recursion(19)));
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
