package dev.sospeso.transformer.validation;

import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Runner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a target is given: awaitables whose timing the test decides, and a log of events. Two runs of
 * a target are the same if their logs are.
 */
public final class Probe {

    private final Timing timing;
    private final List<String> events = new ArrayList<>();
    private List<String> ended;
    private int turn;
    private int fuel = 150;

    /** A probe for one run. */
    public Probe(Timing timing) {
        this.timing = timing;
    }

    /** An awaitable that gives the value. */
    public <T> Awaitable<T> value(T value) {
        return signal(value, null);
    }

    /** An awaitable that throws the exception. */
    public <T> Awaitable<T> fail(Throwable exception) {
        return signal(null, exception);
    }

    /** A stage that gives the value; only where an event loop runs. */
    public <T> CompletionStage<T> stage(T value) {
        return stage(value, null);
    }

    /** A stage that fails with the exception; only where an event loop runs. */
    public <T> CompletionStage<T> failedStage(Throwable exception) {
        return stage(null, exception);
    }

    private <T> CompletionStage<T> stage(T value, Throwable exception) {
        CompletableFuture<T> future = timing.isWindow()
                ? new WindowFuture<>(value, exception) : new CompletableFuture<>();
        if (timing.isDone(turn++)) {
            WindowFuture.complete(future, value, exception);
        } else if (!timing.isWindow()) {
            loop().callSoon(() -> WindowFuture.complete(future, value, exception));
        }
        return future;
    }

    private <T> Awaitable<T> signal(T value, Throwable exception) {
        if (timing.usesLoop()) {
            return future(value, exception);
        }
        Signal<T> signal = new Signal<>(value, exception, timing.isDone(turn++),
                timing.isWindow());
        return timing.isCustom() ? signal::awaiter : signal;
    }

    private <T> Awaitable<T> future(T value, Throwable exception) {
        Future<T> future = loop().createFuture();
        if (timing.isDone(turn++)) {
            complete(future, value, exception);
        } else {
            loop().callSoon(() -> complete(future, value, exception));
        }
        return future;
    }

    private static EventLoop loop() {
        return Asyncio.getRunningLoop();
    }

    private static <T> void complete(Future<T> future, T value, Throwable exception) {
        if (exception == null) {
            future.setResult(value);
        } else {
            future.setException(exception);
        }
    }

    /** Logs an event. */
    public void event(Object event) {
        events.add(text(event));
    }

    /** Logs a value and gives it back, to see when an operand is evaluated. */
    public <T> T log(T value) {
        events.add(text(value));
        return value;
    }

    /** Logs an event and gives an int, to see when an operand is evaluated. */
    public int mark(String event, int value) {
        events.add(event);
        return value;
    }

    /** Says whether a loop may go round once more, or a method run: what is made at random must end. */
    public boolean more() {
        return fuel-- > 0;
    }

    /** All that was logged. */
    public List<String> events() {
        return ended != null ? ended : List.copyOf(events);
    }

    /** Runs a coroutine to its end, completing what it waits for. */
    public Object drive(Coroutine<?> coroutine) {
        if (timing.usesLoop()) {
            try (Runner runner = new Runner()) {
                try {
                    return runner.run(coroutine);
                } finally {
                    // What the loop's shutdown makes of async generators left behind has no oracle.
                    ended = List.copyOf(events);
                }
            }
        }
        try {
            Object yielded = coroutine.send(null);
            for (int turn = 0; turn < 1_000_000; turn++) {
                if (yielded instanceof Signal<?> signal) {
                    signal.complete();
                }
                yielded = coroutine.send(null);
            }
            throw new AssertionError("does not end");
        } catch (StopIteration end) {
            return end.value();
        }
    }

    /** A text that is equal for equal values, with an exception's class, message and suppressed. */
    public static String text(Object value) {
        if (value instanceof Throwable exception) {
            StringBuilder text = new StringBuilder(exception.getClass().getName());
            text.append(": ").append(message(exception));
            for (Throwable suppressed : exception.getSuppressed()) {
                text.append(" (suppressed ").append(text(suppressed)).append(')');
            }
            return text.toString();
        }
        if (value != null && value.getClass().isArray()) {
            String text = Arrays.deepToString(new Object[] {value});
            return text.substring(1, text.length() - 1);
        }
        return String.valueOf(value);
    }

    /** The message, unless it is the JVM's own, which names slots or class loaders. */
    private static String message(Throwable exception) {
        return exception instanceof NullPointerException || exception instanceof ClassCastException
                ? "" : exception.getMessage();
    }
}
