package dev.sospeso.asyncio;

import dev.sospeso.AsyncCloseable;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Builds test programs out of small coroutines, with no loop turn between them, and records them. */
abstract class Program {

    /** The transcript of the program. */
    final List<String> log = new ArrayList<>();

    interface Action {
        void run() throws Throwable;
    }

    interface Making<T> {
        Awaitable<? extends T> make() throws Throwable;
    }

    interface Using<T> {
        void accept(T value) throws Throwable;
    }

    final void print(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.length() == 0 ? "" : " ").append(word instanceof Boolean yes
                    ? yes ? "True" : "False" : String.valueOf(word));
        }
        log.add(line.toString());
    }

    final String transcript() {
        return String.join("\n", log);
    }

    static String exc(Throwable exception) {
        return exception.getClass().getSimpleName()
                + (exception.getMessage() == null ? "" : ": " + exception.getMessage());
    }

    /** Records what a call throws. */
    final void attempt(Action action) {
        try {
            action.run();
        } catch (Throwable exception) {
            print(exc(exception));
        }
    }

    /** Runs an action. */
    static Coroutine<Void> act(Action action) {
        return new StepFrame<>() {
            @Override
            Object step(int at) throws Throwable {
                action.run();
                return null;
            }
        };
    }

    /** Awaits what is made when the time has come, and uses the value. */
    static <T> Coroutine<T> get(Making<T> making, Using<? super T> using) {
        return new StepFrame<>() {
            @Override
            @SuppressWarnings("unchecked")
            Object step(int at) throws Throwable {
                if (at == CREATED) {
                    Awaitable<? extends T> made = making.make();
                    return await(1, () -> made);
                }
                T value = (T) awaited();
                using.accept(value);
                return value;
            }
        };
    }

    static <T> Coroutine<T> get(Making<T> making) {
        return get(making, value -> { });
    }

    /** Lets the others have some turns. */
    static Coroutine<Void> turns(int count) {
        return repeat(count, i -> Asyncio.sleep(0));
    }

    /** Awaits one after the other. */
    static Coroutine<Void> seq(Awaitable<?>... parts) {
        return each(List.of(parts).iterator());
    }

    static Coroutine<Void> repeat(int count, IntFunction<? extends Awaitable<?>> part) {
        return each(IntStream.range(0, count).mapToObj(part).iterator());
    }

    private static Coroutine<Void> each(Iterator<? extends Awaitable<?>> parts) {
        return new StepFrame<>() {
            @Override
            Object step(int at) throws Throwable {
                if (at != CREATED) {
                    awaited();
                }
                return parts.hasNext() ? await(1, parts::next) : null;
            }
        };
    }

    /** Awaits; what that throws goes to the handler. */
    static Coroutine<Void> handling(Awaitable<?> body, Using<Throwable> handler) {
        return new StepFrame<>() {
            @Override
            Object step(int at) throws Throwable {
                if (at == CREATED) {
                    return await(1, () -> body);
                }
                try {
                    awaited();
                } catch (Throwable exception) {
                    handler.accept(exception);
                }
                return null;
            }
        };
    }

    /** A body with a resource, as try-with-resources in an async method. */
    static <C extends AsyncCloseable> Coroutine<Void> using(
            Callable<C> open, Function<C, Coroutine<?>> body) {
        return new StepFrame<>() {
            private C resource;
            private Throwable cause;

            @Override
            Object step(int at) throws Throwable {
                switch (at) {
                    case CREATED:
                        resource = open.call();
                        return await(1, () -> body.apply(resource));
                    case 1:
                        try {
                            awaited();
                        } catch (Throwable exception) {
                            cause = exception;
                        }
                        return await(2, () -> resource.aclose(cause));
                    default:
                        awaited();
                        if (cause != null) {
                            throw cause;
                        }
                        return null;
                }
            }
        };
    }

    /** Awaits, and records a cancellation before passing it on. */
    final Coroutine<Void> cancellable(Awaitable<?> body, Action whenCancelled) {
        return handling(body, exception -> {
            if (exception instanceof CancelledError) {
                whenCancelled.run();
            }
            throw exception;
        });
    }

    /** Awaits the end of all that are in the list by then, however they end. */
    static Coroutine<Void> ended(List<? extends Future<?>> futures) {
        return get(() -> repeat(futures.size(), i -> handling(futures.get(i), exception -> { })));
    }
}
