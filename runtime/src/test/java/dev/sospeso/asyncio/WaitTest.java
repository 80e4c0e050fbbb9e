package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.asCompleted;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** wait, waitFor, shield and asCompleted. */
class WaitTest extends Transcript {

    private Coroutine<String> work(String name, int turns, boolean fails) {
        int[] left = {turns};
        return coro(t -> {
            t.value();
            if (left[0]-- > 0) {
                return t.again(sleep(0));
            }
            print("finishing", name);
            if (fails) {
                throw new IllegalArgumentException(name);
            }
            return t.done(name);
        });
    }

    private static String names(Collection<Task<String>> tasks) {
        return tasks.isEmpty() ? "none"
                : tasks.stream().map(Task::getName).sorted().collect(Collectors.joining(" "));
    }

    private void print(Waited<Task<String>> waited) {
        print("done", names(waited.done()), "| pending", names(waited.pending()));
    }

    private Task<String> start(String name, int turns, boolean fails) {
        return createTask(work(name, turns, fails), name);
    }

    @Test
    void theFirstCompletedEndsTheWait() {
        List<Task<String>> tasks = new ArrayList<>();
        List<Set<Task<String>>> pending = new ArrayList<>();
        expect("""
                finishing b
                finishing c
                done b c | pending a d
                finishing a
                done a | pending d
                finishing d
                done d | pending none
                done a b c d | pending none
                finishing e
                done a e | pending none
                """, coro(t -> {
            tasks.add(start("a", 4, false));
            tasks.add(start("b", 1, false));
            tasks.add(start("c", 1, false));
            tasks.add(start("d", 9, false));
            return t.await(Asyncio.wait(tasks, ReturnWhen.FIRST_COMPLETED));
        }, t -> {
            Waited<Task<String>> waited = t.value();
            print(waited);
            return waited.pending().isEmpty() ? t.next()
                    : t.again(Asyncio.wait(waited.pending(), ReturnWhen.FIRST_COMPLETED));
        }, t -> t.await(Asyncio.wait(tasks, ReturnWhen.FIRST_COMPLETED)), t -> {
            print(t.<Waited<Task<String>>>value());
            return t.await(Asyncio.wait(List.of(tasks.get(0), start("e", 0, false)),
                    ReturnWhen.FIRST_COMPLETED));
        }, t -> {
            print(t.<Waited<Task<String>>>value());
            return t.done(null);
        }));
    }

    @Test
    void theFirstExceptionEndsTheWaitButACancellationDoesNot() {
        List<Task<String>> tasks = new ArrayList<>();
        expect("""
                finishing a
                finishing b
                done a b d | pending c
                b failed ValueError: b | d cancelled True
                finishing c
                done c c failed ValueError: c
                finishing f
                finishing e
                done e f | pending none
                """, coro(t -> {
            tasks.add(start("a", 1, false));
            tasks.add(start("b", 3, true));
            tasks.add(start("c", 6, true));
            tasks.add(start("d", 50, false));
            loop().callSoon(tasks.get(3)::cancel);
            return t.await(Asyncio.wait(tasks, ReturnWhen.FIRST_EXCEPTION));
        }, t -> {
            Waited<Task<String>> waited = t.value();
            print(waited);
            print("b failed", exc(tasks.get(1).exception()), "| d cancelled",
                    tasks.get(3).cancelled());
            return t.await(Asyncio.wait(waited.pending()));
        }, t -> {
            print("done", names(t.<Waited<Task<String>>>value().done()), "c failed",
                    exc(tasks.get(2).exception()));
            return t.await(Asyncio.wait(List.of(start("e", 2, false), start("f", 1, false)),
                    ReturnWhen.FIRST_EXCEPTION));
        }, t -> {
            print(t.<Waited<Task<String>>>value());
            return t.done(null);
        }));
    }

    @Test
    void aTimeOutEndsTheWaitWithoutAnException() {
        List<Task<String>> tasks = new ArrayList<>();
        expect("""
                done fast | pending mid slow
                done mid slow | pending none
                done zero | pending none
                raised ValueError: Set of Tasks/Futures is empty.
                """, coro(t -> {
            tasks.add(createTask(sleep(0.01, "fast"), "fast"));
            tasks.add(createTask(sleep(0.7, "mid"), "mid"));
            tasks.add(createTask(sleep(1, "slow"), "slow"));
            return t.await(Asyncio.wait(tasks, 0.25));
        }, t -> {
            Waited<Task<String>> waited = t.value();
            print(waited);
            assertEquals(0.25, loop().time());
            return t.await(Asyncio.wait(waited.pending()));
        }, t -> {
            print(t.<Waited<Task<String>>>value());
            assertEquals(0, loop().timers.size());
            return t.await(Asyncio.wait(List.of(createTask(sleep(0, "zero"), "zero")), 0));
        }, t -> {
            print(t.<Waited<Task<String>>>value());
            return t.await(Asyncio.wait(List.<Task<String>>of()));
        }, t -> {
            print("raised", exc(assertThrows(IllegalArgumentException.class, t::value)));
            return t.done(null);
        }));
    }

