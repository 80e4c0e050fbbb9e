package dev.sospeso.asyncio;

import dev.sospeso.AsyncIterable;
import dev.sospeso.AwaitEach;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Untransformed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/** The door to the runtime, made for {@code import static dev.sospeso.asyncio.Asyncio.*}. */
public final class Asyncio {

    private Asyncio() {
    }

    /**
     * Suspends the async method until an awaitable is done.
     *
     * @param awaitable a coroutine, a future, a task or another awaitable
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T> T await(Awaitable<? extends T> awaitable) {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Suspends the async method until a stage is done.
     *
     * @param stage the stage; it may be completed on any thread
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself, never wrapped
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T> T await(CompletionStage<? extends T> stage) {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Suspends the async method until an awaitable is done, and tells the compiler what it throws.
     *
     * @param awaitable a coroutine, a future, a task or another awaitable
     * @param mayThrow a checked exception that it may throw
     * @param <T> the type of the result
     * @param <X> the type of the exception
     * @return its result; its exception is thrown as itself
     * @throws X if the awaitable throws it
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T, X extends Throwable> T await(Awaitable<? extends T> awaitable,
            Class<X> mayThrow) throws X {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Suspends the async method until a stage is done, and tells the compiler what it throws.
     *
     * @param stage the stage; it may be completed on any thread
     * @param mayThrow a checked exception that it may throw
     * @param <T> the type of the result
     * @param <X> the type of the exception
     * @return its result; its exception is thrown as itself, never wrapped
     * @throws X if the stage fails with it
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T, X extends Throwable> T await(CompletionStage<? extends T> stage,
            Class<X> mayThrow) throws X {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Does nothing but tell the compiler that what stands beside it may throw a checked exception.
     *
     * @param type the exception
     * @param <X> its type
     * @throws X never
     */
    public static <X extends Throwable> void mayThrow(Class<X> type) throws X {
    }

    /**
     * Walks an async iterable in the head of a for-each loop of an async method.
     *
     * @param iterable what to walk
     * @param <T> the type of the elements
     * @return what the for-each loop walks
     */
    public static <T> AwaitEach<T> awaitEach(AsyncIterable<? extends T> iterable) {
        return new AwaitEach<>(iterable);
    }

    /**
     * Limits the time that a block may take: {@code try (var limit = timeout(10)) { ... }}.
     *
     * @param seconds how long from now
     * @return the time-out, entered
     * @throws TimeoutException at the end of the block, if the time was over before; this call itself
     *     does not throw it
     * @throws IllegalStateException if no task runs
     */
    public static Timeout timeout(double seconds) throws TimeoutException {
        return Timeout.of(seconds).enter();
    }

    /**
     * Limits the time that a block may take: {@code try (var limit = timeout(duration)) { ... }}.
     *
     * @param duration how long from now, or null for no limit
     * @return the time-out, entered
     * @throws TimeoutException at the end of the block, if the time was over before; this call itself
     *     does not throw it
     * @throws IllegalStateException if no task runs
     */
    public static Timeout timeout(Duration duration) throws TimeoutException {
        return Timeout.of(duration).enter();
    }

    /**
     * Limits a block to a time at which it must have ended.
     *
     * @param when seconds on the clock of {@link EventLoop#time}
     * @return the time-out, entered
     * @throws TimeoutException at the end of the block, if the time was over before; this call itself
     *     does not throw it
     * @throws IllegalStateException if no task runs
     */
    public static Timeout timeoutAt(double when) throws TimeoutException {
        return Timeout.at(when).enter();
    }

    /**
     * Makes a coroutine of an async lambda; runs nothing.
     *
     * @param callable the lambda
     * @param <T> the type of the result
     * @return the coroutine
     */
    public static <T> Coroutine<T> async(AsyncCallable<T> callable) {
        try {
            return callable.call();
        } catch (Exception exception) {
            throw Raise.<RuntimeException>any(exception);
        }
    }

    /**
     * Runs a coroutine on a new loop until it is done.
     *
     * <p>When it has ended, the tasks that are left are cancelled, async generators closed and the
     * default executor shut down. Ctrl-C in the JVM's main thread, or an interrupt of this thread,
     * cancels the main task; then {@link dev.sospeso.KeyboardInterrupt} is thrown.
     *
     * @param coroutine the main coroutine
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if a loop runs on this thread already
     */
    public static <T> T run(Coroutine<T> coroutine) {
        return run(coroutine, false);
    }

