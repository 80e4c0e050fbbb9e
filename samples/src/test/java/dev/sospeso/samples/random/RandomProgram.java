package dev.sospeso.samples.random;

import static dev.sospeso.asyncio.Asyncio.async;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.asyncio.Asyncio.waitFor;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGrouping;
import dev.sospeso.InvalidStateException;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Barrier;
import dev.sospeso.asyncio.BrokenBarrierException;
import dev.sospeso.asyncio.Condition;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.QueueEmptyException;
import dev.sospeso.asyncio.QueueFullException;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.Semaphore;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import dev.sospeso.asyncio.Timeout;
import dev.sospeso.asyncio.Waited;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a program in the notation of {@code conformance-random/programs.py}, which is its line-by-line
 * original, and keeps its transcript. What only {@code pooled.py} has is in {@link PooledFutures}.
 */
final class RandomProgram {

    private final List<?> bodies;
    private final Map<Integer, Task<Object>> tasks = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private int n;
    private final Lock lock = new Lock();
    private final Semaphore sem = new Semaphore(2);
    private final Event event = new Event();
    private final Condition cond = new Condition();
    private final List<Queue<Object>> queues = List.of(new Queue<>(1), new Queue<>());
    private final Barrier barrier = new Barrier(2);
    private final List<Future<Object>> futures =
            List.of(getRunningLoop().createFuture(), getRunningLoop().createFuture());
    private final PooledFutures pooled = new PooledFutures(this);

    private RandomProgram(List<?> bodies) {
        this.bodies = bodies;
    }

    /** The transcript of a program. */
    @Async
    static Coroutine<List<String>> transcript(List<?> bodies) {
        RandomProgram program = new RandomProgram(bodies);
        await(program.supervise());
        return Coroutine.of(List.copyOf(program.log));
    }

