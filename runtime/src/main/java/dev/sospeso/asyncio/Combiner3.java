package dev.sospeso.asyncio;

/**
 * Makes one result of three.
 *
 * @param <A> the type of the first
 * @param <B> the type of the second
 * @param <C> the type of the third
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Combiner3<A, B, C, R> {

    /**
     * Combines.
     *
     * @param a the first
     * @param b the second
     * @param c the third
     * @return the result
     */
    R apply(A a, B b, C c);
}
