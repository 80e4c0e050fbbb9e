package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The turns that the children of a gather take, though those that end together share one. */
class GatherTurnsTest {

    private static final int PROGRAMS = 500;

    private EventLoop loop = new SelectorEventLoop();

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Test
    void childThatEndsBeforeTheTurnOfAnotherHasItsOwnInTheNext() {
        Future<Integer> first = loop.createFuture();
        Future<Integer> second = loop.createFuture();
        Future<List<Integer>> gather = gather(List.of(first, second));
        loop.callSoon(() -> {
            loop.callSoon(() -> {
                second.setResult(2);
                loop.stop();
            });
            first.setResult(1);
        });
        loop.runForever();
        assertFalse(gather.done(), "the turn of the second child comes after the loop's stop");
        loop.stop();
        loop.runForever();
        assertTrue(gather.done());
    }

    /** Random ends of children between other callbacks, with both kinds of gather. */
    @Test
    void turnsAreThoseOfOneCallbackForEachChild() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            List<String> expected = log(seed, this::gatherOfCallbacks);
            closeLoop();
            loop = new SelectorEventLoop();
            assertEquals(expected, log(seed, this::gather), "seed " + seed);
            closeLoop();
            loop = new SelectorEventLoop();
        }
    }

    private Future<List<Integer>> gather(List<Future<Integer>> children) {
        return Gather.results(children);
    }

    /** A gather as asyncio writes it. */
    private Future<List<Integer>> gatherOfCallbacks(List<Future<Integer>> children) {
        Future<List<Integer>> outer = loop.createFuture();
        int[] finished = {0};
        for (Future<Integer> each : children) {
            each.addDoneCallback(child -> {
                finished[0]++;
                if (outer.done()) {
                    return;
                }
                if (child.cancelled()) {
                    outer.setException(child.cancelledError());
                } else if (child.failure() != null) {
                    outer.setException(child.failure());
                } else if (finished[0] == children.size()) {
                    outer.setResult(children.stream().map(Future::result).toList());
                }
            });
        }
        return outer;
    }

    private List<String> log(int seed, Function<List<Future<Integer>>, Future<List<Integer>>> gather) {
        Random random = new Random(seed);
        List<String> log = new ArrayList<>();
        loop.setExceptionHandler((l, context) -> { });
        List<Future<Integer>> children = IntStream.rangeClosed(0, random.nextInt(8))
                .mapToObj(i -> loop.<Integer>createFuture()).toList();
        List<Future<List<Integer>>> gathers = List.of(gather.apply(children),
                gather.apply(children.subList(0, 1 + random.nextInt(children.size()))));
        gathers.forEach(each -> each.addDoneCallback(done -> log.add(
                gathers.indexOf(each) + " is done: " + (done.failure() == null))));
        List<Future<Integer>> left = new ArrayList<>(children);
        for (int i = random.nextInt(4); i >= 0; i--) {
            loop.callSoon(() -> step(random, left, log));
        }
        while (!left.isEmpty()) {
            loop.callSoon(() -> step(random, left, log));
            loop.runForever();
            log.add("stopped: " + gathers.stream().map(Future::done).toList());
        }
        for (int turns = 0; turns < 3; turns++) {
            loop.stop();
            loop.runForever();
            log.add("stopped: " + gathers.stream().map(Future::done).toList());
        }
        return log;
    }

    private void step(Random random, List<Future<Integer>> left, List<String> log) {
        for (int i = random.nextInt(5); i > 0; i--) {
            int what = random.nextInt(20);
            if (what < 4) {
                loop.callSoon(() -> log.add("called"));
            } else if (what < 6) {
                loop.callSoon(() -> step(random, left, log));
            } else if (!left.isEmpty()) {
                end(left.remove(random.nextInt(left.size())), random.nextInt(12));
            }
        }
        log.add("step");
        loop.callSoon(random.nextInt(3) == 0 ? loop::stop : () -> step(random, left, log));
    }

    private static void end(Future<Integer> child, int how) {
        if (how == 0) {
            child.setException(new IllegalStateException());
        } else if (how == 1) {
            child.cancel();
        } else {
            child.setResult(how);
        }
    }
}