    /**
     * Runs a coroutine on a new loop until it is done; see {@link #run(Coroutine)}.
     *
     * @param coroutine the main coroutine
     * @param debug whether the loop is in debug mode
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if a loop runs on this thread already
     */
    public static <T> T run(Coroutine<T> coroutine, boolean debug) {
        if (LoopThread.current().running != null) {
            throw new IllegalStateException(
                    "asyncio.run() cannot be called from a running event loop");
        }
        try (Runner runner = new Runner(debug)) {
            return runner.run(coroutine);
        }
    }

    /**
     * Runs an async lambda on a new loop until it is done.
     *
     * <p>When it has ended, the tasks that are left are cancelled, async generators closed and the
     * default executor shut down. Ctrl-C in the JVM's main thread, or an interrupt of this thread,
     * cancels the main task; then {@link dev.sospeso.KeyboardInterrupt} is thrown.
     *
     * @param callable the main coroutine
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if a loop runs on this thread already
     */
    public static <T> T run(AsyncCallable<T> callable) {
        return run(async(callable), false);
    }

    /**
     * Runs an async lambda on a new loop until it is done; see {@link #run(Coroutine)}.
     *
     * @param callable the main coroutine
     * @param debug whether the loop is in debug mode
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if a loop runs on this thread already
     */
    public static <T> T run(AsyncCallable<T> callable, boolean debug) {
        return run(async(callable), debug);
    }

    /**
     * Makes a task of a coroutine on the running loop.
     *
     * @param coroutine what it runs
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Task<T> createTask(Coroutine<T> coroutine) {
        return BaseEventLoop.running().createTask(coroutine, null, null);
    }

    /**
     * Makes a task of a coroutine on the running loop.
     *
     * @param coroutine what it runs
     * @param name the task's name, or null for {@code Task-} and a number
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return BaseEventLoop.running().createTask(coroutine, name, null);
    }

    /**
     * Makes a task of a coroutine on the running loop.
     *
     * @param coroutine what it runs
     * @param name the task's name, or null for {@code Task-} and a number
     * @param context the context it runs in, or null for a copy of the current one
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Task<T> createTask(Coroutine<T> coroutine, String name, Context context) {
        return BaseEventLoop.running().createTask(coroutine, name, context);
    }

    /**
     * Makes a task of an async lambda on the running loop.
     *
     * @param callable what it runs
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Task<T> createTask(AsyncCallable<T> callable) {
        return BaseEventLoop.running().createTask(async(callable), null, null);
    }

    /**
     * Makes a task of an async lambda on the running loop.
     *
     * @param callable what it runs
     * @param name the task's name, or null for {@code Task-} and a number
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Task<T> createTask(AsyncCallable<T> callable, String name) {
        return BaseEventLoop.running().createTask(async(callable), name, null);
    }

    /**
     * Makes a task of an async lambda on the running loop.
     *
     * @param callable what it runs
     * @param name the task's name, or null for {@code Task-} and a number
     * @param context the context it runs in, or null for a copy of the current one
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Task<T> createTask(AsyncCallable<T> callable, String name, Context context) {
        return BaseEventLoop.running().createTask(async(callable), name, context);
    }

    /**
     * Makes a future of an awaitable: a future is returned as it is, anything else becomes a task
     * of the running loop, or of the loop set for this thread.
     *
     * @param awaitable a future, a coroutine or another awaitable
     * @param <T> the type of the result
     * @return the future
     * @throws IllegalStateException if there is no loop
     */
    public static <T> Future<T> ensureFuture(Awaitable<T> awaitable) {
        return Futures.ensure(awaitable, awaitable instanceof Future<?>
                ? null : (BaseEventLoop) getEventLoop());
    }

