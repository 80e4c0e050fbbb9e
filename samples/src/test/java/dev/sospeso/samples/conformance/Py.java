package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.AlreadyExecutingException;
import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGrouping;
import dev.sospeso.GeneratorNotStartedException;
import dev.sospeso.InvalidStateException;
import dev.sospeso.asyncio.BrokenBarrierException;
import dev.sospeso.asyncio.QueueEmptyException;
import dev.sospeso.asyncio.QueueFullException;
import dev.sospeso.asyncio.QueueShutDownException;
import dev.sospeso.samples.Print;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What the scenarios need of Python, its printing and its names of exceptions; and what many do. */
final class Py {

    /** Our exceptions, and those of the JDK that scenarios use, under Python's names. */
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(IllegalArgumentException.class, "ValueError"),
            Map.entry(IllegalStateException.class, "RuntimeError"),
            Map.entry(ClassCastException.class, "TypeError"),
            Map.entry(NoSuchElementException.class, "KeyError"),
            Map.entry(ArithmeticException.class, "ZeroDivisionError"),
            Map.entry(UncheckedIOException.class, "OSError"),
            Map.entry(TimeoutException.class, "TimeoutError"),
            Map.entry(BrokenBarrierException.class, "BrokenBarrierError"),
            Map.entry(AlreadyExecutingException.class, "ValueError"),
            Map.entry(GeneratorNotStartedException.class, "TypeError"),
            Map.entry(InvalidStateException.class, "InvalidStateError"),
            Map.entry(QueueEmptyException.class, "QueueEmpty"),
            Map.entry(QueueFullException.class, "QueueFull"),
            Map.entry(QueueShutDownException.class, "QueueShutDown"));

    /** Where one of Java's types stands for more than one of Python's, the message tells. */
    private static final Map<String, String> NAMES_BY_MESSAGE = Map.of(
            "StopIteration interacts badly with generators and cannot be raised into a Future",
            "TypeError",
            "task_done() called too many times", "ValueError",
            "BoundedSemaphore released too many times", "ValueError");

    private Py() {
    }

    /** A statement that may throw. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Prints as Python's {@code print} does. */
    static void print(Object... values) {
        Print.print(values);
    }

    /** The name of an exception's type in Python. */
    static String typeName(Throwable e) {
        String name = e.getMessage() == null ? null : NAMES_BY_MESSAGE.get(e.getMessage());
        return name != null ? name
                : NAMES.getOrDefault(e.getClass(), e.getClass().getSimpleName());
    }

    /** {@code TypeName} or {@code TypeName: message}, with Python's word for null. */
    static String exc(Throwable e) {
        String message = e.getMessage();
        return typeName(e) + (message == null || message.isEmpty() ? ""
                : ": " + message.replace("non-null", "non-None"));
    }

    /** Prints an exception, and those in it if it is a group, on lines further in. */
    static void show(Throwable e, String indent) {
        print(indent + exc(e));
        if (e instanceof ExceptionGrouping group) {
            for (Throwable x : group.exceptions()) {
                show(x, indent + "  ");
            }
        }
    }

    /** Prints what a call gives or throws. */
    static void attempt(String label, Callable<?> call) {
        try {
            print(label, "->", call.call());
        } catch (Throwable e) {
            print(label, "raised", exc(e));
        }
    }

    /** Prints what a call without a result throws, or None. */
    static void attempt(String label, Action call) {
        attempt(label, () -> {
            call.run();
            return null;
        });
    }

    /** Prints what an await gives or throws. */
    @Async
    static Coroutine<Void> attemptAwait(String label, Awaitable<?> aw) {
        try {
            print(label, "->", await(aw));
        } catch (Throwable e) {
            print(label, "raised", exc(e));
        }
        return null;
    }

    /** What an await gives, or the text of what it throws. */
    @Async
    static Coroutine<Object> settle(Awaitable<?> aw) {
        try {
            return Coroutine.of(await(aw));
        } catch (Throwable e) {
            return Coroutine.of(exc(e));
        }
    }

    /** Lets the others run for some turns of the loop. */
    @Async
    static Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(sleep(0));
        }
        return null;
    }

    /** A list of strings and nulls as Python shows it. */
    static String repr(List<String> strings) {
        return strings.stream().map(Py::repr).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String repr(String string) {
        return string == null ? "None"
                : string.contains("'") ? '"' + string + '"' : "'" + string + "'";
    }
}
