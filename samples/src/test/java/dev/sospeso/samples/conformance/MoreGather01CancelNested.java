package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Outcome;
import java.util.List;
import java.util.stream.Collectors;

final class MoreGather01CancelNested {

    private MoreGather01CancelNested() {
    }

    @Async
    static Coroutine<String> leaf(String name, String how) {
        try {
            await(sleep(10));
        } catch (CancelledError e) {
            print("  leaf", name, how);
            if (how.equals("swallow")) {
                return Coroutine.of(name + " swallowed");
            }
            if (how.equals("fail")) {
                throw new IllegalArgumentException(name);
            }
            throw e;
        }
        return Coroutine.of(name);
    }

    private static Coroutine<String> leaf(String name) {
        return leaf(name, "raise");
    }

    @Async
    static Coroutine<String> suicidal() {
        await(sleep(0));
        throw new CancelledError("own");
    }

    @Async
    static Coroutine<Void> show(String label, Future<? extends List<?>> g) {
        try {
            List<?> r = await(g);
            print(label, "->", r.stream().map(MoreGather01CancelNested::text)
                    .collect(Collectors.joining(", ")));
        } catch (Throwable e) {
            print(label, "raised", exc(e), g.cancelled(), g.done());
        }
        return null;
    }

    private static String text(Object x) {
        if (x instanceof Outcome<?> outcome) {
            return outcome.succeeded() ? String.valueOf(outcome.value()) : exc(outcome.exception());
        }
        return String.valueOf(x);
    }

    @Async
    static Coroutine<Void> program() {
        Future<List<Object>> nested = gather(gather(leaf("a"), leaf("b")), leaf("c"));
        await(sleep(0));
        print("cancel", nested.cancel(), nested.done(), nested.cancelled());
        await(show("nested", nested));
        print("again", nested.cancel());

        var g = gather(leaf("d"), suicidal());
        await(show("suicidal", g));
        var settled = gatherSettled(leaf("e"), suicidal());
        await(sleep(0));
        await(sleep(0));
        await(sleep(0));
        print("still running", settled.done());
        settled.cancel();
        await(show("settled, cancelled", settled));

        g = gather(leaf("f", "swallow"), leaf("g", "swallow"));
        await(sleep(0));
        g.cancel("too weak");
        await(show("swallow", g));
        g = gather(leaf("h", "fail"), leaf("i"));
        await(sleep(0));
        g.cancel();
        await(show("fail", g));

        g = gather(leaf("j"), leaf("k", "fail"));
        var t = createTask(show("inside task", g));
        await(sleep(0));
        await(sleep(0));
        t.cancel("from task");
        await(t);

        var numbers = gather(sleep(0, 1), sleep(0, 2));
        await(sleep(0));
        await(sleep(0));
        print("cancel when children are done", numbers.cancel(), numbers.done());
        await(show("done children", numbers));
        await(show("empty", Asyncio.<Object>gather()));
        await(show("all kinds", gatherSettled(sleep(0, "x"), suicidal())));
        return null;
    }

    static void main() {
        run(program());
    }
}