    /**
     * Makes a future of a stage that may be completed on any thread. Cancelling the future cancels
     * the stage; pass {@code stage.copy()} if it must not.
     *
     * @param stage the stage
     * @param <T> the type of the result
     * @return a future of the running loop
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Future<T> wrapFuture(CompletionStage<T> stage) {
        return StageFuture.of(BaseEventLoop.running(), stage);
    }

    /**
     * Runs awaitables at once and collects their results.
     *
     * <p>What is no future becomes a task. The first exception goes to the returned future at once;
     * the others run on. Cancelling the returned future cancels all that are not done.
     *
     * @param awaitables what to run; one that comes twice runs once
     * @param <T> the type of the results
     * @return a future of the results, in the order of the arguments
     * @throws IllegalStateException if no loop runs on this thread
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Future<List<T>> gather(Awaitable<? extends T>... awaitables) {
        return Gather.results(Arrays.asList(awaitables));
    }

    /**
     * Runs awaitables at once and collects their results; see {@link #gather(Awaitable...)}.
     *
     * @param awaitables what to run
     * @param <T> the type of the results
     * @return a future of the results, in the order of the list
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Future<List<T>> gather(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return Gather.results(awaitables);
    }

    /**
     * Runs two awaitables at once and combines their results; see {@link #gather(Awaitable...)}.
     *
     * @param a the first
     * @param b the second
     * @param combiner makes the result of theirs; what it throws, the future throws
     * @param <A> the type of the first result
     * @param <B> the type of the second result
     * @param <R> the type of the combined result
     * @return a future of the combined result
     * @throws IllegalStateException if no loop runs on this thread
     */
    @SuppressWarnings("unchecked")
    public static <A, B, R> Future<R> gather(Awaitable<? extends A> a, Awaitable<? extends B> b,
            BiFunction<? super A, ? super B, ? extends R> combiner) {
        return Gather.combined(List.of(a, b),
                each -> combiner.apply((A) each.get(0), (B) each.get(1)));
    }

    /**
     * Runs three awaitables at once and combines their results; see
     * {@link #gather(Awaitable...)}.
     *
     * @param a the first
     * @param b the second
     * @param c the third
     * @param combiner makes the result of theirs; what it throws, the future throws
     * @param <A> the type of the first result
     * @param <B> the type of the second result
     * @param <C> the type of the third result
     * @param <R> the type of the combined result
     * @return a future of the combined result
     * @throws IllegalStateException if no loop runs on this thread
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, R> Future<R> gather(
            Awaitable<? extends A> a, Awaitable<? extends B> b, Awaitable<? extends C> c,
            Combiner3<? super A, ? super B, ? super C, ? extends R> combiner) {
        return Gather.combined(List.of(a, b, c),
                each -> combiner.apply((A) each.get(0), (B) each.get(1), (C) each.get(2)));
    }

    /**
     * Runs four awaitables at once and combines their results; see
     * {@link #gather(Awaitable...)}.
     *
     * @param a the first
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @param combiner makes the result of theirs; what it throws, the future throws
     * @param <A> the type of the first result
     * @param <B> the type of the second result
     * @param <C> the type of the third result
     * @param <D> the type of the fourth result
     * @param <R> the type of the combined result
     * @return a future of the combined result
     * @throws IllegalStateException if no loop runs on this thread
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, R> Future<R> gather(
            Awaitable<? extends A> a, Awaitable<? extends B> b, Awaitable<? extends C> c,
            Awaitable<? extends D> d,
            Combiner4<? super A, ? super B, ? super C, ? super D, ? extends R> combiner) {
        return Gather.combined(List.of(a, b, c, d),
                each -> combiner.apply((A) each.get(0), (B) each.get(1), (C) each.get(2),
                        (D) each.get(3)));
    }

    /**
     * Runs awaitables at once and collects how each ended, exceptions and cancellations included.
     *
     * @param awaitables what to run; one that comes twice runs once
     * @param <T> the type of the results
     * @return a future of the outcomes, in the order of the arguments
     * @throws IllegalStateException if no loop runs on this thread
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Future<List<Outcome<T>>> gatherSettled(
            Awaitable<? extends T>... awaitables) {
        return Gather.outcomes(Arrays.asList(awaitables));
    }

    /**
     * Runs awaitables at once and collects how each ended; see {@link
     * #gatherSettled(Awaitable...)}.
     *
     * @param awaitables what to run
     * @param <T> the type of the results
     * @return a future of the outcomes, in the order of the list
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Future<List<Outcome<T>>> gatherSettled(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return Gather.outcomes(awaitables);
    }

    /**
     * Makes a coroutine that sleeps.
     *
     * @param seconds how long; 0 or less lets the others have one turn
     * @return the coroutine
     * @throws IllegalArgumentException if the time is not a number
     */
    public static Coroutine<Void> sleep(double seconds) {
        return new Sleep<>(Delay.nanos(seconds), null);
    }

