package dev.sospeso.transformer.normalise;

/** The calls in a body that the emitter completes with the frame or the depth. */
public enum SiteKind {
    /** Await of an awaitable: {@code AsyncFrame.await(Awaitable)}. */
    AWAIT(true),
    /** Await of a call of a statically bound async method of the same class: its body. */
    CALL(true),
    /** Await of a CompletionStage: {@code CompletionStages.await(CompletionStage)}. */
    AWAIT_STAGE(true),
    /** {@code hasNext} of an awaitEach iterator: {@code AwaitEach.hasNext(Iterator)}. */
    HAS_NEXT(true),
    /** End of a try-with-resources: {@code AsyncFrame.exit(AsyncCloseable[, Throwable])}. */
    EXIT(true),
    /** {@code Generator.yield(Object)}. */
    YIELD(true),
    /** The boxing of a number that is yielded at once: {@code GeneratorFrame.box(number)}. */
    BOX(false),
    /** {@code AsyncGenerator.yield(Object)}. */
    ASYNC_YIELD(true),
    /** {@code GeneratorFrame.delegate(Object)}. */
    DELEGATE(true),
    /** A tail await: {@code AsyncFrame.tail} or {@code CompletionStages.tail}, then areturn. */
    TAIL(false),
    /** A tail await of a call of a statically bound async method of the same class. */
    TAIL_CALL(false),
    /** The end of a generator: {@code finish} or {@code become} of its frame, then areturn. */
    FINISH(false);

    private final boolean suspension;

    SiteKind(boolean suspension) {
        this.suspension = suspension;
    }

    /**
     * Says whether the body can be left and resumed here.
     *
     * @return true for suspension points
     */
    public boolean isSuspension() {
        return suspension;
    }

    /**
     * Says whether the body is always left here.
     *
     * @return true for yields
     */
    public boolean isYield() {
        return this == YIELD || this == ASYNC_YIELD;
    }
}
