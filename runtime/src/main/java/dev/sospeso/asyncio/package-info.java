/**
 * The event loop: futures, tasks and what is built on them, with the meaning of Python's asyncio.
 *
 * <p>{@link dev.sospeso.asyncio.Asyncio} is the door, made for one static import. A loop belongs to
 * one thread; futures, tasks and primitives belong to their loop and are not thread-safe, but for
 * the calls named so. While a loop runs, any other call from a foreign thread throws an
 * {@link java.lang.IllegalStateException} that names both threads.
 */
package dev.sospeso.asyncio;