    /**
     * Makes a coroutine that sleeps and then gives a result.
     *
     * @param seconds how long; 0 or less lets the others have one turn
     * @param result what awaiting the coroutine gives
     * @param <T> the type of the result
     * @return the coroutine
     * @throws IllegalArgumentException if the time is not a number
     */
    public static <T> Coroutine<T> sleep(double seconds, T result) {
        return new Sleep<>(Delay.nanos(seconds), result);
    }

    /**
     * Makes a coroutine that sleeps.
     *
     * @param duration how long; zero or less lets the others have one turn
     * @return the coroutine
     */
    public static Coroutine<Void> sleep(Duration duration) {
        return new Sleep<>(Delay.nanos(duration), null);
    }

    /**
     * Makes a coroutine that sleeps and then gives a result.
     *
     * @param duration how long; zero or less lets the others have one turn
     * @param result what awaiting the coroutine gives
     * @param <T> the type of the result
     * @return the coroutine
     */
    public static <T> Coroutine<T> sleep(Duration duration, T result) {
        return new Sleep<>(Delay.nanos(duration), result);
    }

    /**
     * Waits until futures are done. Unlike the others it neither throws their exceptions nor
     * cancels them.
     *
     * <p>Write {@code Asyncio.wait}: a static import is hidden by {@link Object#wait()}.
     *
     * @param futures the futures or tasks; a set or any collection
     * @param <F> the type of the futures
     * @return a coroutine that gives those that are done and those that are not; it throws an
     *     {@link IllegalArgumentException} if there are no futures
     */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(Collection<F> futures) {
        return Wait.on(futures, Wait.FOREVER, ReturnWhen.ALL_COMPLETED);
    }

    /**
     * Waits for futures, without cancelling any; see {@link #wait(Collection)}.
     *
     * @param futures the futures or tasks; a set or any collection
     * @param returnWhen for which of them to wait
     * @param <F> the type of the futures
     * @return a coroutine that gives those that are done and those that are not; it throws an
     *     {@link IllegalArgumentException} if there are no futures
     */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(
            Collection<F> futures, ReturnWhen returnWhen) {
        return Wait.on(futures, Wait.FOREVER, returnWhen);
    }

    /**
     * Waits for futures, without cancelling any when the time is over; see {@link
     * #wait(Collection)}.
     *
     * @param futures the futures or tasks; a set or any collection
     * @param seconds how long to wait at most, in seconds
     * @param <F> the type of the futures
     * @return a coroutine that gives those that are done and those that are not; it throws an
     *     {@link IllegalArgumentException} if there are no futures
     */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(
            Collection<F> futures, double seconds) {
        return Wait.on(futures, Delay.nanos(seconds), ReturnWhen.ALL_COMPLETED);
    }

    /**
     * Waits for futures, without cancelling any when the time is over; see {@link
     * #wait(Collection)}.
     *
     * @param futures the futures or tasks; a set or any collection
     * @param seconds how long to wait at most, in seconds
     * @param returnWhen for which of them to wait
     * @param <F> the type of the futures
     * @return a coroutine that gives those that are done and those that are not; it throws an
     *     {@link IllegalArgumentException} if there are no futures
     */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(
            Collection<F> futures, double seconds, ReturnWhen returnWhen) {
        return Wait.on(futures, Delay.nanos(seconds), returnWhen);
    }

    /**
     * Waits for futures, without cancelling any when the time is over; see {@link
     * #wait(Collection)}.
     *
     * @param futures the futures or tasks; a set or any collection
     * @param timeout how long to wait at most, or null for no limit
     * @param <F> the type of the futures
     * @return a coroutine that gives those that are done and those that are not; it throws an
     *     {@link IllegalArgumentException} if there are no futures
     */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(
            Collection<F> futures, Duration timeout) {
        return Wait.on(futures, Wait.limit(timeout), ReturnWhen.ALL_COMPLETED);
    }

