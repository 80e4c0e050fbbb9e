package dev.sospeso;

import java.util.ArrayList;
import java.util.List;

/**
 * Bodies for tests, written as the transformer writes them: {@code run} is called with the site, and
 * returns a value, or what {@code suspend} or {@code yield} returned.
 */
final class ByHand {

    private ByHand() {
    }

    /** The body of a coroutine. */
    @FunctionalInterface
    interface Body {
        Object run(Coro frame, int site, int depth) throws Throwable;
    }

    /** The body of an async generator. */
    @FunctionalInterface
    interface AsyncGeneratorBody {
        Object run(Agen frame, int site, int depth) throws Throwable;
    }

    static Coro coroutine(Body body) {
        return new Coro("", body);
    }

    static Agen asyncGenerator(AsyncGeneratorBody body) {
        return new Agen(body);
    }

    /** {@code return await(awaitable)}. */
    static Coro awaiting(Awaitable<?> awaitable) {
        return coroutine((f, site, depth) -> site == 0
                ? f.await(1, awaitable, depth, value -> value)
                : Suspension.enclose(f.resumed()));
    }

    /** A coroutine. */
    static final class Coro extends CoroutineFrame<Object> {
        /** What follows an await. */
        interface Rest {
            Object run(Object value) throws Throwable;
        }

        private final String sites;
        private Body body;
        Object saved;

        Coro(String sites, Body body) {
            this.sites = sites;
            this.body = body;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            int site = enter();
            return site == TAIL ? resumed() : body.run(this, site, depth);
        }

        /** Awaits; goes on at once with the rest if there is a value. */
        Object await(int site, Awaitable<?> awaitable, int depth, Rest rest) throws Throwable {
            Object result = AsyncFrame.await(awaitable, depth);
            return result instanceof Suspension ? suspend(site, result)
                    : enclose(rest.run(result));
        }

        @Override
        protected String sites() {
            return sites;
        }

        @Override
        protected void clear() {
            body = null;
            saved = null;
        }
    }

    /** An async generator. */
    static final class Agen extends AsyncGeneratorFrame<Object, Object> {
        private final AsyncGeneratorBody body;

        Agen(AsyncGeneratorBody body) {
            this.body = body;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            return body.run(this, enter(), depth);
        }

        /** Awaits something that suspends. */
        Object await(int site, Awaitable<?> awaitable, int depth) throws Throwable {
            return suspend(site, AsyncFrame.await(awaitable, depth));
        }
    }

    /** An awaitable that yields its name to the driver and gives what is sent back. */
    static final class Pause implements Awaitable<Object> {
        private final String name;
        private final Transcript log;

        Pause(String name) {
            this(name, null);
        }

        Pause(String name, Transcript log) {
            this.name = name;
            this.log = log;
        }

        @Override
        public Generator<Object, Object, Object> awaiter() {
            return new GeneratorFrame<>() {
                @Override
                protected Object resume(int depth) throws Throwable {
                    if (enter() == 0) {
                        return this.yield(1, name);
                    }
                    try {
                        return finish(resumed());
                    } finally {
                        if (log != null) {
                            log.say("pause " + name + " left");
                        }
                    }
                }
            };
        }
    }

    /** A future: a suspension that the test completes. */
    static final class Pending extends Suspension implements Awaitable<Object> {
        private Object outcome;
        private Throwable exception;
        private boolean done;

        void complete(Object value) {
            outcome = value;
            done = true;
        }

        void fail(Throwable failure) {
            exception = failure;
            done = true;
        }

        @Override
        protected Object begin(int depth) throws Throwable {
            return done ? enclose(take()) : this;
        }

        @Override
        protected Object take() throws Throwable {
            if (exception != null) {
                throw exception;
            }
            return outcome;
        }

        @Override
        public Generator<Object, Object, Object> awaiter() {
            throw new AssertionError("a suspension is awaited directly");
        }
    }

    /** What {@link AsyncFrame#sites()} gives: the lines of all states, of which some have a handler. */
    static String sites(String owner, String method, int[] lines, boolean covered) {
        StringBuilder sites = new StringBuilder(owner + "\n" + method + "\n" + owner + ".java\n");
        for (int line : lines) {
            sites.append((char) line).append(covered ? (char) 1 : (char) 0);
        }
        return sites.toString();
    }

    /** Sends null until the coroutine ends; gives its result. */
    static Object result(Coroutine<?> coroutine) {
        for (;;) {
            try {
                coroutine.send(null);
            } catch (StopIteration end) {
                return end.value();
            }
        }
    }

    /** The names of the methods in a trace, as far as they are the test's async ones. */
    static List<String> places(Throwable exception, String owner) {
        List<String> places = new ArrayList<>();
        for (StackTraceElement element : exception.getStackTrace()) {
            if (element.getClassName().equals(owner)) {
                places.add(element.getMethodName() + ":" + element.getLineNumber());
            }
        }
        return places;
    }
}
