package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.allTasks;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.runCoroutineThreadsafe;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;
import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.Waited;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Program 7: one tour over most of what {@code Asyncio}, {@code Task} and {@code Future} offer. */
final class ApiTour {

    private ApiTour() {
    }

    /** Named as in the original, since the program prints the name. */
    static final class ValueError extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        ValueError(String message) {
            super(message);
        }
    }

    @Async
    static Coroutine<Integer> ok(int n) {
        await(sleep(0));
        return Coroutine.of(n);
    }

    @Async
    static Coroutine<Integer> bad() {
        await(sleep(0));
        throw new ValueError("bad thing");
    }

    @Async
    static Coroutine<Integer> forever() {
        try {
            await(sleep(1000));
        } catch (CancelledError e) {
            print("forever was cancelled");
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        currentTask().setName("main");
        Task<Integer> t = createTask(ok(1), "t");
        t.addDoneCallback(done -> print("callback result", done.result()));
        print("all tasks", allTasks().stream().map(Task::getName).sorted()
                .collect(Collectors.joining(" ")));
        List<Outcome<Integer>> rs = await(gatherSettled(t, bad(), ok(2)));
        print("gather", rs.get(0).value(), rs.get(1).exception().getClass().getSimpleName(),
                rs.get(1).exception().getMessage(), rs.get(2).value());
        Task<Integer> f = createTask(forever());
        Waited<Task<Integer>> waited = await(
                Asyncio.wait(Set.of(f, createTask(ok(3))), ReturnWhen.FIRST_COMPLETED));
        print("wait", waited.done().size(), waited.pending().size());
        print("shield", await(shield(ok(4))));
        EventLoop loop = getRunningLoop();
        print("threadsafe", await(toThread(() -> runCoroutineThreadsafe(ok(5), loop).join())));
        print("cancel", f.cancel(), "done", f.done());
        try {
            await(f);
        } catch (CancelledError e) {
            print("cancelled", f.cancelled(), "done", f.done());
        }
        Task<Integer> b = createTask(bad());
        await(Asyncio.wait(Set.of(b)));
        print("exception", b.exception().getClass().getSimpleName(), "current",
                currentTask().getName());
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
