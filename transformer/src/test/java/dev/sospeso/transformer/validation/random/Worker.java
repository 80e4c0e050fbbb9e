package dev.sospeso.transformer.validation.random;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a batch on a thread in a group of its own, so that a hang has a name, and the threads of
 * generators that the oracle left in the middle end.
 */
final class Worker {

    private static final int SECONDS = 600;

    private Worker() {
    }

    static <T> T call(String name, Callable<T> work) {
        ThreadGroup group = new ThreadGroup(name) {
            @Override
            public void uncaughtException(Thread thread, Throwable exception) {
                // Of a generator that the oracle left.
            }
        };
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(group, task, name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hang) {
            throw new AssertionError(name + " hang: " + Arrays.toString(thread.getStackTrace()));
        } catch (ExecutionException exception) {
            throw new AssertionError(name + ": " + exception.getCause(), exception.getCause());
        } catch (InterruptedException exception) {
            throw new AssertionError(exception);
        } finally {
            group.interrupt();
        }
    }
}
