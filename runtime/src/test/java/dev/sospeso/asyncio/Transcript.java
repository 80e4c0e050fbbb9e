package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.Coroutine;
import dev.sospeso.InvalidStateException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A test that prints what the same program prints under CPython 3.11, so that the expected text is
 * CPython's own: {@code True}, {@code None} and the names of exceptions are translated.
 */
abstract class Transcript extends VirtualTime {

    private final StringBuilder out = new StringBuilder();

    final void print(Object... words) {
        for (int i = 0; i < words.length; i++) {
            out.append(i == 0 ? "" : " ").append(python(words[i]));
        }
        out.append('\n');
    }

    private static String python(Object word) {
        if (word == null) {
            return "None";
        }
        return word instanceof Boolean truth ? truth ? "True" : "False" : word.toString();
    }

    /** The exception as the conformance programs show it. */
    static String exc(Throwable exception) {
        String message = exception.getMessage();
        return name(exception) + (message == null || message.isEmpty() ? "" : ": " + message);
    }

    private static String name(Throwable exception) {
        if (exception instanceof InvalidStateException) {
            return "InvalidStateError";
        }
        if (exception instanceof IllegalStateException) {
            return "RuntimeError";
        }
        if (exception instanceof IllegalArgumentException) {
            return "ValueError";
        }
        return exception instanceof TimeoutException
                ? "TimeoutError" : exception.getClass().getSimpleName();
    }

    final void attempt(String label, Supplier<?> action) {
        try {
            print(label, "->", action.get());
        } catch (Throwable exception) {
            print(label, "raised", exc(exception));
        }
    }

    final void attempt(String label, Runnable action) {
        attempt(label, () -> {
            action.run();
            return null;
        });
    }

    final void expect(String transcript) {
        assertEquals(transcript, out.toString());
    }

    final void expect(String transcript, Coroutine<?> main) {
        run(main);
        expect(transcript);
    }

    static BaseEventLoop loop() {
        return BaseEventLoop.running();
    }
}
