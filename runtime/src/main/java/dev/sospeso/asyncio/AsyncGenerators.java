package dev.sospeso.asyncio;

import dev.sospeso.AsyncGenerator;
import dev.sospeso.AsyncGeneratorHooks;
import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The async generators that a loop has begun to iterate and that have not ended. The loop holds them
 * until its shutdown, since Java has no way to run the {@code finally} of one that is garbage.
 */
final class AsyncGenerators implements AsyncGeneratorHooks {

    private static final System.Logger LOGGER = System.getLogger("dev.sospeso.asyncio");

    private final BaseEventLoop loop;
    private final Set<AsyncGenerator<?, ?>> open =
            Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean shutDown;

    AsyncGenerators(BaseEventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void firstIteration(AsyncGenerator<?, ?> generator) {
        if (shutDown) {
            LOGGER.log(System.Logger.Level.WARNING, "asynchronous generator " + generator
                    + " was scheduled after loop.shutdown_asyncgens() call");
        }
        open.add(generator);
    }

    @Override
    public void finished(AsyncGenerator<?, ?> generator) {
        open.remove(generator);
    }

    Coroutine<Void> shutdown() {
        return new Shutdown(this);
    }

    private List<AsyncGenerator<?, ?>> takeAll() {
        shutDown = true;
        List<AsyncGenerator<?, ?>> all = new ArrayList<>(open);
        open.clear();
        return all;
    }

    private void report(AsyncGenerator<?, ?> generator, Outcome<?> outcome) {
        if (!outcome.succeeded()) {
            loop.callExceptionHandler(ExceptionContext.of(
                    "an error occurred during closing of asynchronous generator " + generator)
                    .withException(outcome.exception()));
        }
    }

    /** Closes all at once, and waits for them. */
    private static final class Shutdown extends CoroutineFrame<Void> {
        private final AsyncGenerators generators;
        private List<AsyncGenerator<?, ?>> closing;

        Shutdown(AsyncGenerators generators) {
            this.generators = generators;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            if (enter() == CREATED) {
                closing = generators.takeAll();
                return closing.isEmpty() ? null : suspend(1,
                        Gather.outcomes(closing.stream().map(AsyncGenerator::aclose).toList()));
            }
            List<?> outcomes = (List<?>) resumed();
            for (int i = 0; i < closing.size(); i++) {
                generators.report(closing.get(i), (Outcome<?>) outcomes.get(i));
            }
            return null;
        }
    }
}
