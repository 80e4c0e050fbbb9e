package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.AsyncGenerator;
import dev.sospeso.AsyncGeneratorFrame;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.Suspension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncGeneratorsTest extends Transcript {

    /** try { yield 1; } finally { print closing; await(sleep(0)); print closed; } */
    private final class Cleaning extends AsyncGeneratorFrame<Integer, Void> {
        private final String name;
        private final RuntimeException failure;
        private Throwable cause;

        Cleaning(String name, RuntimeException failure) {
            this.name = name;
            this.failure = failure;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            switch (enter()) {
                case CREATED:
                    return this.yield(1, 1);
                case 1:
                    try {
                        resumed();
                    } catch (Throwable exception) {
                        cause = exception;
                    }
                    print("  closing", name);
                    Object result = await(sleep(0), depth);
                    if (result instanceof Suspension) {
                        return suspend(2, result);
                    }
                    break;
                default:
                    resumed();
            }
            print("  closed", name);
            if (failure != null) {
                throw failure;
            }
            if (cause != null) {
                throw cause;
            }
            return finish();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private AsyncGenerator<Integer, Void> generator(String name) {
        return new Cleaning(name, null);
    }

    @Test
    void theLoopClosesThoseThatAreSuspended() {
        AsyncGenerator<Integer, Void> finished = generator("finished");
        expect("""
                item 1
                  closing finished
                  closed finished
                main returns
                  closing suspended
                  closed suspended
                """, coro(t -> {
            generator("unstarted");
            return t.await(generator("suspended").anext());
        }, t -> t.await(finished.anext()), t -> {
            print("item", t.value());
            return t.await(finished.anext());
        }, t -> {
            assertThrows(StopAsyncIteration.class, t::value);
            print("main returns");
            return t.done(null);
        }));
    }

    @Test
    void aLoopRunByHandClosesThemWhenAsked() {
        EventLoop loop = Asyncio.newEventLoop();
        loop.runUntilComplete(coro(t -> t.await(generator("manual").anext()),
                t -> t.done(t.value())));
        print("before shutdown");
        loop.runUntilComplete(loop.shutdownAsyncgens());
        print("after shutdown");
        loop.close();
        expect("""
                before shutdown
                  closing manual
                  closed manual
                after shutdown
                """);
    }

    @Test
    void anExceptionInOneIsReported() {
        expect("""
                  closing broken
                  closed broken
                an error occurred during closing of asynchronous generator broken | ValueError: bad
                """, coro(t -> {
            loop().setExceptionHandler((loop, context) ->
                    print(context.message(), "|", exc(context.exception())));
            return t.await(new Cleaning("broken", new IllegalArgumentException("bad")).anext());
        }, t -> t.done(null)));
    }

    @Test
    void throwingNothingIsRefused() {
        assertThrows(NullPointerException.class, () -> new ByHandGenerator().athrow(null));
    }

    private static final class ByHandGenerator extends AsyncGeneratorFrame<String, Void> {
        @Override
        protected Object resume(int depth) {
            enter();
            return finish();
        }
    }
}
