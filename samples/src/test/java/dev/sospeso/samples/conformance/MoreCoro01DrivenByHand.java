package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

final class MoreCoro01DrivenByHand {

    private MoreCoro01DrivenByHand() {
    }

    private final List<String> log = new ArrayList<>();
    private final List<Coroutine<?>> kept = new ArrayList<>();

    @Async
    Coroutine<String> leaf(Future<String> f, Future<String> other, String how) {
        try {
            return Coroutine.of(await(f));
        } catch (Throwable e) {
            log.add("leaf " + exc(e));
            if (how.equals("swallow")) {
                return Coroutine.of("swallowed");
            }
            if (how.equals("again")) {
                return Coroutine.of(await(other));
            }
            if (how.equals("replace")) {
                throw new NoSuchElementException("'replaced'");
            }
            throw e;
        } finally {
            log.add("leaf out");
        }
    }

    @Async
    Coroutine<String> mid(Future<String> f, Future<String> other, String how) {
        try {
            Coroutine<String> inner = leaf(f, other, how);
            kept.add(inner);
            return Coroutine.of("mid " + await(inner));
        } finally {
            log.add("mid out");
        }
    }

    private void step(String label, Callable<?> fn, Future<?>... futures) {
        try {
            Object r = fn.call();
            print(" ", label, r == null ? (Object) false
                    : Arrays.stream(futures).map(f -> r == f).toList(), "|",
                    String.join("; ", log));
        } catch (StopIteration e) {
            print(" ", label, "returned", e.value(), "|", String.join("; ", log));
        } catch (Throwable e) {
            print(" ", label, "raised", exc(e), "|", String.join("; ", log));
        }
        log.clear();
    }

    private static Object close(Coroutine<?> c) {
        c.close();
        return null;
    }

    private void inCase(EventLoop loop, String how) {
        print(how);
        Future<String> f = loop.createFuture();
        Future<String> g = loop.createFuture();
        Coroutine<String> thrown = mid(f, g, how);
        step("send", () -> thrown.send(null), f, g);
        step("throw", () -> thrown.throwIn(new IllegalArgumentException("v")), f, g);
        step("throw again", () -> thrown.throwIn(new IllegalArgumentException("w")), f, g);
        step("close", () -> close(thrown));

        f = loop.createFuture();
        g = loop.createFuture();
        Coroutine<String> closed = mid(f, g, how);
        step("send", () -> closed.send(null), f, g);
        step("close", () -> close(closed));
        g.setResult("late");
        step("after", () -> closed.send(null));

        f = loop.createFuture();
        g = loop.createFuture();
        Coroutine<String> early = mid(f, g, how);
        step("throw unstarted", () -> early.throwIn(new IllegalArgumentException("u")));
        step("after", () -> early.send(null));
        Coroutine<String> never = mid(f, g, how);
        step("close unstarted", () -> close(never));
        step("after", () -> never.throwIn(new IllegalArgumentException("closed")));

        f = loop.createFuture();
        g = loop.createFuture();
        f.setException(new ClassCastException("failed"));
        Coroutine<String> failed = mid(f, g, how);
        step("failed", () -> failed.send(null), f, g);
        g.setResult("other");
        step("then", () -> failed.send(null), f, g);

        f = loop.createFuture();
        g = loop.createFuture();
        Coroutine<String> cancelled = mid(f, g, how);
        step("send", () -> cancelled.send(null), f, g);
        f.cancel("gone");
        step("cancelled", () -> cancelled.send(null), f, g);
        g.cancel("gone too");
        step("then", () -> cancelled.send(null), f, g);
        step("close", () -> close(cancelled));
    }

    static void main() {
        EventLoop loop = newEventLoop();
        for (String how : List.of("raise", "swallow", "again", "replace")) {
            new MoreCoro01DrivenByHand().inCase(loop, how);
        }
        loop.setExceptionHandler((l, c) -> { });
        loop.close();
    }
}
