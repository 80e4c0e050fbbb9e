package targets.stages;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Awaits of completion stages, and async methods that return one. */
public class StageTarget {

    @Async
    public static Coroutine<Object> values(Probe p) {
        int i = await(p.stage(1)) + await(p.stage(2)) * 10;
        String s = "s" + await(p.stage("t")) + await(p.stage((Object) null));
        return Coroutine.of(new StringBuilder(await(p.stage(s))).append(i).toString());
    }

    @Async
    public static Coroutine<Object> failure(Probe p) {
        try {
            await(p.failedStage(new IllegalStateException("x")));
        } catch (IllegalStateException e) {
            p.event(e);
        } finally {
            p.event(await(p.stage("finally")));
        }
        try {
            await(p.failedStage(new IOException("checked")), IOException.class);
        } catch (IOException e) {
            p.event(e);
        }
        return null;
    }

    /** EA#3: a stage whose static type is a subtype. */
    @Async
    public static Coroutine<Object> staticTypes(Probe p) {
        CompletionStage<Integer> stage = p.stage(1);
        CompletableFuture<Integer> future = p.stage(2).toCompletableFuture();
        CompletionStage<? extends Number> wild = future;
        return Coroutine.of(await(stage) + await(future) + await(wild).intValue());
    }

    @Async
    public static Coroutine<Object> loop(Probe p) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            if (await(p.stage(i)) % 3 == 0) {
                continue;
            }
            all.add(i + await(p.value(i)));
        }
        return Coroutine.of(all);
    }

    @Async
    private static CompletableFuture<String> future(Probe p, String s) {
        p.event("runs at once");
        String first = await(p.stage(s));
        String second = await(p.value("v"));
        if (s.equals("fail")) {
            throw new IllegalStateException("failed " + first);
        }
        return CompletableFuture.completedFuture(first + second);
    }

    @Async
    private static CompletionStage<Integer> stage(Probe p, int n) {
        if (n == 0) {
            return null;
        }
        Integer more = await(stage(p, n - 1));
        int own = await(p.stage(n));
        return CompletableFuture.completedFuture(more == null ? own : own + more);
    }

    @Async
    public static Coroutine<Object> asyncMethodsThatReturnStages(Probe p) {
        String s = await(future(p, "a"));
        int n = await(stage(p, 4));
        try {
            await(future(p, "fail"));
        } catch (IllegalStateException e) {
            p.event(e);
        }
        return Coroutine.of(s + n);
    }

    @Async
    private static CompletableFuture<String> tail(Probe p, boolean fail) {
        p.event("tail");
        return future(p, await(p.value(fail ? "fail" : "b")));
    }

    @Async
    public static Coroutine<Object> tails(Probe p) {
        String s = await(tail(p, false));
        try {
            await(tail(p, true));
        } catch (IllegalStateException e) {
            s += await(p.stage(e.getMessage()));
        }
        return Coroutine.of(s);
    }
}
