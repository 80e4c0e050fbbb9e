package dev.sospeso;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Drives a coroutine for a program that calls {@code send}, {@code throwIn} and {@code close} itself.
 * It is the awaiter of the coroutine, and remembers the leaf of its chain.
 */
final class HandDriver extends AsyncFrame {

    private AsyncFrame leaf;
    private boolean running;

    private HandDriver(CoroutineFrame<?> coroutine) {
        leaf = coroutine;
        coroutine.awaiter = this;
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        return enclose(resumed());
    }

    @Override
    protected Object begin(int depth) {
        throw new AssertionError("a driver is never awaited");
    }

    @Override
    boolean isHandle() {
        return true;
    }

    static Object send(CoroutineFrame<?> coroutine, Object value) {
        HandDriver driver = of(coroutine);
        if (coroutine.state == CREATED) {
            if (value != null) {
                throw new GeneratorNotStartedException(
                        "can't send non-null value to a just-started coroutine");
            }
            driver = new HandDriver(coroutine);
        } else {
            driver.leaf.sent(value);
        }
        return driver.run();
    }

    static Object throwIn(CoroutineFrame<?> coroutine, Throwable exception) {
        HandDriver driver = of(coroutine);
        if (coroutine.state == CREATED) {
            coroutine.state = CLOSED;
            coroutine.clear();
            throw Sneaky.<RuntimeException>rethrow(exception);
        }
        driver.leaf.thrown(exception);
        return driver.run();
    }

    /**
     * Closes the frames of a chain from the leaf up, each as {@code close()} would: one that suspends
     * again is left as it is, and its awaiter is told instead.
     */
    static void close(CoroutineFrame<?> coroutine) {
        if (coroutine.state == CLOSED) {
            return;
        }
        HandDriver driver = of(coroutine);
        Set<AsyncFrame> chain = driver == null ? Set.of() : driver.chain();
        try {
            throwIn(coroutine, new GeneratorExit());
            for (;;) {
                AsyncFrame stubborn = driver.lowestOf(chain);
                var ignored = new IllegalStateException("coroutine ignored GeneratorExit");
                if (stubborn == coroutine) {
                    throw ignored;
                }
                driver.leaf = stubborn.awaiter;
                stubborn.awaiter = null;
                driver.leaf.thrown(ignored);
                driver.run();
            }
        } catch (GeneratorExit | StopIteration ended) {
            return;
        }
    }

    /** The frames from the leaf up to the coroutine. */
    private Set<AsyncFrame> chain() {
        Set<AsyncFrame> chain = Collections.newSetFromMap(new IdentityHashMap<>());
        for (AsyncFrame frame = leaf; frame != this; frame = frame.awaiter) {
            chain.add(frame);
        }
        return chain;
    }

    /** The first frame from the leaf up that was in the chain before. */
    private AsyncFrame lowestOf(Set<AsyncFrame> chain) {
        AsyncFrame frame = leaf;
        while (!chain.contains(frame)) {
            frame = frame.awaiter;
        }
        return frame;
    }

    /** The driver of a coroutine that has started by hand; null for one that has not started. */
    private static HandDriver of(CoroutineFrame<?> coroutine) {
        if (coroutine.state == CREATED) {
            return null;
        }
        if (coroutine.state == CLOSED) {
            throw new IllegalStateException("cannot reuse already awaited coroutine");
        }
        if (coroutine.state < 0) {
            throw new AlreadyExecutingException("coroutine already executing");
        }
        if (coroutine.awaiter instanceof HandDriver driver) {
            if (driver.running) {
                throw new AlreadyExecutingException("coroutine already executing");
            }
            return driver;
        }
        throw new IllegalStateException("coroutine is being awaited already");
    }

    /** The frame at which another driver goes on with a coroutine. */
    static AsyncFrame leafOf(CoroutineFrame<?> coroutine) {
        HandDriver driver = of(coroutine);
        return driver == null ? coroutine : driver.leaf;
    }

    private Object run() {
        running = true;
        Object result;
        try {
            result = drive(leaf);
        } catch (Throwable exception) {
            throw Sneaky.<RuntimeException>rethrow(exception);
        } finally {
            running = false;
        }
        if (result instanceof AsyncFrame suspended) {
            leaf = suspended;
            return suspended.yielded();
        }
        throw new StopIteration(open(result));
    }
}