    private Coroutine<String> cleaning(String name, double delay) {
        CancelledError[] error = {null};
        return coro(t -> t.await(sleep(delay)), t -> {
            try {
                t.value();
                return t.done(name);
            } catch (CancelledError cancelled) {
                error[0] = cancelled;
                print("  cleanup", name);
                return t.await(sleep(0.5));
            }
        }, t -> {
            print("  cleaned", name);
            throw error[0];
        });
    }

    @Test
    void waitForCancelsWhatIsLateAndWaitsForItsCleanup() {
        List<Task<String>> task = new ArrayList<>();
        expect("""
                quick
                error ValueError: failing
                  cleanup slow
                  cleaned slow
                timeout TimeoutError inner cancelled True at 1.5
                main cancelling 0
                """, coro(t -> t.await(waitFor(cleaning("quick", 0), 5)), t -> {
            print(t.<String>value());
            return t.await(waitFor(coro(u -> {
                throw new IllegalArgumentException("failing");
            }), 5));
        }, t -> {
            print("error", exc(assertThrows(IllegalArgumentException.class, t::value)));
            task.add(createTask(cleaning("slow", 30)));
            return t.await(waitFor(task.get(0), 1));
        }, t -> {
            TimeoutException exception = assertThrows(TimeoutException.class, t::value);
            print("timeout", exc(exception), "inner cancelled", task.get(0).cancelled(), "at",
                    loop().time());
            assertEquals(CancelledError.class, exception.getCause().getClass());
            print("main cancelling", currentTask().cancelling());
            assertEquals(0, loop().timers.size());
            return t.done(null);
        }));
    }

    private Coroutine<String> react(String how) {
        return coro(t -> t.await(sleep(30)), t -> {
            CancelledError error = assertThrows(CancelledError.class, t::value);
            if (how.equals("raise")) {
                throw new IllegalArgumentException("raised late");
            }
            if (how.equals("plain")) {
                throw error;
            }
            return t.done("returned late");
        });
    }

    private Coroutine<Void> tryIt(String label, Awaitable<String> awaitable, double timeout) {
        return coro(t -> t.await(waitFor(awaitable, timeout)), t -> {
            try {
                print(label, "->", t.value());
            } catch (Throwable exception) {
                print(label, "raised", exc(exception));
            }
            return t.done(null);
        });
    }

    @Test
    void noTimeAtAllAndSuppressedCancellations() {
        List<Future<String>> futures = new ArrayList<>();
        expect("""
                done zero -> ready
                done negative -> ready
                pending zero raised TimeoutError
                pending cancelled True
                coroutine zero raised TimeoutError
                return -> returned late
                raise raised ValueError: raised late
                plain raised TimeoutError
                """, coro(t -> {
            futures.add(loop().createFuture());
            futures.get(0).setResult("ready");
            return t.await(tryIt("done zero", futures.get(0), 0));
        }, t -> t.await(tryIt("done negative", futures.get(0), -1)), t -> {
            futures.add(loop().createFuture());
            return t.await(tryIt("pending zero", futures.get(1), 0));
        }, t -> {
            print("pending cancelled", futures.get(1).cancelled());
            return t.await(tryIt("coroutine zero", coro(u -> {
                print("never starts");
                return u.done(null);
            }), 0));
        }, t -> t.await(tryIt("return", react("return"), 0.02)),
                t -> t.await(tryIt("raise", react("raise"), 0.02)),
                t -> t.await(tryIt("plain", react("plain"), 0.02)),
                t -> t.done(null)));
    }

    @Test
    void cancellingAWaitForCancelsWhatItWaitsFor() {
        List<Task<String>> tasks = new ArrayList<>();
        expect("""
                  cleanup inner
                  cleaned inner
                outer CancelledError: stop at 0.5
                """, coro(t -> {
            tasks.add(createTask(cleaning("inner", 30)));
            tasks.add(createTask(waitFor(tasks.get(0), 100)));
            return t.await(sleep(0));
        }, t -> {
            tasks.get(1).cancel("stop");
            return t.await(tasks.get(1));
        }, t -> {
            print("outer", exc(assertThrows(CancelledError.class, t::value)), "at",
                    loop().time());
            return t.done(null);
        }));
    }

