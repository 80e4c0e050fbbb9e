package dev.sospeso.asyncio;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task that can be sent to another JVM. A lambda written where this type is asked for is
 * serialisable; what it captures must be so too.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface SerializableCallable<T> extends Callable<T>, Serializable {
}
