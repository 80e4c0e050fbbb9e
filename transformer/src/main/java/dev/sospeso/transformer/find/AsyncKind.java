package dev.sospeso.transformer.find;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import org.objectweb.asm.Type;

/** What an async method becomes; decided by its return type. */
public enum AsyncKind {
    /** Returns {@code Coroutine} or {@code Awaitable}. */
    COROUTINE(RuntimeNames.COROUTINE_FRAME),
    /** Returns {@code Generator}. */
    GENERATOR(RuntimeNames.GENERATOR_FRAME),
    /** Returns {@code AsyncGenerator}. */
    ASYNC_GENERATOR(RuntimeNames.ASYNC_GENERATOR_FRAME),
    /** Returns {@code CompletableFuture} or {@code CompletionStage}: a coroutine started at once. */
    FUTURE(RuntimeNames.COROUTINE_FRAME);

    private final String frameSuperclass;

    AsyncKind(String frameSuperclass) {
        this.frameSuperclass = frameSuperclass;
    }

    /**
     * Returns what the frame class extends.
     *
     * @return an internal name
     */
    public String frameSuperclass() {
        return frameSuperclass;
    }

    /**
     * Says whether the body may await.
     *
     * @return false for a plain generator
     */
    public boolean awaits() {
        return this != GENERATOR;
    }

    /**
     * Decides the kind of a method.
     *
     * @param descriptor the method's descriptor
     * @return the kind, or null if its return type is not in the table
     */
    public static AsyncKind of(String descriptor) {
        return switch (Type.getReturnType(descriptor).getDescriptor()) {
            case "Ldev/sospeso/Coroutine;", "Ldev/sospeso/Awaitable;" -> COROUTINE;
            case "Ldev/sospeso/Generator;" -> GENERATOR;
            case "Ldev/sospeso/AsyncGenerator;" -> ASYNC_GENERATOR;
            case "Ljava/util/concurrent/CompletableFuture;",
                 "Ljava/util/concurrent/CompletionStage;" -> FUTURE;
            default -> null;
        };
    }
}