    /** CPython 3.11 gives the result here and loses the cancellation; 3.12 mended it (gh-86296). */
    @Test
    void aCancellationThatComesWithTheEndIsNotLost() {
        List<Future<String>> futures = new ArrayList<>();
        expect("""
                outer CancelledError: now cancelled True
                outer CancelledError: now cancelled True
                """, coro(t -> {
            futures.add(loop().createFuture());
            futures.add(createTask(waitFor(futures.get(0), 100)));
            return t.await(sleep(0));
        }, t -> {
            futures.get(0).setResult("there");
            futures.get(1).cancel("now");
            return t.await(futures.get(1));
        }, t -> {
            print("outer", exc(assertThrows(CancelledError.class, t::value)), "cancelled",
                    futures.get(1).cancelled());
            futures.set(0, loop().createFuture());
            futures.set(1, createTask(waitFor(futures.get(0), 100)));
            return t.await(sleep(0));
        }, t -> {
            futures.get(0).setException(new IllegalArgumentException("lost"));
            futures.get(1).cancel("now");
            return t.await(futures.get(1));
        }, t -> {
            print("outer", exc(assertThrows(CancelledError.class, t::value)), "cancelled",
                    futures.get(1).cancelled());
            futures.get(0).exception();
            return t.done(null);
        }));
    }

    @Test
    void aTimeOutWhileACancelledWaitForWaitsForTheCleanupIsNoEnd() {
        List<Task<String>> tasks = new ArrayList<>();
        expect("""
                inner cleans up
                outer CancelledError: stop inner done True at 11.0
                """, coro(t -> {
            tasks.add(createTask(coro(u -> u.await(sleep(30)), u -> {
                assertThrows(CancelledError.class, u::value);
                print("inner cleans up");
                return u.await(sleep(10));
            }, u -> u.done("late"))));
            tasks.add(createTask(waitFor(tasks.get(0), 5)));
            return t.await(sleep(1));
        }, t -> {
            tasks.get(1).cancel("stop");
            return t.await(tasks.get(1));
        }, t -> {
            print("outer", exc(assertThrows(CancelledError.class, t::value)), "inner done",
                    tasks.get(0).done(), "at", loop().time());
            return t.done(null);
        }));
    }

    @Test
    void nullIsNoLimit() {
        expect("""
                slept
                finishing one
                done one | pending none
                one
                """, coro(t -> t.await(waitFor(sleep(100, "slept"), null)), t -> {
            print(t.<String>value());
            return t.await(Asyncio.wait(Set.of(start("one", 1, false)), (Duration) null));
        }, t -> {
            print(t.<Waited<Task<String>>>value());
            return t.await(asCompleted(List.of(sleep(50, "one")), (Duration) null)
                    .iterator().next());
        }, t -> {
            print(t.<String>value());
            return t.done(null);
        }));
    }

    @Test
    void aBareCoroutineThatGotAroundTheCompilerIsRefused() {
        Coroutine<String> bare = work("bare", 0, false);
        expect("""
                ClassCastException: Passing coroutines is forbidden, use tasks explicitly.
                """, coro(t -> t.await(Asyncio.wait(unchecked(List.of(bare)))), t -> {
            print(exc(assertThrows(ClassCastException.class, t::value)));
            bare.close();
            return t.done(null);
        }));
    }

    @SuppressWarnings("unchecked")
    private static Collection<Task<String>> unchecked(Collection<?> coroutines) {
        return (Collection<Task<String>>) coroutines;
    }

    private Coroutine<String> job(int turns, boolean fails) {
        int[] left = {turns};
        return coro(t -> {
            t.value();
            if (left[0]-- > 0) {
                return t.again(sleep(0));
            }
            print("  job finishing");
            if (fails) {
                throw new IllegalArgumentException("job failed");
            }
            return t.done("job result");
        });
    }

    private Coroutine<String> outer(Task<String> inner) {
        return coro(t -> t.await(shield(inner)), t -> {
            try {
                return t.done(t.value());
            } catch (CancelledError error) {
                print("  outer cancelled");
                throw error;
            }
        });
    }