    static final class Boom extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Boom(String message) {
            super(message);
        }
    }

    private static final class Return extends Exception {
        private static final long serialVersionUID = 1L;
        private final int value;

        Return(int value) {
            this.value = value;
        }
    }

    static String text(Object value) {
        if (value instanceof Throwable e) {
            return text(e);
        }
        if (value instanceof Outcome<?> outcome) {
            return text(outcome.succeeded() ? outcome.value() : outcome.exception());
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return value == null ? "None" : value.toString();
    }

    static String text(Throwable e) {
        if (e instanceof ExceptionGrouping group) {
            return "Group[" + group.exceptions().stream().map(RandomProgram::text)
                    .collect(Collectors.joining(", ")) + "]";
        }
        if (e instanceof CancelledError || e instanceof Boom) {
            String m = e.getMessage();
            return e.getClass().getSimpleName() + (m == null || m.isEmpty() ? "" : ": " + m);
        }
        return e instanceof TimeoutException ? "TimeoutError"
                : e instanceof BrokenBarrierException ? "BrokenBarrierError"
                : e instanceof QueueEmptyException ? "QueueEmpty"
                : e instanceof QueueFullException ? "QueueFull"
                : e instanceof InvalidStateException ? "InvalidStateError"
                : e instanceof IllegalStateException ? e.getMessage().startsWith("task_done")
                        ? "ValueError" : "RuntimeError"
                : e.getClass().getSimpleName();
    }

    void say(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.length() == 0 ? "" : " ").append(text(word));
        }
        log.add(line.toString());
    }

    private Object spawn(int k, Function<Coroutine<Object>, Task<Object>> make) {
        if (!tasks.containsKey(k) && k < bodies.size()) {
            tasks.put(k, make.apply(async(() -> running(k))));
        }
        return null;
    }

    @Async
    private Coroutine<Object> running(int k) throws Exception {
        say("T" + k, "begins");
        try {
            await(body("T" + k, (List<?>) bodies.get(k)));
            say("T" + k, "ends");
            return Coroutine.of(k);
        } catch (Return e) {
            say("T" + k, "returns", e.value);
            return Coroutine.of(e.value);
        } catch (Throwable e) {
            say("T" + k, "dies", e);
            throw e;
        }
    }

    @Async
    private Coroutine<Object> part(String name, List<?> ops) throws Exception {
        try {
            await(body(name, ops));
        } catch (Return e) {
            return Coroutine.of(e.value);
        }
        return Coroutine.of("part");
    }

    @Async
    Coroutine<Void> body(String me, List<?> ops) throws Exception {
        for (Object each : ops) {
            List<?> op = (List<?>) each;
            n += 1;
            String at = me + "." + n + " " + op.get(0);
            try {
                Object v = await(op(me, op));
                say(at, "->", v);
            } catch (Throwable e) {
                say(at, "!", e instanceof Return ? "Return" : text(e));
                throw e;
            }
        }
        return null;
    }

    /** A task, or null. */
    Task<Object> task(int k) {
        return tasks.get(k);
    }

    Future<Object> future(int i) {
        return futures.get(i);
    }

    /** Makes a task of some operations. */
    Task<Object> start(String name, List<?> ops) throws Exception {
        Task<Object> t = getRunningLoop().createTask(part(name, ops));
        tasks.put(1000 + tasks.size(), t);
        return t;
    }

    private List<Task<Object>> given(List<?> ks) {
        return ks.stream().map(k -> tasks.get(number(k))).filter(task -> task != null).toList();
    }

    static int number(Object k) {
        return ((Double) k).intValue();
    }

    @Async
    private Coroutine<Object> op(String me, List<?> op) throws Exception {
        String k = (String) op.get(0);
        int i = op.size() > 1 && op.get(1) instanceof Double d ? d.intValue() : -1;
        EventLoop loop = getRunningLoop();
        switch (k) {
            case "sleep0":
                return Coroutine.of(await(sleep(0, "slept")));
            case "sleep":
                return Coroutine.of(await(sleep((Double) op.get(1), "slept")));
            case "log":
                return Coroutine.of(currentTask().cancelling());
            case "cancel": {
                Task<Object> t = tasks.get(i);
                return Coroutine.of(t == null ? "none" : t.cancel("by " + me));
            }
            case "cancelme":
                return Coroutine.of(currentTask().cancel("self"));
            case "uncancel":
                return Coroutine.of(currentTask().uncancel());
            case "raise":
                n += 1;
                throw new Boom(String.valueOf(n));
            case "raisecancel":
                throw new CancelledError("raised");
            case "return":
                n += 1;
                throw new Return(n);
            case "eset":
                event.set();
                return null;
            case "eclear":
                event.clear();
                return null;
            case "ewait":
                return Coroutine.of(await(event.waitSet()));
            case "notify":
                try (var held = await(cond.acquire())) {
                    cond.signal(i);
                }
                return Coroutine.of("notified");
            case "condwait":
                try (var held = await(cond.acquire())) {
                    await(cond.waitSignal());
                }
                return Coroutine.of("signalled");
            case "putnw": {
                n += 1;
                int item = n;
                return Coroutine.of(soft(() -> {
                    queues.get(i).putNowait(item);
                    return null;
                }));
            }
            case "getnw":
                return Coroutine.of(soft(queues.get(i)::getNowait));
            case "put":
                n += 1;
                await(queues.get(i).put(n));
                return null;
            case "get":
                return Coroutine.of(await(queues.get(i).get()));
            case "taskdone":
                return Coroutine.of(soft(() -> {
                    queues.get(i).taskDone();
                    return null;
                }));
            case "join":
                await(queues.get(i).join());
                return null;
            case "barrier":
                return Coroutine.of(await(barrier.arrive()));
            case "fset", "fexc", "fcancel":
                return Coroutine.of(soft(() -> settle(k, i)));
            case "fawait":
                return Coroutine.of(await(futures.get(i)));
            case "acquire":
                await(lock.acquire());
                return Coroutine.of("acquired");
            case "release":
                return Coroutine.of(soft(() -> {
                    lock.release();
                    return null;
                }));
            case "callsoon":
                callSoon(loop, (String) op.get(1), number(op.get(2)));
                return Coroutine.of("scheduled");
            case "callback": {
                Task<Object> t = tasks.get(i);
                if (t == null) {
                    return Coroutine.of("none");
                }
                t.addDoneCallback(done -> say("callback of", i, done.cancelled()));
                return Coroutine.of("added");
            }
            case "await": {
                Task<Object> t = tasks.get(i);
                return Coroutine.of(t == null ? "none" : await(t));
            }
            case "shield": {
                Task<Object> t = tasks.get(i);
                return Coroutine.of(t == null ? "none" : await(shield(t)));
            }
            case "waitfor": {
                Task<Object> t = tasks.get(i);
                return Coroutine.of(t == null ? "none"
                        : await(waitFor(t, (Double) op.get(2))));
            }
            case "gather":
                return Coroutine.of(results((Boolean) op.get(2)
                        ? await(Asyncio.<Object>gatherSettled(given((List<?>) op.get(1))))
                        : await(Asyncio.<Object>gather(given((List<?>) op.get(1))))));
            case "wait": {
                List<Task<Object>> ts = given((List<?>) op.get(1));
                if (ts.isEmpty()) {
                    return Coroutine.of("none");
                }
                return Coroutine.of(counts(await(waiting(ts, op.get(2), op.get(3)))));
            }
            case "spawn":
                return Coroutine.of(spawn(i, loop::createTask));
            case "try":
                return Coroutine.of(await(tried(me, op)));
            case "timeout": {
                Timeout t = Timeout.of((Double) op.get(1));
                try (var entered = t.enter()) {
                    await(body(me, (List<?>) op.get(2)));
                }
                return Coroutine.of(t.expired());
            }
            case "waitforc":
                return Coroutine.of(await(waitFor(
                        part(me + "w", (List<?>) op.get(2)), (Double) op.get(1))));
            case "group":
                try (var group = TaskGroup.open()) {
                    for (Object child : (List<?>) op.get(1)) {
                        spawn(number(child), group::createTask);
                    }
                    await(body(me, (List<?>) op.get(2)));
                }
                return Coroutine.of("closed");
            case "lock":
                try (AsyncLock held = await(AsyncLock.of(lock))) {
                    await(body(me, (List<?>) op.get(1)));
                }
                return Coroutine.of("released");
            case "sem":
                try (var held = await(sem.acquire())) {
                    await(body(me, (List<?>) op.get(1)));
                }
                return Coroutine.of("released");
            case "gatherc": {
                List<Coroutine<Object>> parts = new ArrayList<>();
                for (Object part : (List<?>) op.get(1)) {
                    parts.add(part(me + "g" + parts.size(), (List<?>) part));
                }
                return Coroutine.of(results((Boolean) op.get(2)
                        ? await(Asyncio.<Object>gatherSettled(parts))
                        : await(Asyncio.<Object>gather(parts))));
            }
            case "shieldc": {
                Task<Object> t = start(me + "s", (List<?>) op.get(1));
                return Coroutine.of(await(shield(t)));
            }
            case "race": {
                Task<Object> t = start(me + "r", (List<?>) op.get(1));
                Task<Object> u = loop.createTask(sleep(0, (Object) "quick"));
                var waited = await(Asyncio.wait(List.of(t, u), ReturnWhen.FIRST_COMPLETED));
                for (Task<Object> p : waited.pending()) {
                    p.cancel("lost the race");
                }
                return Coroutine.of(waited.done().size());
            }
            default:
                return Coroutine.of(await(pooled.op(me, op)));
        }
    }

    static <F extends Future<?>> Coroutine<Waited<F>> waiting(List<F> futures, Object timeout,
            Object returnWhen) {
        ReturnWhen when = List.of(ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED,
                ReturnWhen.FIRST_EXCEPTION).get(number(returnWhen));
        return timeout == null
                ? Asyncio.wait(futures, when) : Asyncio.wait(futures, (Double) timeout, when);
    }

    static String counts(Waited<?> waited) {
        return waited.done().size() + "/" + waited.pending().size();
    }

    /** Python's {@code async with lock} releases whoever holds it; a Held releases but once. */
    private record AsyncLock(Lock lock) implements AsyncCloseable {
        @Async
        static Coroutine<AsyncLock> of(Lock lock) {
            await(lock.acquire());
            return Coroutine.of(new AsyncLock(lock));
        }

        @Override
        @Async
        public Coroutine<Void> aclose(Throwable cause) {
            lock.release();
            return null;
        }
    }

    @Async
    private Coroutine<Object> tried(String me, List<?> op) throws Exception {
        try {
            await(body(me, (List<?>) op.get(1)));
            return Coroutine.of("clean");
        } catch (Return e) {
            throw e;
        } catch (Throwable e) {
            String how = (String) op.get(2);
            boolean cancelled = e instanceof CancelledError;
            await(body(me, (List<?>) op.get(3)));
            if (how.equals("swallow") || how.equals("cancelled") && cancelled
                    || how.equals("error") && !cancelled) {
                return Coroutine.of("swallowed " + text(e));
            }
            throw e;
        } finally {
            await(body(me, (List<?>) op.get(4)));
        }
    }

    private void callSoon(EventLoop loop, String what, int i) {
        Task<?> t = currentTask();
        loop.callSoon(what.equals("cancelme") ? () -> t.cancel("soon")
                : what.equals("eset") ? event::set
                : () -> say("soon", what, soft(() -> settle(what, i))));
    }

    private static String results(List<?> values) {
        return values.stream().map(RandomProgram::text)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    Object settle(String k, int i) {
        Future<Object> f = futures.get(i);
        switch (k) {
            case "fset":
                n += 1;
                f.setResult(n);
                return null;
            case "fexc":
                n += 1;
                f.setException(new Boom("future " + n));
                return null;
            default:
                return f.cancel("future");
        }
    }

    static Object soft(Callable<?> call) {
        try {
            return call.call();
        } catch (Exception e) {
            return text(e);
        }
    }

    @Async
    private Coroutine<Void> supervise() {
        EventLoop loop = getRunningLoop();
        loop.setExceptionHandler((l, context) -> {
            if (context.message().startsWith("Exception in callback")) {
                say("handler", context.exception());
            }
        });
        tasks.put(0, loop.createTask(async(() -> running(0))));
        await(Asyncio.wait(List.of(tasks.get(0)), 500));
        for (int sweep = 0; sweep < 60; sweep++) {
            List<Task<Object>> left = tasks.values().stream().filter(t -> !t.done()).toList();
            if (left.isEmpty()) {
                break;
            }
            say("sweep", sweep, left.size());
            left.forEach(t -> t.cancel("sweep"));
            await(Asyncio.wait(left, 50.5));
        }
        tasks.forEach((k, t) -> {
            if (!t.done()) {
                say("task", k, "is stuck");
            } else if (t.cancelled()) {
                say("task", k, "cancelled", t.cancelling());
            } else if (t.exception() != null) {
                say("task", k, t.exception(), t.cancelling());
            } else {
                say("task", k, t.result(), t.cancelling());
            }
        });
        say("at", (int) ((loop.time() + 1e-6) * 1000));
        return null;
    }
}
