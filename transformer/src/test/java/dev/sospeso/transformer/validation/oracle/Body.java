package dev.sospeso.transformer.validation.oracle;

import dev.sospeso.AsyncGenerator;
import dev.sospeso.Awaitable;
import dev.sospeso.Generator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;

/** The user's own body of an async method with its arguments: what the oracle's stubs make. */
public final class Body {

    private final MethodHandle method;
    private final Object[] arguments;

    private Body(Lookup owner, String name, String descriptor, Object[] arguments) {
        this.arguments = arguments;
        Class<?> type = owner.lookupClass();
        MethodType signature =
                MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader());
        try {
            MethodHandle found = signature.parameterCount() == arguments.length
                    ? owner.findStatic(type, name, signature)
                    : owner.findSpecial(type, name, signature, type);
            method = found.asFixedArity();
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
    }

    Object run() throws Throwable {
        return method.invokeWithArguments(arguments);
    }

    /** A lazy coroutine. */
    public static Awaitable<?> coroutine(Lookup owner, String name, String descriptor,
            Object[] arguments) {
        return new BlockingCoroutine<>(() -> {
            Object end = new Body(owner, name, descriptor, arguments).run();
            return end == null ? null : BlockingAsyncio.<Object>await((Awaitable<?>) end);
        });
    }

    /** A generator on a thread of its own. */
    public static Generator<?, ?, ?> generator(Lookup owner, String name, String descriptor,
            Object[] arguments) {
        return new ThreadGenerator("generator", () -> {
            Object end = new Body(owner, name, descriptor, arguments).run();
            return end == null ? null : ThreadGenerator.yieldFrom((Generator<?, ?, ?>) end);
        });
    }

    /** An async generator on a thread of its own. */
    public static AsyncGenerator<?, ?> asyncGenerator(Lookup owner, String name, String descriptor,
            Object[] arguments) {
        return new ThreadAsyncGenerator(new ThreadGenerator("async generator",
                () -> new Body(owner, name, descriptor, arguments).run()));
    }

    /** The stage of a body that has run. */
    public static CompletableFuture<?> stage(Lookup owner, String name, String descriptor,
            Object[] arguments) {
        try {
            Object end = new Body(owner, name, descriptor, arguments).run();
            return end == null ? CompletableFuture.completedFuture(null)
                    : (CompletableFuture<?>) end;
        } catch (Throwable exception) {
            return CompletableFuture.failedFuture(exception);
        }
    }
}
