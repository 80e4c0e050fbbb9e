package dev.sospeso.samples.random;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.waitFor;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Handle;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the tasks of a {@link RandomProgram} do with a pool of futures that they share;
 * {@code conformance-random/pooled.py} is the line-by-line original.
 */
final class PooledFutures {

    private static final ContextVar<Integer> VARIABLE = new ContextVar<>("variable", 0);

    private final RandomProgram program;
    private final List<Future<Object>> pool = Stream
            .<Future<Object>>generate(getRunningLoop()::createFuture).limit(4)
            .collect(Collectors.toCollection(ArrayList::new));
    private final List<Timeout> limits = new ArrayList<>();
    private Handle handle;

    PooledFutures(RandomProgram program) {
        this.program = program;
    }

    private Future<Object> ref(Object ref) {
        List<?> words = (List<?>) ref;
        int i = RandomProgram.number(words.get(1));
        return switch ((String) words.get(0)) {
            case "task" -> program.task(i);
            case "pool" -> pool.get(i);
            default -> program.future(i);
        };
    }

    private List<Future<Object>> refs(Object refs) {
        return ((List<?>) refs).stream().map(this::ref).filter(future -> future != null).toList();
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(PooledFutures::shown)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Outcome<?> outcome
                ? shown(outcome.succeeded() ? outcome.value() : outcome.exception())
                : RandomProgram.text(value);
    }

    /** What a callback does, or throws. */
    private Runnable act(Object action, Task<?> task) {
        String k = (String) ((List<?>) action).get(0);
        int i = RandomProgram.number(((List<?>) action).get(1));
        return () -> {
            program.say("act", k, i, VARIABLE.get(), currentTask() == null);
            switch (k) {
                case "pcancel" -> program.say("act", pool.get(i).cancel("act"));
                case "pset" -> pool.get(i).setResult(i);
                case "fset", "fexc", "fcancel" -> program.settle(k, i % 2);
                case "raise" -> throw new RandomProgram.Boom("act");
                case "cancelme" -> task.cancel("act");
                case "setvar" -> VARIABLE.set(VARIABLE.get() + 100);
                default -> { }
            }
        };
    }

    @Async
    Coroutine<Object> op(String me, List<?> op) throws Exception {
        String k = (String) op.get(0);
        int i = op.size() > 1 && op.get(1) instanceof Double d ? d.intValue() : -1;
        EventLoop loop = getRunningLoop();
        Task<?> task = currentTask();
        switch (k) {
            case "mkgather":
                pool.set(i, gather(refs(op.get(2)), (Boolean) op.get(3)));
                return Coroutine.of("made");
            case "mkshield": {
                Future<Object> future = ref(op.get(2));
                if (future == null) {
                    return Coroutine.of("none");
                }
                pool.set(i, shield(future));
                return Coroutine.of("made");
            }
            case "mktask":
                pool.set(i, program.start(me + "p", (List<?>) op.get(2)));
                return Coroutine.of("made");
            case "pcancel":
                return Coroutine.of(pool.get(i).cancel("by " + me));
            case "pset":
                return Coroutine.of(RandomProgram.soft(() -> {
                    pool.get(i).setResult("set");
                    return null;
                }));
            case "pinspect":
                return Coroutine.of(inspected(pool.get(i)));
            case "pawait":
                return Coroutine.of(shown(await(pool.get(i))));
            case "pshield":
                return Coroutine.of(shown(await(shield(pool.get(i)))));
            case "pwaitfor":
                return Coroutine.of(shown(await(waitFor(pool.get(i), (Double) op.get(2)))));
            case "pwait": {
                List<Future<Object>> futures = refs(op.get(1));
                if (futures.isEmpty()) {
                    return Coroutine.of("none");
                }
                return Coroutine.of(RandomProgram.counts(await(
                        RandomProgram.waiting(futures, op.get(2), op.get(3)))));
            }
            case "ascomp":
                return Coroutine.of(await(walk(refs(op.get(1)), op.get(2),
                        RandomProgram.number(op.get(3)))));
            case "pcallback": {
                Future<Object> future = ref(op.get(1));
                if (future == null) {
                    return Coroutine.of("none");
                }
                Runnable action = act(op.get(2), task);
                future.addDoneCallback(done -> action.run());
                return Coroutine.of("added");
            }
            case "soonact":
                handle = loop.callSoon(act(op.get(1), task));
                return Coroutine.of("soon");
            case "later":
                handle = loop.callLater((Double) op.get(1), act(op.get(2), task));
                return Coroutine.of("later");
            case "hcancel":
                if (handle == null) {
                    return Coroutine.of("none");
                }
                handle.cancel();
                return Coroutine.of(handle.cancelled());
            case "limit": {
                Timeout limit = Timeout.of((Double) op.get(1));
                try (var entered = limit.enter()) {
                    limits.add(limit);
                    try {
                        await(program.body(me, (List<?>) op.get(2)));
                    } finally {
                        limits.remove(limit);
                    }
                }
                return Coroutine.of(limit.expired());
            }
            case "resched":
                return Coroutine.of(limits.isEmpty() ? "none"
                        : reschedule(limits.get(limits.size() - 1), (Double) op.get(1)));
            case "var":
                VARIABLE.set(i);
                return null;
            case "getvar":
                return Coroutine.of(VARIABLE.get());
            default:
                throw new AssertionError(k);
        }
    }

    @SuppressWarnings("unchecked")
    private static Future<Object> gather(List<Future<Object>> futures, boolean settled) {
        return (Future<Object>) (Future<?>) (settled
                ? Asyncio.<Object>gatherSettled(futures) : Asyncio.<Object>gather(futures));
    }

    private static Object reschedule(Timeout limit, Double delay) {
        return RandomProgram.soft(() -> {
            if (delay == null) {
                limit.unschedule();
            } else {
                limit.reschedule(getRunningLoop().time() + delay);
            }
            return null;
        });
    }

    private static String inspected(Future<?> future) {
        List<String> words = new ArrayList<>();
        words.add(shown(future.done()));
        words.add(shown(future.cancelled()));
        for (Callable<?> look : List.<Callable<?>>of(future::result, future::exception)) {
            try {
                words.add(shown(look.call()));
            } catch (Throwable e) {
                words.add(RandomProgram.text(e));
            }
        }
        return String.join(" ", words);
    }

    @Async
    private Coroutine<Object> walk(List<Future<Object>> futures, Object timeout, int most)
            throws Exception {
        int seen = 0;
        for (Coroutine<Object> coroutine : timeout == null
                ? Asyncio.<Object>asCompleted(futures)
                : Asyncio.<Object>asCompleted(futures, (Double) timeout)) {
            if (seen == most) {
                coroutine.close();
                continue;
            }
            seen++;
            try {
                program.say("one", shown(await(coroutine)));
            } catch (CancelledError e) {
                program.say("one", e);
                if (currentTask().cancelling() > 0) {
                    throw e;
                }
            } catch (Exception e) {
                program.say("one", e);
            }
        }
        return Coroutine.of(seen);
    }
}
