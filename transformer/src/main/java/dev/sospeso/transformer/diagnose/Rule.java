package dev.sospeso.transformer.diagnose;

/**
 * The catalogue of what the transformer refuses or warns about. Each constant's name is the id that
 * users see; {@code docs/rules.md} explains each with wrong and corrected code.
 */
public enum Rule {
    /** A suspension point in a method that is not async. */
    SUSPENSION_OUTSIDE_ASYNC(Severity.ERROR,
            "A suspension point stands in a method that is not async."),
    /** A suspension point in a constructor, an instance or a static initialiser. */
    SUSPENSION_IN_INITIALIZER(Severity.ERROR,
            "A suspension point stands in a constructor or an initialiser."),
    /** A suspension point inside a synchronized block or method. */
    SUSPENSION_IN_MONITOR(Severity.ERROR,
            "A suspension point stands where a monitor is held."),
    /** A suspension point of another kind of async method. */
    SUSPENSION_OF_OTHER_KIND(Severity.ERROR,
            "The suspension point belongs to another kind of async method."),
    /** A method reference to a suspension point. */
    SUSPENSION_METHOD_REFERENCE(Severity.ERROR,
            "A method reference names a suspension point."),
    /** An async method whose return type says no kind. */
    ASYNC_RETURN_TYPE(Severity.ERROR,
            "The return type of an async method is none of those that can be async."),
    /** An async method without a body that could be rewritten. */
    ASYNC_NATIVE(Severity.ERROR, "A native method is marked @Async."),
    /** Our annotation and Spring's on one method. */
    SPRING_ASYNC(Severity.ERROR, "Spring's @Async stands on an async method."),
    /** A tail await that the try around it does not cover. */
    TAIL_AWAIT_IN_TRY(Severity.ERROR,
            "An awaitable is returned inside a try statement that does not cover its run."),
    /** An async generator that returns something. */
    ASYNC_GENERATOR_RESULT(Severity.ERROR, "An async generator returns something else than null."),
    /** A call whose coroutine nobody runs. */
    UNAWAITED_COROUTINE(Severity.ERROR, "A coroutine is made and dropped: it never runs."),
    /** Object.wait and its kin on one of our types. */
    OBJECT_WAIT_NOTIFY(Severity.ERROR,
            "Object's wait, notify or notifyAll is called on one of Sospeso's types."),
    /** A value that the declared generator type cannot yield. */
    IMPOSSIBLE_YIELDED_TYPE(Severity.ERROR,
            "A yielded value can never have the type that the method declares."),
    /** A use of a yield's result that the declared generator type makes impossible. */
    IMPOSSIBLE_SENT_TYPE(Severity.ERROR,
            "A yield's result is used as a type that can never be sent."),
    /** An AwaitEach outside the head of a for-each loop. */
    AWAIT_EACH_ESCAPES(Severity.ERROR,
            "An awaitEach(...) is used otherwise than as the head of a for-each loop."),
    /** Bytecode subroutines. */
    SUBROUTINE_CODE(Severity.ERROR, "An async method has subroutines (jsr and ret)."),
    /** A name that the transformer needs is taken. */
    GENERATED_NAME_TAKEN(Severity.ERROR, "A name that the transformer generates is taken."),
    /** The close() calls of a try-with-resources are not in a known shape. */
    UNKNOWN_CLOSE_SHAPE(Severity.ERROR,
            "The compiler's form of a try-with-resources statement is not known."),
    /** Compiled for Java 7 or later, but without stack map frames. */
    MISSING_STACK_MAPS(Severity.ERROR, "An async method lacks its stack map frames."),
    /** The class file breaks the rules of the class file format. */
    INVALID_CLASS_FILE(Severity.ERROR, "The class file is damaged."),
    /** Another version has transformed the class, with another calling convention. */
    TRANSFORMED_BY_OTHER_VERSION(Severity.ERROR,
            "Another version of the transformer has transformed the class."),
    /** The class file is newer than this transformer knows. */
    UNSUPPORTED_CLASS_VERSION(Severity.ERROR,
            "The class file is newer than this transformer knows."),
    /** A method is too large after the expansion. */
    METHOD_TOO_LARGE(Severity.ERROR, "An async method is larger than 65535 bytes when rewritten."),
    /** A method stays interpreted, because it is too large for the JIT compiler. */
    METHOD_NOT_COMPILED(Severity.WARNING,
            "An async method is larger than 8000 bytes when rewritten: it stays interpreted."),
    /** A call that stops the whole event loop. */
    BLOCKING_CALL(Severity.WARNING, "An async method calls something that blocks its thread."),
    /** A catch block that takes the cancellation. */
    SWALLOWED_CANCELLATION(Severity.WARNING,
            "A catch block takes the CancelledError of a suspension point and does not rethrow it.");

    private final Severity severity;
    private final String summary;

    Rule(Severity severity, String summary) {
        this.severity = severity;
        this.summary = summary;
    }

    /**
     * Says how bad a finding of this rule is, unless options say otherwise.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Says in one sentence what is wrong.
     *
     * @return the sentence
     */
    public String summary() {
        return summary;
    }
}