    /**
     * Waits for futures, without cancelling any when the time is over; see {@link
     * #wait(Collection)}.
     *
     * @param futures the futures or tasks; a set or any collection
     * @param timeout how long to wait at most, or null for no limit
     * @param returnWhen for which of them to wait
     * @param <F> the type of the futures
     * @return a coroutine that gives those that are done and those that are not; it throws an
     *     {@link IllegalArgumentException} if there are no futures
     */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(
            Collection<F> futures, Duration timeout, ReturnWhen returnWhen) {
        return Wait.on(futures, Wait.limit(timeout), returnWhen);
    }

    /**
     * Waits for an awaitable for some time. When the time is over it is cancelled, and the wait
     * goes on until it has ended.
     *
     * @param awaitable a future, or a coroutine, which becomes a task
     * @param seconds how long, in seconds; 0 or less takes the result only if it is there already
     * @param <T> the type of the result
     * @return a coroutine that gives the result
     * @throws TimeoutException from the await, if the time was over
     */
    public static <T> Coroutine<T> waitFor(Awaitable<? extends T> awaitable, double seconds)
            throws TimeoutException {
        return new WaitFor<>(awaitable, Delay.nanos(seconds));
    }

    /**
     * Waits for an awaitable for some time; see {@link #waitFor(Awaitable, double)}.
     *
     * @param awaitable a future, or a coroutine, which becomes a task
     * @param timeout how long; 0 or less takes the result only if it is there already; null for no
     *     limit: then it is only awaited
     * @param <T> the type of the result
     * @return a coroutine that gives the result
     * @throws TimeoutException from the await, if the time was over
     */
    public static <T> Coroutine<T> waitFor(Awaitable<? extends T> awaitable, Duration timeout)
            throws TimeoutException {
        return timeout == null ? new AwaitFrame<>(awaitable)
                : new WaitFor<>(awaitable, Delay.nanos(timeout));
    }

    /**
     * Protects an awaitable from a cancellation of the one who awaits it: cancelling the returned
     * future leaves it running.
     *
     * @param awaitable a future, or a coroutine, which becomes a task
     * @param <T> the type of the result
     * @return a future that ends as the awaitable does
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Future<T> shield(Awaitable<? extends T> awaitable) {
        return Shield.of(awaitable);
    }

    /**
     * Walks awaitables in the order in which they end.
     *
     * <p>They start when the walk does. Each coroutine gives the result, or throws the exception,
     * of the next one that ends.
     *
     * @param awaitables futures, or coroutines, which become tasks; one that comes twice runs once
     * @param <T> the type of the results
     * @return as many coroutines as there are awaitables, each to be awaited
     */
    public static <T> Iterable<Coroutine<T>> asCompleted(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return () -> AsCompleted.start(awaitables, Wait.FOREVER);
    }

    /**
     * Walks awaitables in the order in which they end, for some time; see
     * {@link #asCompleted(Collection)}.
     *
     * @param awaitables futures, or coroutines, which become tasks; one that comes twice runs once
     * @param seconds how long, in seconds; after it the coroutines throw a {@link TimeoutException}
     * @param <T> the type of the results
     * @return as many coroutines as there are awaitables, each to be awaited
     */
    public static <T> Iterable<Coroutine<T>> asCompleted(
            Collection<? extends Awaitable<? extends T>> awaitables, double seconds) {
        long nanos = Delay.nanos(seconds);
        return () -> AsCompleted.start(awaitables, nanos);
    }

    /**
     * Walks awaitables in the order in which they end, for some time; see
     * {@link #asCompleted(Collection)}.
     *
     * @param awaitables futures, or coroutines, which become tasks; one that comes twice runs once
     * @param timeout how long, or null for no limit; after it the coroutines throw a
     *     {@link TimeoutException}
     * @param <T> the type of the results
     * @return as many coroutines as there are awaitables, each to be awaited
     */
    public static <T> Iterable<Coroutine<T>> asCompleted(
            Collection<? extends Awaitable<? extends T>> awaitables, Duration timeout) {
        long nanos = Wait.limit(timeout);
        return () -> AsCompleted.start(awaitables, nanos);
    }

