package dev.sospeso.asyncio;

/**
 * Makes one result of four.
 *
 * @param <A> the type of the first
 * @param <B> the type of the second
 * @param <C> the type of the third
 * @param <D> the type of the fourth
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Combiner4<A, B, C, D, R> {

    /**
     * Combines.
     *
     * @param a the first
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @return the result
     */
    R apply(A a, B b, C c, D d);
}
