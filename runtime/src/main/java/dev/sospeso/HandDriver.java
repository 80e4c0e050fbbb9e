package dev.sospeso;

/**
 * Drives a coroutine for a program that calls {@code send}, {@code throwIn} and {@code close} itself.
 * It is the awaiter of the coroutine, and remembers the leaf of its chain.
 */
final class HandDriver extends AsyncFrame {

    private final AsyncFrame root;
    private AsyncFrame leaf;
    private boolean running;

    private HandDriver(AsyncFrame root) {
        this.root = root;
        leaf = root;
        root.awaiter = this;
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

    @Override
    boolean isRunning() {
        return running;
    }

    static Object send(CoroutineFrame<?> coroutine, Object value) {
        HandDriver driver = of(coroutine);
        if (driver != null) {
            driver.leaf.sent(value);
            return driver.run();
        }
        if (value != null) {
            throw new GeneratorNotStartedException(
                    "can't send non-null value to a just-started coroutine");
        }
        return new HandDriver(coroutine).run();
    }

    static Object throwIn(CoroutineFrame<?> coroutine, Throwable exception) {
        if (exception == null) {
            throw new NullPointerException("throwIn(null): the exception is null");
        }
        HandDriver driver = of(coroutine);
        if (driver == null) {
            coroutine.abandon();
            throw Sneaky.<RuntimeException>rethrow(coroutine.translated(exception));
        }
        Throwable thrown = exception instanceof GeneratorExit
                ? driver.closeAwaited(coroutine, exception) : exception;
        driver.leaf.thrown(thrown);
        return driver.run();
    }

    static void close(CoroutineFrame<?> coroutine) {
        if (coroutine.abandon() || coroutine.state == CLOSED) {
            return;
        }
        HandDriver driver = of(coroutine);
        Throwable failure = driver.closedWith(driver.closeAwaited(coroutine, new GeneratorExit()));
        if (failure != null) {
            throw Sneaky.<RuntimeException>rethrow(failure);
        }
    }

    /** The frame at which another driver goes on with a coroutine. */
    static AsyncFrame leafOf(CoroutineFrame<?> coroutine) {
        HandDriver driver = of(coroutine);
        if (driver != null) {
            return driver.leaf;
        }
        coroutine.state = CLAIMED;
        return coroutine;
    }

    /** The driver of a coroutine that has started by hand; null for one that has not started. */
    private static HandDriver of(CoroutineFrame<?> coroutine) {
        if (coroutine.state == CREATED) {
            return null;
        }
        if (coroutine.isExecuting()) {
            throw new AlreadyExecutingException("coroutine already executing");
        }
        if (coroutine.state != CLOSED && coroutine.awaiter instanceof HandDriver driver) {
            return driver;
        }
        throw coroutine.reused();
    }

    private Object run() {
        Object result;
        running = true;
        try {
            result = drive(leaf);
        } catch (Throwable exception) {
            // Where the stack ends inside the drive, nobody else has closed it.
            root.state = CLOSED;
            root.transfer = null;
            root.awaiter = null;
            root.clear();
            throw Sneaky.<RuntimeException>rethrow(exception);
        } finally {
            running = false;
        }
        if (result instanceof AsyncFrame suspended) {
            leaf = suspended;
            return suspended.yielded();
        }
        root.clear();
        throw new StopIteration(open(result));
    }

    /**
     * Closes the frames that the coroutine awaits, innermost first, each by itself as its owner would
     * (PEP 342): one that suspends again stays where it is, and its awaiter gets the error.
     *
     * @param exit what the coroutine's own site throws if all goes well
     * @return what its site throws
     */
    private Throwable closeAwaited(CoroutineFrame<?> coroutine, Throwable exit) {
        GeneratorExit closing = new GeneratorExit();
        Throwable failure = null;
        running = true;
        try {
            while (leaf != coroutine) {
                AsyncFrame frame = leaf;
                leaf = frame.awaiter;
                leaf.transfer = null;
                frame.awaiter = null;
                failure = frame instanceof AwaiterFrame foreign ? foreign.closeAwaiter()
                        : new HandDriver(frame).closedWith(failure == null ? closing : failure);
            }
        } finally {
            running = false;
        }
        return failure == null ? exit : failure;
    }

    /** Throws at the leaf's site to end it. Gives what closing it throws, or null. */
    private Throwable closedWith(Throwable exit) {
        leaf.thrown(exit);
        try {
            run();
            return new IllegalStateException("coroutine ignored GeneratorExit");
        } catch (GeneratorExit | StopIteration ended) {
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }
}
