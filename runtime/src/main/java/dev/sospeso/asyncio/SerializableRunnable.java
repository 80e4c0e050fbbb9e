package dev.sospeso.asyncio;

import java.io.Serializable;

/**
 * A task without a result that can be sent to another JVM. A lambda written where this type is asked
 * for is serialisable; what it captures must be so too.
 */
@FunctionalInterface
public interface SerializableRunnable extends Runnable, Serializable {
}
