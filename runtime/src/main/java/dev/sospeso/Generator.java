package dev.sospeso;

import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A two-way generator, with Python's rules: yields Y, is sent S, returns R.
 *
 * <p>Nothing runs until the first {@link #next()}. Not thread-safe.
 *
 * @param <Y> the type it yields
 * @param <S> the type it is sent
 * @param <R> the type it returns
 */
public interface Generator<Y, S, R> extends Iterator<Y>, Iterable<Y>, AutoCloseable {

    /**
     * Suspends the generator: hands a value to its consumer and waits for what is sent back.
     *
     * @param value what the consumer's {@code next} or {@code send} returns
     * @param <S> the type that is sent
     * @return what was sent, null for {@code next}
     * @throws IllegalStateException when reached in code that was not transformed
     */
    static <S> S yield(Object value) {
        throw Untransformed.suspensionPoint("Generator.yield");
    }

    /**
     * Delegates to another generator until it ends: its values go to the consumer, and what the
     * consumer sends or throws goes to it.
     *
     * @param generator what to delegate to; one that has been started goes on where it is
     * @param <R> the type of its result
     * @return its result
     * @throws IllegalStateException when reached in code that was not transformed
     */
    static <R> R yieldFrom(Generator<?, ?, ? extends R> generator) {
        throw Untransformed.suspensionPoint("Generator.yieldFrom");
    }

    /**
     * Yields all that an iterable gives; a generator among its iterators is delegated to.
     *
     * @param iterable where the values come from
     * @param <R> the type of the result
     * @return the value of a {@link StopIteration} that its {@code next()} throws, else null
     * @throws IllegalStateException when reached in code that was not transformed
     */
    static <R> R yieldFrom(Iterable<?> iterable) {
        throw Untransformed.suspensionPoint("Generator.yieldFrom");
    }

    /**
     * Yields all that an iterator gives; a generator is delegated to.
     *
     * @param iterator where the values come from
     * @param <R> the type of the result
     * @return the value of a {@link StopIteration} that its {@code next()} throws, else null
     * @throws IllegalStateException when reached in code that was not transformed
     */
    static <R> R yieldFrom(Iterator<?> iterator) {
        throw Untransformed.suspensionPoint("Generator.yieldFrom");
    }

    /**
     * Gives the result of a generator method: {@code return Generator.of(value)}. Elsewhere it makes
     * a generator that yields nothing.
     *
     * @param result the result, or null
     * @param <Y> the type it yields
     * @param <S> the type it is sent
     * @param <R> the type it returns
     * @return a generator that returns the result at once
     */
    static <Y, S, R> Generator<Y, S, R> of(R result) {
        return new CompletedGenerator<>(result);
    }

    /**
     * Looks at the numbers that a generator yields, without a box for each: where its body yields
     * an {@code int} directly, as in {@code Generator.yield(i)}, none is made.
     *
     * <p>As {@link #hasNext()} of the generator, that of the view runs ahead to the next yield; what it
     * finds waits for the view. After the last number {@code nextInt} throws a {@link StopIteration}.
     *
     * @param generator where the numbers come from
     * @return a view of the generator; not thread-safe
     * @throws NullPointerException if the generator is null
     */
    static PrimitiveIterator.OfInt ints(Generator<Integer, ?, ?> generator) {
        return new Numbers.OfInt(generator);
    }

    /**
     * Looks at the numbers that a generator yields, without a box for each: where its body yields
     * a {@code long} directly, as in {@code Generator.yield(i)}, none is made.
     *
     * <p>As {@link #hasNext()} of the generator, that of the view runs ahead to the next yield; what it
     * finds waits for the view. After the last number {@code nextLong} throws a {@link StopIteration}.
     *
     * @param generator where the numbers come from
     * @return a view of the generator; not thread-safe
     * @throws NullPointerException if the generator is null
     */
    static PrimitiveIterator.OfLong longs(Generator<Long, ?, ?> generator) {
        return new Numbers.OfLong(generator);
    }

    /**
     * Looks at the numbers that a generator yields, without a box for each: where its body yields
     * a {@code double} directly, as in {@code Generator.yield(i)}, none is made.
     *
     * <p>As {@link #hasNext()} of the generator, that of the view runs ahead to the next yield; what it
     * finds waits for the view. After the last number {@code nextDouble} throws a {@link StopIteration}.
     *
     * @param generator where the numbers come from
     * @return a view of the generator; not thread-safe
     * @throws NullPointerException if the generator is null
     */
    static PrimitiveIterator.OfDouble doubles(Generator<Double, ?, ?> generator) {
        return new Numbers.OfDouble(generator);
    }

    /**
     * Runs to the next yield; the same as {@code send(null)}.
     *
     * @return the value yielded
     * @throws StopIteration when the generator returns or has returned, with its result
     * @throws AlreadyExecutingException when the generator is running
     */
    @Override
    Y next();

    /**
     * Sends a value to the yield at which the generator waits, and runs to the next one.
     *
     * @param value what that yield gives; must be null on the first call
     * @return the value yielded
     * @throws StopIteration when the generator returns or has returned, with its result
     * @throws GeneratorNotStartedException when a value other than null is sent first
     * @throws AlreadyExecutingException when the generator is running
     * @throws IllegalStateException when {@link #hasNext()} has run ahead and the value is not null
     */
    Y send(S value);

    /**
     * Throws an exception at the yield at which the generator waits, and runs to the next one.
     *
     * @param exception what that yield throws, as itself
     * @return the value yielded
     * @throws StopIteration when the generator returns, with its result
     * @throws AlreadyExecutingException when the generator is running
     */
    Y throwIn(Throwable exception);

    /**
     * Throws {@link GeneratorExit} at the yield at which the generator waits, so that finally blocks
     * run.
     *
     * @throws IllegalStateException when the generator yields again
     * @throws AlreadyExecutingException when the generator is running
     */
    @Override
    void close();

    /**
     * Runs ahead to the next yield and keeps its value for {@link #next()}.
     *
     * @return false when the generator has ended
     * @throws AlreadyExecutingException when the generator is running
     */
    @Override
    boolean hasNext();

    /**
     * Returns the result of a generator that has ended by returning.
     *
     * @return what it returned, or null
     * @throws IllegalStateException when it has not returned
     */
    R result();

    @Override
    default Iterator<Y> iterator() {
        return this;
    }

    /**
     * Returns the values still to come as a sequential stream that closes the generator when it is
     * closed.
     *
     * @return a stream over this generator
     */
    default Stream<Y> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }
}
