package dev.sospeso;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose body is rewritten into a resumable state machine.
 *
 * <p>The return type says which kind it becomes: {@link Coroutine} (or {@link Awaitable}),
 * {@link Generator}, {@link AsyncGenerator}, or {@link java.util.concurrent.CompletableFuture} and
 * {@link java.util.concurrent.CompletionStage}. On the method of a functional interface it makes
 * every lambda for that interface async.
 *
 * <p>The rewriting is done by the Maven plugin, the {@code -javaagent} or the transformer's own
 * class loader; without one of them a suspension point throws as soon as it is reached.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Async {
}
