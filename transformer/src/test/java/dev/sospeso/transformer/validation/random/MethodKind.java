package dev.sospeso.transformer.validation.random;

/** What a method of a program is. */
enum MethodKind {
    COROUTINE,
    GENERATOR,
    ASYNC_GENERATOR,
    STAGE,
    PLAIN;

    boolean awaits() {
        return this == COROUTINE || this == ASYNC_GENERATOR || this == STAGE;
    }

    /** Whether the type of its result is one of the program's choice. */
    boolean hasResult() {
        return this != GENERATOR && this != ASYNC_GENERATOR;
    }

    String returnType(JavaType result) {
        return switch (this) {
            case COROUTINE -> "Coroutine<" + result.boxed() + ">";
            case GENERATOR -> "Generator<Object, Object, Object>";
            case ASYNC_GENERATOR -> "AsyncGenerator<Object, Object>";
            case STAGE -> "CompletableFuture<" + result.boxed() + ">";
            case PLAIN -> result.source();
        };
    }

    /** A return statement; {@code #} stands for the result, if there is one. */
    String returnStatement() {
        return switch (this) {
            case COROUTINE -> "return Coroutine.of(#);\n";
            case GENERATOR -> "return Generator.of(#);\n";
            case ASYNC_GENERATOR -> "return null;\n";
            case STAGE -> "return CompletableFuture.completedFuture(#);\n";
            case PLAIN -> "return #;\n";
        };
    }
}
