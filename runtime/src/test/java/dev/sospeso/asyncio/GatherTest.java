package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatherTest extends Transcript {

    private Coroutine<Integer> counting(String name, int turns) {
        int[] left = {turns};
        return coro(t -> {
            print("start", name);
            return t.next();
        }, t -> {
            if (left[0]-- > 0) {
                return t.again(sleep(0));
            }
            print("end", name);
            return t.done(name.length() * 10 + turns);
        });
    }

    @Test
    void cancellingAGatherThatItsOwnChildAwaitsOverflowedTheStack() {
        List<Future<List<Integer>>> gathers = new ArrayList<>();
        List<Task<Integer>> children = new ArrayList<>();
        Coroutine<Void> main = coro(t -> {
            loop().setExceptionHandler((loop, context) -> { });
            children.add(createTask(coro(u -> u.await(gathers.get(0)), u -> u.done(u.value())),
                    "child"));
            gathers.add(gather(children.get(0), counting("other", 3)));
            return t.await(sleep(0));
        }, t -> {
            String circle = "task 'child' cannot be cancelled: it waits for itself,"
                    + " by way of gather of 2";
            for (Future<?> future : List.of(gathers.get(0), children.get(0))) {
                assertEquals(circle, assertThrows(IllegalStateException.class, future::cancel)
                        .getMessage());
                assertFalse(future.done());
            }
            return t.done(null);
        });
        assertThrows(IllegalStateException.class, () -> run(main), "what is left is cancelled");
    }

    @Test
    void resultsComeInTheOrderOfTheArguments() {
        List<Future<Integer>> futures = new ArrayList<>();
        List<Future<List<Integer>>> gathers = new ArrayList<>();
        expect("""
                gather made, done False
                start task
                start a
                start bb
                end bb
                start ccc
                end task
                end ccc
                end a
                [13, 41, 20, 7, 32]
                [41, 7]
                empty []
                """, coro(t -> {
            futures.add(loop().createFuture());
            futures.add(createTask(counting("task", 1)));
            gathers.add(gather(counting("a", 3), futures.get(1), counting("bb", 0),
                    futures.get(0), counting("ccc", 2)));
            print("gather made, done", gathers.get(0).done());
            return t.await(sleep(0));
        }, t -> {
            futures.get(0).setResult(7);
            return t.await(gathers.get(0));
        }, t -> {
            print(t.<Object>value());
            return t.await(gather(futures.get(1), futures.get(0)));
        }, t -> {
            print(t.<Object>value());
            return t.await(gather());
        }, t -> {
            print("empty", t.value());
            return t.done(null);
        }));
    }

    private Coroutine<String> work(String name, int turns, RuntimeException failure) {
        int[] left = {turns};
        return coro(t -> {
            t.value();
            if (left[0]-- > 0) {
                return t.again(sleep(0));
            }
            print("finishing", name);
            if (failure != null) {
                throw failure;
            }
            return t.done(name);
        });
    }

    @Test
    void outcomesHoldExceptionsAndCancellations() {
        expect("""
                finishing d
                finishing b
                finishing c
                finishing a
                a
                exception ValueError: vb
                exception CancelledError
                exception UnsupportedOperationException
                d
                """, coro(t -> {
            Task<String> victim = createTask(work("victim", 50, null));
            loop().callSoon(victim::cancel);
            return t.await(gatherSettled(work("a", 3, null),
                    work("b", 1, new IllegalArgumentException("vb")), victim,
                    work("c", 2, new UnsupportedOperationException()), work("d", 0, null)));
        }, t -> {
            for (Outcome<String> outcome : t.<List<Outcome<String>>>value()) {
                print(outcome.succeeded() ? outcome.value()
                        : "exception " + exc(outcome.exception()));
            }
            return t.done(null);
        }));
    }

    @Test
    void theFirstExceptionGoesOutAtOnceAndTheOthersRunOn() {
        List<Task<String>> tasks = new ArrayList<>();
        List<Future<List<String>>> gathers = new ArrayList<>();
        expect("""
                finishing early
                finishing late
                gather raised ValueError: early
                slow done False late done True
                gather done True kept ValueError: early
                finishing slow
                slow result slow
                late failed with ValueError: late
                """, coro(t -> {
            tasks.add(createTask(work("slow", 5, null)));
            tasks.add(createTask(work("late", 3, new IllegalArgumentException("late"))));
            gathers.add(gather(tasks.get(0),
                    work("early", 1, new IllegalArgumentException("early")), tasks.get(1)));
            return t.await(gathers.get(0));
        }, t -> {
            print("gather raised", exc(assertThrows(IllegalArgumentException.class, t::value)));
            print("slow done", tasks.get(0).done(), "late done", tasks.get(1).done());
            print("gather done", gathers.get(0).done(), "kept",
                    exc(gathers.get(0).exception()));
            return t.await(tasks.get(0));
        }, t -> {
            print("slow result", t.value());
            print("late failed with", exc(tasks.get(1).exception()));
            return t.done(null);
        }));
    }

    @Test
    void ofTheFailuresOfOneTurnTheFirstGoesOutAndAllCountAsSeen() {
        List<ExceptionContext> reports = new ArrayList<>();
        List<Future<Integer>> futures = new ArrayList<>();
        run(coro(t -> {
            loop().setExceptionHandler((loop, context) -> reports.add(context));
            for (int i = 0; i < 4; i++) {
                futures.add(loop().createFuture());
            }
            Future<List<Integer>> gather = gather(futures);
            futures.get(3).setResult(3);
            futures.get(2).setException(new IllegalArgumentException("first"));
            futures.get(0).cancel();
            futures.get(1).setException(new IllegalArgumentException("second"));
            return t.await(gather);
        }, t -> {
            assertEquals("first",
                    assertThrows(IllegalArgumentException.class, t::value).getMessage());
            return t.await(sleep(0));
        }, t -> t.done(null)));
        assertEquals(List.of(), reports);
    }

    private Coroutine<String> cleaning(String name, int turns, int cleanup) {
        int[] left = {turns, cleanup};
        CancelledError[] error = {null};
        return coro(t -> {
            try {
                t.value();
            } catch (CancelledError cancelled) {
                error[0] = cancelled;
                return t.next();
            }
            if (left[0]-- > 0) {
                return t.again(sleep(0));
            }
            print("finished", name);
            return t.done(name);
        }, t -> {
            if (left[1]-- > 0) {
                return t.again(sleep(0));
            }
            print("cancelled", name, "after cleanup", cleanup);
            throw error[0];
        });
    }

    @Test
    void cancellingItCancelsTheChildrenAndWaitsForThem() {
        List<Task<String>> tasks = new ArrayList<>();
        List<Future<?>> collector = new ArrayList<>();
        int[] turns = {0};
        expect("""
                finished a
                cancel True
                cancelled c after cleanup 1
                cancelled b after cleanup 3
                collector CancelledError: stop
                t cancelled True
                a result a b True c True
                direct cancel True again True
                cancelled d after cleanup 0
                g cancelled False
                """, coro(t -> {
            tasks.add(createTask(cleaning("a", 1, 0)));
            tasks.add(createTask(cleaning("b", 50, 3)));
            tasks.add(createTask(cleaning("c", 50, 1)));
            collector.add(createTask(coro(u -> u.await(gather(tasks)), u -> {
                CancelledError error = assertThrows(CancelledError.class, u::value);
                print("collector", exc(error));
                throw error;
            })));
            return t.next();
        }, t -> turns[0]++ < 4 ? t.again(sleep(0)) : t.next(), t -> {
            print("cancel", collector.get(0).cancel("stop"));
            return t.await(collector.get(0));
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            print("t cancelled", collector.get(0).cancelled());
            print("a result", tasks.get(0).result(), "b", tasks.get(1).cancelled(), "c",
                    tasks.get(2).cancelled());
            collector.add(gather(cleaning("d", 50, 0)));
            return t.await(sleep(0));
        }, t -> {
            Future<?> gather = collector.get(1);
            print("direct cancel", gather.cancel(), "again", gather.cancel());
            return t.await(gather);
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            print("g cancelled", collector.get(1).cancelled());
            return t.done(null);
        }));
    }

    private Coroutine<Integer> running(String name, boolean fails) {
        return coro(t -> {
            print("run", name);
            return t.await(sleep(0));
        }, t -> {
            if (fails) {
                throw new IllegalArgumentException(name);
            }
            return t.done(name.length());
        });
    }

    @Test
    void whatComesTwiceRunsOnceAndGathersNest() {
        expect("""
                run task
                run once
                [4, 4, 4, 4]
                run in
                run inn
                run xxxx
                run o
                nested [2, 3] 1 [4]
                run fine
                run bad
                run y
                outer keeps 1 and ValueError: bad
                run deep
                run z
                outer raised ValueError: deep
                """, coro(t -> {
            Coroutine<Integer> once = running("once", false);
            Task<Integer> task = createTask(running("task", false));
            return t.await(gather(once, task, once, task));
        }, t -> {
            print(t.<Object>value());
            Future<List<Integer>> inner = gather(running("in", false), running("inn", false));
            return t.await(gather(inner, running("o", false), gather(running("xxxx", false)),
                    (a, b, c) -> "nested " + a + " " + b + " " + c));
        }, t -> {
            print(t.<Object>value());
            Future<List<Integer>> bad = gather(running("fine", false), running("bad", true));
            return t.await(Asyncio.<Object>gatherSettled(running("y", false), bad));
        }, t -> {
            List<Outcome<Object>> outcomes = t.value();
            print("outer keeps", outcomes.get(0).value(), "and",
                    exc(outcomes.get(1).exception()));
            return t.await(Asyncio.<Object>gather(gather(running("deep", true)),
                    running("z", false)));
        }, t -> {
            print("outer raised", exc(assertThrows(IllegalArgumentException.class, t::value)));
            return t.done(null);
        }));
    }

    @Test
    void aCombinerMakesOneResult() {
        assertEquals("ab", run(coro(t -> t.await(gather(sleep(2, "a"), sleep(1, "b"),
                String::concat)), t -> t.done(t.value()))));
        assertEquals(10, Asyncio.<Integer>run(coro(t -> t.await(gather(sleep(0, 1), sleep(0, 2),
                sleep(0, 3), sleep(0, 4), (a, b, c, d) -> a + b + c + d)),
                t -> t.done(t.value()))));
        assertThrows(ArithmeticException.class, () -> run(coro(
                t -> t.await(gather(sleep(0, 1), sleep(0, 0), (a, b) -> a / b)),
                t -> t.done(t.value()))));
    }

    /** Not of the one that ended last. */
    @Test
    void aCancelledGatherThatSettlesThrowsTheErrorOfItsLastArgument() {
        List<Future<?>> futures = new ArrayList<>();
        expect("""
                CancelledError: last argument
                """, coro(t -> {
            futures.add(createTask(coro(u -> u.await(sleep(10)), u -> u.done(u.value()))));
            futures.add(createTask(coro(u -> {
                throw new CancelledError("last argument");
            })));
            futures.add(Asyncio.<Object>gatherSettled(futures.get(0), futures.get(1)));
            return t.await(sleep(0.5));
        }, t -> {
            futures.get(2).cancel("all");
            return t.await(futures.get(2));
        }, t -> {
            print(exc(assertThrows(CancelledError.class, t::value)));
            return t.done(null);
        }));
    }
}
