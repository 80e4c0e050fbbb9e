package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** CPython 3.11 gives the result or the error in place of the cancellation; we follow 3.12. */
final class MoreWaitFor02CancelWithCompletion {

    private MoreWaitFor02CancelWithCompletion() {
    }

    @Async
    static Coroutine<Object> settle(Task<?> t) {
        try {
            return Coroutine.of(await(t));
        } catch (Throwable e) {
            return Coroutine.of(exc(e));
        }
    }

    @Async
    static Coroutine<Future<String>> inCase(String label, Consumer<Future<String>> end)
            throws TimeoutException {
        Future<String> f = getRunningLoop().createFuture();
        var t = createTask(waitFor(f, 5));
        await(sleep(0));
        end.accept(f);
        print(label, t.cancel("now"), await(settle(t)), t.cancelled(), t.cancelling());
        return Coroutine.of(f);
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        await(inCase("result", f -> f.setResult("value")));
        var f = await(inCase("exception",
                each -> each.setException(new IllegalArgumentException("e"))));
        print(exc(f.exception()));
        f = getRunningLoop().createFuture();
        var t = createTask(waitFor(f, 5));
        await(sleep(0));
        f.setResult("value");
        await(sleep(0));
        print("one turn later", t.cancel("late"), await(settle(t)), t.cancelled());
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