    @Test
    void aShieldKeepsACancellationOut() {
        List<Task<String>> tasks = new ArrayList<>();
        expect("""
                  outer cancelled
                outer done, inner done False
                  job finishing
                inner job result
                  outer cancelled
                inner cancelled True outer True requests to outer 0
                  job finishing
                result job result
                  job finishing
                exception ValueError: job failed
                  job finishing
                shield of done is itself True
                """, coro(t -> {
            tasks.add(createTask(job(4, false)));
            tasks.add(createTask(outer(tasks.get(0))));
            return t.await(sleep(0));
        }, t -> {
            tasks.get(1).cancel();
            return t.await(tasks.get(1));
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            print("outer done, inner done", tasks.get(0).done());
            return t.await(tasks.get(0));
        }, t -> {
            print("inner", t.value());
            tasks.add(createTask(job(30, false)));
            tasks.add(createTask(outer(tasks.get(2))));
            return t.await(sleep(0));
        }, t -> {
            tasks.get(2).cancel();
            return t.await(tasks.get(3));
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            print("inner cancelled", tasks.get(2).cancelled(), "outer",
                    tasks.get(3).cancelled(), "requests to outer", tasks.get(3).cancelling());
            return t.await(shield(job(0, false)));
        }, t -> {
            print("result", t.value());
            return t.await(shield(job(0, true)));
        }, t -> {
            print("exception", exc(assertThrows(IllegalArgumentException.class, t::value)));
            tasks.add(createTask(job(0, false)));
            return t.await(tasks.get(4));
        }, t -> {
            print("shield of done is itself", shield(tasks.get(4)) == tasks.get(4));
            return t.done(null);
        }));
    }

    private Coroutine<String> quiet(String name, int turns, boolean fails) {
        int[] left = {turns};
        return coro(t -> {
            t.value();
            if (left[0]-- > 0) {
                return t.again(sleep(0));
            }
            if (fails) {
                throw new IllegalArgumentException(name);
            }
            return t.done(name);
        });
    }

    @Test
    void asCompletedGivesResultsAsTheyCome() {
        List<Iterator<Coroutine<String>>> walk = new ArrayList<>();
        List<Task<String>> tasks = new ArrayList<>();
        int[] count = {0};
        expect("""
                1 b
                2 failed ValueError: c
                3 a
                drawn q
                raised TimeoutError at 0.2
                s done False cancelled False
                slept
                """, coro(t -> {
            Task<String> b = createTask(quiet("b", 2, false));
            Task<String> a = createTask(quiet("a", 6, false));
            Task<String> c = createTask(quiet("c", 4, true));
            walk.add(asCompleted(List.of(a, b, c, b)).iterator());
            return t.await(walk.get(0).next());
        }, t -> {
            count[0]++;
            try {
                print(count[0], t.value());
            } catch (IllegalArgumentException exception) {
                print(count[0], "failed", exc(exception));
            }
            if (walk.get(0).hasNext()) {
                return t.again(walk.get(0).next());
            }
            tasks.add(createTask(sleep(0.6, "slept")));
            tasks.add(createTask(quiet("q", 1, false)));
            walk.add(asCompleted(tasks, 0.2).iterator());
            return t.await(walk.get(1).next());
        }, t -> {
            print("drawn", t.value());
            return t.await(walk.get(1).next());
        }, t -> {
            print("raised", exc(assertThrows(TimeoutException.class, t::value)), "at",
                    loop().time());
            print("s done", tasks.get(0).done(), "cancelled", tasks.get(0).cancelled());
            return t.await(tasks.get(0));
        }, t -> {
            print(t.<String>value());
            return t.done(null);
        }));
    }

    @Test
    void asCompletedPassesOnWhatACancelledWaiterHadComing() {
        List<Object> log = new ArrayList<>();
        run(coro(t -> {
            Future<String> one = loop().createFuture();
            Future<String> two = loop().createFuture();
            Iterator<Coroutine<String>> walk = asCompleted(List.of(one, two)).iterator();
            Task<String> first = createTask(walk.next());
            Task<String> second = createTask(walk.next());
            loop().callLater(1, () -> one.setResult("one"));
            loop().callLater(1, () -> loop().callSoon(first::cancel));
            loop().callLater(2, () -> two.setResult("two"));
            second.addDoneCallback(done -> log.add(done.result() + " at " + loop().time()));
            assertThrows(NoSuchElementException.class, walk::next);
            return t.await(sleep(5, first));
        }, t -> {
            log.add(((Task<?>) t.value()).cancelled());
            return t.done(null);
        }));
        assertEquals(List.of("one at 1.0", true), log);
    }

    @Test
    void asCompletedOfNothingIsEmpty() {
        run(coro(t -> {
            assertFalse(asCompleted(List.<Future<String>>of(), 1).iterator().hasNext());
            return t.done(null);
        }));
    }
}