    /**
     * Runs a coroutine as a task of a loop; for other threads than the loop's.
     *
     * @param coroutine what to run
     * @param loop the loop
     * @param <T> the type of the result
     * @return its result; cancelling it cancels the task, and waiting for it on the loop's own
     *     thread is an {@link IllegalStateException}
     * @throws IllegalStateException if the loop is closed
     */
    public static <T> CompletableFuture<T> runCoroutineThreadsafe(Coroutine<T> coroutine,
            EventLoop loop) {
        return LoopCompletableFuture.submit(coroutine, (BaseEventLoop) loop);
    }

    /**
     * Runs an async lambda as a task of a loop; see
     * {@link #runCoroutineThreadsafe(Coroutine, EventLoop)}.
     *
     * @param callable what to run
     * @param loop the loop
     * @param <T> the type of the result
     * @return its result; cancelling it cancels the task, and waiting for it on the loop's own
     *     thread is an {@link IllegalStateException}
     * @throws IllegalStateException if the loop is closed
     */
    public static <T> CompletableFuture<T> runCoroutineThreadsafe(AsyncCallable<T> callable,
            EventLoop loop) {
        return runCoroutineThreadsafe(async(callable), loop);
    }

    /**
     * Calls something that blocks on a thread of the loop's default executor, in a copy of the
     * current context.
     *
     * @param callable what to call
     * @param <T> the type of the result
     * @return a coroutine that gives the result; nothing is called before it is awaited
     */
    public static <T> Coroutine<T> toThread(Callable<T> callable) {
        return new ToThread<>(callable);
    }

    /**
     * Does something that blocks on a thread of the loop's default executor, in a copy of the
     * current context.
     *
     * @param action what to do
     * @return a coroutine that ends when it is done; nothing is done before it is awaited
     */
    public static Coroutine<Void> toThread(Action action) {
        return new ToThread<>(() -> {
            action.run();
            return null;
        });
    }

    /**
     * Returns the task that runs now.
     *
     * @return the task, or null in a callback
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static Task<?> currentTask() {
        return BaseEventLoop.running().currentTask();
    }

    /**
     * Returns the tasks of the running loop that are not done.
     *
     * @return a new set, oldest first
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static Set<Task<?>> allTasks() {
        return BaseEventLoop.running().tasks.copy();
    }

    /**
     * Returns the tasks of a loop that are not done.
     *
     * @param loop the loop
     * @return a new set, oldest first
     * @throws IllegalStateException if the loop runs on another thread
     */
    public static Set<Task<?>> allTasks(EventLoop loop) {
        BaseEventLoop base = (BaseEventLoop) loop;
        base.checkThread("Asyncio.allTasks");
        return base.tasks.copy();
    }

    /**
     * Looks at all loops that run in this JVM. May be called on any thread, at any time: it never
     * blocks a loop, and what changes while it looks may be missing or shown as it was.
     *
     * @return a snapshot of each, in no particular order
     */
    public static List<LoopSnapshot> snapshots() {
        return RunningLoops.copy().stream().map(EventLoop::snapshot).toList();
    }

    /**
     * Prints every task of every running loop, with where it awaits, to the standard error stream,
     * as {@link Thread#dumpStack} does for a thread. May be called on any thread.
     */
    public static void dump() {
        dump(System.err);
    }

    /**
     * Prints every task of every running loop, with where it awaits. May be called on any thread.
     *
     * @param out where to
     */
    public static void dump(PrintStream out) {
        StringBuilder text = new StringBuilder();
        snapshots().forEach(loop -> text.append(loop).append('\n'));
        out.print(text);
    }

    /**
     * Returns the loop that runs on this thread.
     *
     * @return the loop
     * @throws IllegalStateException if none runs
     */
    public static EventLoop getRunningLoop() {
        return BaseEventLoop.running();
    }

    /**
     * Returns the loop that runs on this thread, else the one that was set for it. The JVM's main
     * thread gets one when it has set none.
     *
     * @return the loop
     * @throws IllegalStateException if there is none
     */
    public static EventLoop getEventLoop() {
        return LoopThread.current().loop();
    }

    /**
     * Sets the loop of this thread.
     *
     * @param loop what {@link #getEventLoop()} returns from now on, or null for none
     */
    public static void setEventLoop(EventLoop loop) {
        LoopThread.current().set(loop);
    }

    /**
     * Makes a loop.
     *
     * @return a new loop, not running
     */
    public static EventLoop newEventLoop() {
        return new SelectorEventLoop();
    }
}
