package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.allTasks;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TaskTest extends Transcript {

    private Coroutine<String> child(String name) {
        return coro(t -> {
            print("start", name);
            return t.await(sleep(0));
        }, t -> {
            print("end", name);
            return t.done(name);
        });
    }

    @Test
    void tasksStartInTheOrderOfTheirCreation() {
        List<Task<String>> tasks = new ArrayList<>();
        expect("""
                main has created both
                start direct
                callback before tasks
                start a
                start b
                callback after tasks
                end direct
                direct direct
                a done False b done False
                end a
                end b
                result b a
                c done False
                start c
                end c
                c done True
                """, coro(t -> {
            loop().callSoon(() -> print("callback before tasks"));
            tasks.add(createTask(child("a")));
            tasks.add(createTask(child("b")));
            loop().callSoon(() -> print("callback after tasks"));
            print("main has created both");
            return t.await(child("direct"));
        }, t -> {
            print("direct", t.value());
            print("a done", tasks.get(0).done(), "b done", tasks.get(1).done());
            return t.await(tasks.get(1));
        }, t -> {
            print("result", t.value(), tasks.get(0).result());
            tasks.add(createTask(child("c")));
            print("c done", tasks.get(2).done());
            return t.await(tasks.get(2));
        }, t -> {
            print("c done", tasks.get(2).done());
            return t.done(null);
        }));
    }

    private Consumer<Future<Integer>> callback(String name) {
        return t -> print("callback", name, "done", t.done(), "result", t.result());
    }

    @Test
    void doneCallbacksAndAwaitersShareOneQueue() {
        Task<?>[] waiter = {null};
        List<Task<Integer>> work = new ArrayList<>();
        expect("""
                waiter waits
                main awaits
                work finishing
                callback one done True result 5
                waiter woke with 5
                callback two done True result 5
                main woke with 5
                late was added, not run yet
                callback late done True result 5
                after one turn
                """, coro(t -> {
            work.add(createTask(coro(u -> u.await(sleep(0)), u -> {
                print("work finishing");
                return u.done(5);
            })));
            work.get(0).addDoneCallback(callback("one"));
            waiter[0] = createTask(coro(u -> {
                print("waiter waits");
                return u.await(work.get(0));
            }, u -> {
                print("waiter woke with", u.value());
                return u.done(null);
            }));
            return t.await(sleep(0));
        }, t -> {
            work.get(0).addDoneCallback(callback("two"));
            print("main awaits");
            return t.await(work.get(0));
        }, t -> {
            print("main woke with", t.value());
            work.get(0).addDoneCallback(callback("late"));
            print("late was added, not run yet");
            return t.await(sleep(0));
        }, t -> {
            print("after one turn");
            return t.await(waiter[0]);
        }, t -> t.done(null)));
    }

    @Test
    void aTaskCancelledBeforeItsFirstStepNeverRuns() {
        List<Task<Void>> task = new ArrayList<>();
        expect("""
                cancel returns True True
                done False cancelled False cancelling 2
                done True cancelled True
                awaiter saw CancelledError
                main cancelling 0
                cancel after done False
                """, coro(t -> {
            Task<Void> never = createTask(coro(u -> {
                print("never runs");
                return u.done(null);
            }));
            task.add(never);
            print("cancel returns", never.cancel(), never.cancel());
            print("done", never.done(), "cancelled", never.cancelled(),
                    "cancelling", never.cancelling());
            return t.await(sleep(0));
        }, t -> {
            print("done", task.get(0).done(), "cancelled", task.get(0).cancelled());
            return t.await(task.get(0));
        }, t -> {
            try {
                t.value();
            } catch (CancelledError error) {
                print("awaiter saw", exc(error));
            }
            print("main cancelling", currentTask().cancelling());
            print("cancel after done", task.get(0).cancel());
            return t.done(null);
        }));
    }

    @Test
    void aTaskCancelledWhileItWaitsMayAwaitInItsCleanup() {
        List<Task<Void>> task = new ArrayList<>();
        List<Future<Void>> future = new ArrayList<>();
        int[] turn = {0};
        expect("""
                cancel True
                future cancelled True task done False
                cleanup 1
                turn 0 done False
                cleanup 2
                turn 1 done True
                turn 2 done True
                turn 3 done True
                result raised CancelledError
                exception raised CancelledError
                cancelled True
                """, coro(t -> {
            future.add(loop().createFuture());
            CancelledError[] cause = {null};
            task.add(createTask(coro(u -> u.await(future.get(0)), u -> {
                cause[0] = assertThrows(CancelledError.class, u::value);
                print("cleanup 1");
                return u.await(sleep(0));
            }, u -> {
                print("cleanup 2");
                throw cause[0];
            })));
            return t.await(sleep(0));
        }, t -> {
            print("cancel", task.get(0).cancel());
            print("future cancelled", future.get(0).cancelled(), "task done",
                    task.get(0).done());
            return t.next();
        }, t -> t.await(sleep(0)), t -> {
            print("turn", turn[0]++, "done", task.get(0).done());
            if (turn[0] < 4) {
                return t.again(sleep(0));
            }
            attempt("result", () -> task.get(0).result());
            attempt("exception", () -> task.get(0).exception());
            print("cancelled", task.get(0).cancelled());
            return t.done(null);
        }));
    }

    private Coroutine<Void> seesCancel(Future<?> future) {
        return coro(u -> u.await(future), u -> {
            try {
                return u.done(u.value());
            } catch (CancelledError error) {
                print("  body saw", exc(error));
                throw error;
            }
        });
    }

    /** The error that ended the task is thrown once; CPython has forgotten its message then. */
    @Test
    void onlyTheFirstAwaiterOfACancelledTaskGetsTheMessage() {
        List<Task<Void>> task = new ArrayList<>();
        expect("""
                first CancelledError: why
                second CancelledError
                result CancelledError
                """, coro(t -> {
            task.add(createTask(coro(u -> u.await(sleep(10)), u -> u.done(u.value()))));
            return t.await(sleep(0));
        }, t -> {
            task.get(0).cancel("why");
            return t.await(task.get(0));
        }, t -> {
            print("first", exc(assertThrows(CancelledError.class, t::value)));
            return t.await(task.get(0));
        }, t -> {
            print("second", exc(assertThrows(CancelledError.class, t::value)));
            print("result", exc(assertThrows(CancelledError.class, task.get(0)::result)));
            return t.done(null);
        }));
    }

    /** As when a gather has failed with the cancellation of a child. */
    @Test
    void theErrorOfAFutureThatFailedByACancellationIsKeptByALaterCancel() {
        List<Task<Void>> task = new ArrayList<>();
        expect("""
                CancelledError: of the future cancelled True
                """, coro(t -> {
            Future<Void> future = loop().createFuture();
            task.add(createTask(coro(u -> u.await(future), u -> u.done(u.value()))));
            loop().callSoon(() -> {
                future.setException(new CancelledError("of the future"));
                task.get(0).cancel("later");
            });
            return t.await(task.get(0));
        }, t -> {
            print(exc(assertThrows(CancelledError.class, t::value)), "cancelled",
                    task.get(0).cancelled());
            return t.done(null);
        }));
    }

    @Test
    void theMessageReachesCoroutineAndAwaiter() {
        String[][] messages = {{null}, {"first"}, {"first", "second"}};
        String[] labels = {"none", "one", "two"};
        int[] round = {0};
        List<Task<Void>> task = new ArrayList<>();
        expect("""
                  body saw CancelledError
                none awaiter saw CancelledError
                  body saw CancelledError: first
                one awaiter saw CancelledError: first
                  body saw CancelledError: first
                two awaiter saw CancelledError: first
                unstarted awaiter saw CancelledError: later
                """, coro(t -> {
            task.add(0, createTask(seesCancel(loop().createFuture())));
            return t.await(sleep(0));
        }, t -> {
            for (String message : messages[round[0]]) {
                task.get(0).cancel(message);
            }
            return t.await(task.get(0));
        }, t -> {
            print(labels[round[0]++], "awaiter saw", exc(assertThrows(CancelledError.class,
                    t::value)));
            if (round[0] < 3) {
                task.add(0, createTask(seesCancel(loop().createFuture())));
                return t.again(coro(u -> u.await(sleep(0)), u -> {
                    for (String message : messages[round[0]]) {
                        task.get(0).cancel(message);
                    }
                    return u.tail(task.get(0));
                }));
            }
            task.add(0, createTask(seesCancel(loop().createFuture())));
            task.get(0).cancel("early");
            task.get(0).cancel("later");
            return t.await(task.get(0));
        }, t -> {
            print("unstarted awaiter saw", exc(assertThrows(CancelledError.class, t::value)));
            return t.done(null);
        }));
    }

    private Coroutine<String> survivor(Future<String> first, Future<String> second) {
        return coro(u -> u.await(first), u -> {
            assertThrows(CancelledError.class, u::value);
            print("  swallowed");
            print("  cancelling", currentTask().cancelling());
            return u.await(second);
        }, u -> u.done(u.value()));
    }

    @Test
    void aTaskMaySwallowItsCancellation() {
        List<Future<String>> futures = new ArrayList<>();
        List<Task<String>> task = new ArrayList<>();
        expect("""
                  swallowed
                  cancelling 1
                result kept going cancelled False count 1
                  swallowed
                  cancelling 1
                second time CancelledError: two cancelled True
                count 2 g cancelled True
                """, coro(t -> {
            futures.add(loop().createFuture());
            futures.add(loop().createFuture());
            task.add(createTask(survivor(futures.get(0), futures.get(1))));
            return t.await(sleep(0));
        }, t -> {
            task.get(0).cancel();
            return t.await(sleep(0));
        }, t -> {
            futures.get(1).setResult("kept going");
            return t.await(task.get(0));
        }, t -> {
            print("result", t.value(), "cancelled", task.get(0).cancelled(), "count",
                    task.get(0).cancelling());
            futures.add(loop().createFuture());
            futures.add(loop().createFuture());
            task.add(createTask(survivor(futures.get(2), futures.get(3))));
            return t.await(sleep(0));
        }, t -> {
            task.get(1).cancel("one");
            return t.await(sleep(0));
        }, t -> {
            task.get(1).cancel("two");
            return t.await(task.get(1));
        }, t -> {
            CancelledError error = assertThrows(CancelledError.class, t::value);
            print("second time", exc(error), "cancelled", task.get(1).cancelled());
            print("count", task.get(1).cancelling(), "g cancelled", futures.get(3).cancelled());
            return t.done(null);
        }));
    }

    @Test
    void requestsAreCountedAndTakenBack() {
        List<Task<?>> tasks = new ArrayList<>();
        expect("""
                start 0 uncancel 0
                cancel True True count 2
                caught CancelledError: a count 2
                uncancel 1
                uncancel 0
                uncancel 0
                result finished
                late cancel False count 0
                uncancel before delivery 0
                was cancelled all the same True
                """, coro(t -> {
            tasks.add(createTask(coro(u -> {
                Task<?> me = currentTask();
                print("start", me.cancelling(), "uncancel", me.uncancel());
                return u.await(sleep(10));
            }, u -> {
                CancelledError error = assertThrows(CancelledError.class, u::value);
                print("caught", exc(error), "count", currentTask().cancelling());
                for (int i = 0; i < 3; i++) {
                    print("uncancel", currentTask().uncancel());
                }
                return u.await(sleep(0));
            }, u -> {
                u.value();
                return u.done("finished");
            })));
            return t.await(sleep(0));
        }, t -> {
            Task<?> task = tasks.get(0);
            print("cancel", task.cancel("a"), task.cancel("b"), "count", task.cancelling());
            return t.await(task);
        }, t -> {
            print("result", t.value());
            print("late cancel", tasks.get(0).cancel(), "count", tasks.get(0).cancelling());
            tasks.add(createTask(sleep(10)));
            return t.await(sleep(0));
        }, t -> {
            tasks.get(1).cancel();
            print("uncancel before delivery", tasks.get(1).uncancel());
            return t.await(tasks.get(1));
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            print("was cancelled all the same", tasks.get(1).cancelled());
            return t.done(null);
        }));
    }

    private static String upToColon(Throwable exception) {
        return exc(exception).substring(0, exc(exception).indexOf(':', 14));
    }

    private Coroutine<String> selfish(boolean catches) {
        return coro(u -> u.await(currentTask()), u -> {
            IllegalStateException error = assertThrows(IllegalStateException.class, u::value);
            print("  inside", upToColon(error));
            if (!catches) {
                throw error;
            }
            return u.await(sleep(0));
        }, u -> u.done("recovered"));
    }

    @Test
    void aTaskCannotAwaitItself() {
        List<Task<String>> task = new ArrayList<>();
        expect("""
                  inside RuntimeError: Task cannot await on itself
                recovered
                  inside RuntimeError: Task cannot await on itself
                  callback True RuntimeError: Task cannot await on itself
                outside RuntimeError: Task cannot await on itself
                cancelled False cancelling 0
                """, coro(t -> t.await(createTask(selfish(true))), t -> {
            print(t.<String>value());
            task.add(createTask(selfish(false)));
            task.get(0).addDoneCallback(
                    u -> print("  callback", u.done(), upToColon(u.exception())));
            return t.await(task.get(0));
        }, t -> {
            print("outside", upToColon(assertThrows(IllegalStateException.class, t::value)));
            print("cancelled", task.get(0).cancelled(), "cancelling", task.get(0).cancelling());
            return t.done(null);
        }));
    }

    @Test
    void tasksThatWaitForEachOtherSayWhyTheyCannotBeCancelled() {
        List<Task<String>> ring = new ArrayList<>();
        Coroutine<Void> main = coro(t -> {
            loop().setExceptionHandler((loop, context) -> { });
            for (int i = 0; i < 3; i++) {
                int next = (i + 1) % 3;
                ring.add(createTask(coro(u -> u.await(ring.get(next)), u -> u.done(u.value())),
                        "ring" + i));
            }
            return t.await(sleep(0));
        }, t -> t.await(sleep(0)), t -> {
            assertEquals("<Task pending name='ring0' wait_for=<Task pending name='ring1'"
                    + " wait_for=<Task pending name='ring2' wait_for=...>>>",
                    ring.get(0).toString());
            for (Task<String> task : ring) {
                assertEquals("task '" + task.getName() + "' cannot be cancelled: it waits for itself,"
                        + " by way of task '" + ring.get((ring.indexOf(task) + 1) % 3).getName()
                        + "'", assertThrows(IllegalStateException.class, task::cancel).getMessage());
                assertFalse(task.done());
            }
            return t.done(null);
        });
        assertThrows(IllegalStateException.class, () -> run(main), "what is left is cancelled");
    }

    @Test
    void aStageThatCancelsTheTaskAgainWhileItIsCancelledIsNoCircle() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        List<Task<String>> tasks = new ArrayList<>();
        run(coro(t -> {
            Task<String> inner = createTask(coro(u -> u.await(Asyncio.wrapFuture(stage)),
                    u -> u.done(u.value())));
            tasks.add(createTask(coro(u -> u.await(inner), u -> u.done(u.value()))));
            stage.whenComplete((value, exception) -> tasks.get(0).cancel("again"));
            return t.await(sleep(1));
        }, t -> {
            assertTrue(tasks.get(0).cancel("first"));
            assertEquals(2, tasks.get(0).cancelling());
            return t.await(sleep(1));
        }, t -> {
            assertTrue(tasks.get(0).cancelled());
            return t.done(null);
        }));
    }

    private Coroutine<String> mid(Task<String> inner, boolean swallow) {
        return coro(u -> u.await(inner), u -> {
            try {
                return u.done(u.value());
            } catch (CancelledError error) {
                print("  mid saw cancel");
                if (swallow) {
                    return u.done("rescued");
                }
                throw error;
            }
        });
    }

    private Coroutine<String> top(Task<String> inner) {
        return coro(u -> u.await(inner), u -> {
            try {
                String result = u.value();
                print("  top got", result);
                return u.done(result);
            } catch (CancelledError error) {
                print("  top saw cancel");
                throw error;
            }
        });
    }

    private Coroutine<String> leaf(Future<String> future) {
        return coro(u -> u.await(future), u -> {
            try {
                return u.done(u.value());
            } finally {
                print("  leaf out");
            }
        });
    }

    private Coroutine<Void> chain(boolean swallow) {
        List<Task<String>> tasks = new ArrayList<>();
        List<Future<String>> future = new ArrayList<>();
        int[] turn = {0};
        return coro(t -> {
            future.add(loop().createFuture());
            tasks.add(createTask(leaf(future.get(0))));
            tasks.add(createTask(mid(tasks.get(0), swallow)));
            tasks.add(createTask(top(tasks.get(1))));
            return t.await(sleep(0));
        }, t -> {
            print("swallow", swallow, "cancel", tasks.get(2).cancel());
            print("counts", tasks.get(0).cancelling(), tasks.get(1).cancelling(),
                    tasks.get(2).cancelling(), "future", future.get(0).cancelled());
            return t.await(sleep(0));
        }, t -> {
            print("turn", turn[0]++, "done", tasks.get(0).done(), tasks.get(1).done(),
                    tasks.get(2).done());
            if (turn[0] < 4) {
                return t.again(sleep(0));
            }
            print("cancelled", tasks.get(0).cancelled(), tasks.get(1).cancelled(),
                    tasks.get(2).cancelled());
            return t.done(null);
        });
    }

    @Test
    void cancellationGoesDownTheChainAndComesUpATurnATask() {
        expect("""
                swallow False cancel True
                counts 1 1 1 future True
                  leaf out
                turn 0 done True False False
                  mid saw cancel
                turn 1 done True True False
                  top saw cancel
                turn 2 done True True True
                turn 3 done True True True
                cancelled True True True
                swallow True cancel True
                counts 1 1 1 future True
                  leaf out
                turn 0 done True False False
                  mid saw cancel
                turn 1 done True True False
                  top got rescued
                turn 2 done True True True
                turn 3 done True True True
                cancelled True False False
                """, coro(t -> t.await(chain(false)), t -> t.await(chain(true)),
                t -> t.done(null)));
    }

    @Test
    void tasksHaveNames() {
        run(coro(t -> {
            currentTask().setName("main");
            Task<String> named = createTask(child("x"), "alpha");
            Task<String> unnamed = createTask(child("y"));
            assertTrue(unnamed.getName().matches("Task-\\d+"), unnamed.getName());
            named.setName("gamma");
            assertEquals(List.of("gamma", "main", unnamed.getName()), allTasks().stream()
                    .map(Task::getName).sorted(String.CASE_INSENSITIVE_ORDER)
                    .collect(Collectors.toList()));
            return t.await(named);
        }, t -> t.await(sleep(0)), t -> {
            assertEquals(List.of("main"), allTasks().stream().map(Task::getName).toList());
            loop().callSoon(() -> print("in callback", currentTask()));
            return t.await(sleep(0));
        }, t -> t.done(null)));
        expect("""
                start x
                start y
                end x
                end y
                in callback None
                """);
        assertEquals("no running event loop",
                assertThrows(IllegalStateException.class, Asyncio::currentTask).getMessage());
    }

    private Coroutine<Void> worker(String name, int turns) {
        int[] turn = {0};
        return coro(t -> {
            if (turn[0] < turns) {
                print(name + turn[0]++);
                return t.again(sleep(0));
            }
            print(name + " out");
            return t.done(turns);
        });
    }

    private Coroutine<Void> parent(String name) {
        List<Task<?>> children = new ArrayList<>();
        int[] sum = {0};
        return coro(t -> {
            print(name, "spawns");
            children.add(createTask(worker(name + "x", 1)));
            children.add(createTask(worker(name + "y", 2)));
            return t.await(sleep(0));
        }, t -> {
            print(name, "waits");
            return t.await(children.get(0));
        }, t -> {
            sum[0] = t.value();
            return t.await(children.get(1));
        }, t -> {
            print(name, "sum", sum[0] + t.<Integer>value());
            return t.done(null);
        });
    }

    @Test
    void tasksThatYieldTakeTurns() {
        List<Task<Void>> tasks = new ArrayList<>();
        int[] joined = {0};
        expect("""
                w0
                P spawns
                v0
                w1
                Px0
                Py0
                P waits
                v1
                w2
                Px out
                Py1
                v out
                w3
                Py out
                w out
                P sum 3
                main joined 0
                main joined 1
                main joined 2
                """, coro(t -> {
            tasks.add(createTask(worker("w", 4)));
            tasks.add(createTask(parent("P")));
            tasks.add(createTask(worker("v", 2)));
            return t.await(tasks.get(0));
        }, t -> {
            t.value();
            print("main joined", joined[0]++);
            return joined[0] < 3 ? t.again(tasks.get(joined[0])) : t.done(null);
        }));
    }

    @Test
    void anExceptionIsTheSameObjectEachTime() {
        IllegalArgumentException broken = new IllegalArgumentException("broken");
        List<Task<Void>> task = new ArrayList<>();
        run(coro(t -> {
            task.add(createTask(coro(u -> u.await(sleep(0)), u -> {
                throw broken;
            })));
            return t.await(task.get(0));
        }, t -> {
            assertSame(broken, assertThrows(IllegalArgumentException.class, t::value));
            return t.await(task.get(0));
        }, t -> {
            assertSame(broken, assertThrows(IllegalArgumentException.class, t::value));
            assertSame(broken, assertThrows(IllegalArgumentException.class,
                    task.get(0)::result));
            assertSame(broken, task.get(0).exception());
            return t.done(null);
        }));
    }

    @Test
    void aStopIterationDoesNotLookLikeTheEnd() {
        run(coro(t -> t.await(createTask(coro(u -> {
            throw new StopIteration("x");
        }))), t -> {
            IllegalStateException error = assertThrows(IllegalStateException.class, t::value);
            assertEquals("coroutine raised StopIteration", error.getMessage());
            assertTrue(error.getCause() instanceof StopIteration);
            return t.done(null);
        }));
    }

    /** Yields one object to the driver. */
    private record Yields(Object object) implements Awaitable<Object> {
        @Override
        public Generator<Object, Object, Object> awaiter() {
            return new OneYield(object);
        }
    }

    private static final class OneYield implements Generator<Object, Object, Object> {
        private final Object object;
        private boolean yielded;

        OneYield(Object object) {
            this.object = object;
        }

        @Override
        public Object next() {
            return send(null);
        }

        @Override
        public Object send(Object value) {
            if (yielded) {
                throw new StopIteration("sent " + value);
            }
            yielded = true;
            return object;
        }

        @Override
        public Object throwIn(Throwable exception) {
            throw Raise.<RuntimeException>any(exception);
        }

        @Override
        public void close() {
        }

        @Override
        public boolean hasNext() {
            return !yielded;
        }

        @Override
        public Object result() {
            return null;
        }
    }

    @Test
    void aBadYieldIsAnErrorAtTheAwait() {
        run(coro(t -> t.await(new Yields("something")), t -> {
            assertEquals("Task got bad yield: something",
                    assertThrows(IllegalStateException.class, t::value).getMessage());
            return t.await(new Yields(null));
        }, t -> {
            assertEquals("sent null", t.value());
            return t.done(null);
        }));
    }

    @Test
    void aFutureOfAnotherLoopIsAnErrorAtTheAwait() {
        EventLoop other = Asyncio.newEventLoop();
        Future<String> foreign = other.createFuture();
        run(coro(t -> t.await(foreign), t -> {
            String message = assertThrows(IllegalStateException.class, t::value).getMessage();
            assertTrue(message.endsWith("attached to a different loop"), message);
            return t.done(null);
        }));
        other.close();
    }

    @Test
    void aKeyboardInterruptLeavesTheLoop() {
        KeyboardInterrupt interrupt = new KeyboardInterrupt();
        assertSame(interrupt, assertThrows(KeyboardInterrupt.class, () -> run(coro(t -> {
            createTask(coro(u -> {
                throw interrupt;
            }));
            return t.await(sleep(100));
        }, t -> t.done(null)))));
    }

    @Test
    void twoTasksCannotRunOneCoroutine() {
        run(coro(t -> {
            Coroutine<String> once = child("once");
            return t.await(coro(u -> u.await(createTask(once)), u -> u.await(once),
                    u -> u.done(u.value())));
        }, t -> {
            assertEquals("cannot reuse already awaited coroutine",
                    assertThrows(IllegalStateException.class, t::value).getMessage());
            return t.done(null);
        }));
    }

    @Test
    void aTaskSaysWhatItIs() {
        run(coro(t -> {
            Task<String> task = createTask(child("c"), "named");
            assertEquals("<Task pending name='named'>", task.toString());
            return t.await(coro(u -> u.await(task), u -> u.done(task)));
        }, t -> {
            assertEquals("<Task finished name='named' result=c>", t.value().toString());
            assertEquals("Task does not support set_result operation",
                    assertThrows(IllegalStateException.class,
                            () -> createTask(child("d")).setResult("x")).getMessage());
            return t.done(null);
        }));
    }

    @Test
    void nullIsNoCoroutine() {
        run(coro(t -> {
            String message = assertThrows(NullPointerException.class,
                    () -> createTask((Coroutine<String>) null)).getMessage();
            assertTrue(message.startsWith("createTask(null): a coroutine was expected."), message);
            return t.done(null);
        }));
    }
}
