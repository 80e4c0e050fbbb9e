package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class MoreRunner05Exits {

    private MoreRunner05Exits() {
    }

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<Void> cleans(String name) {
        try {
            await(sleep(10));
        } catch (Throwable e) {
            log.add(name + " " + exc(e));
            throw e;
        } finally {
            await(sleep(0));
            log.add(name + " cleaned");
        }
        return null;
    }

    @Async
    Coroutine<Void> exits(Error e, int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        throw e;
    }

    private Coroutine<Void> exits(Error e) {
        return exits(e, 1);
    }

    private static void leave(Error e) {
        throw e;
    }

    private static void fail() {
        throw new IllegalArgumentException("callback");
    }

    @Async
    Coroutine<String> program(String how) {
        EventLoop loop = getRunningLoop();
        createTask(cleans("other"));
        await(sleep(0));
        if (how.equals("callback")) {
            loop.callSoon(() -> leave(new SystemExit("callback")));
            loop.callSoon(() -> log.add("after it"));
        } else if (how.equals("timer")) {
            loop.callLater(0, () -> leave(new KeyboardInterrupt("timer")));
        } else if (how.equals("done callback")) {
            Future<Void> f = loop.createFuture();
            f.addDoneCallback(x -> leave(new SystemExit("done callback")));
            f.addDoneCallback(x -> log.add("second callback"));
            f.setResult(null);
        } else if (how.equals("handler")) {
            loop.setExceptionHandler((l, c) -> leave(new SystemExit("handler")));
            loop.callSoon(MoreRunner05Exits::fail);
        } else if (how.equals("task")) {
            createTask(exits(new KeyboardInterrupt("task")));
        } else if (how.equals("gather")) {
            try {
                await(gather(exits(new SystemExit("gathered")), cleans("gathered")));
            } catch (Throwable e) {
                log.add("gather " + exc(e));
                throw e;
            }
        } else if (how.equals("shield")) {
            try {
                await(shield(exits(new SystemExit("shielded"))));
            } catch (Throwable e) {
                log.add("shield " + exc(e));
            }
        } else if (how.equals("wait")) {
            Task<Void> t = createTask(exits(new SystemExit("waited")));
            try {
                await(Asyncio.wait(List.of(t)));
            } finally {
                log.add("wait " + Print.text(t.done()) + " " + exc(t.exception()));
            }
        } else if (how.equals("main")) {
            await(exits(new SystemExit("main")));
        } else if (how.equals("swallowed")) {
            try {
                await(exits(new SystemExit("swallowed"), 0));
            } catch (SystemExit e) {
                log.add(exc(e));
                return Coroutine.of("went on");
            }
        }
        try {
            await(sleep(10));
        } finally {
            log.add("main cleaned " + currentTask().cancelling());
        }
        return null;
    }

    private void inCase(String how) {
        try {
            print(how, "->", Asyncio.run(program(how)));
        } catch (Throwable e) {
            print(how, "raised", exc(e));
        }
        print("  ", log.stream().sorted().collect(Collectors.joining("; ")));
        log.clear();
    }

    static void main() {
        MoreRunner05Exits all = new MoreRunner05Exits();
        for (String how : List.of("callback", "timer", "done callback", "handler", "task",
                "gather", "shield", "wait", "main", "swallowed")) {
            all.inCase(how);
        }
    }
}
