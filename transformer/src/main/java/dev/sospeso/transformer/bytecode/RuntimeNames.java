package dev.sospeso.transformer.bytecode;

/** The names of the runtime that transformed code refers to; the only place that holds them. */
public final class RuntimeNames {

    /** The annotation, as a descriptor. */
    public static final String ASYNC_DESC = "Ldev/sospeso/Async;";

    /** The static door of the event loop. */
    public static final String ASYNCIO = "dev/sospeso/asyncio/Asyncio";
    /** The bridge to plain Java's futures. */
    public static final String COMPLETION_STAGES = "dev/sospeso/asyncio/CompletionStages";

    /** The language's types. */
    public static final String COROUTINE = "dev/sospeso/Coroutine";
    /** What await accepts. */
    public static final String AWAITABLE = "dev/sospeso/Awaitable";
    /** Generators. */
    public static final String GENERATOR = "dev/sospeso/Generator";
    /** Async generators. */
    public static final String ASYNC_GENERATOR = "dev/sospeso/AsyncGenerator";
    /** The head of an async for-each loop. */
    public static final String AWAIT_EACH = "dev/sospeso/AwaitEach";
    /** Resources whose closing suspends. */
    public static final String ASYNC_CLOSEABLE = "dev/sospeso/AsyncCloseable";

    /** What a body returns in place of a value. */
    public static final String SUSPENSION = "dev/sospeso/Suspension";
    /** The base of all frames. */
    public static final String ASYNC_FRAME = "dev/sospeso/AsyncFrame";
    /** The base of coroutine frames. */
    public static final String COROUTINE_FRAME = "dev/sospeso/CoroutineFrame";
    /** The base of generator frames. */
    public static final String GENERATOR_FRAME = "dev/sospeso/GeneratorFrame";
    /** The base of async generator frames. */
    public static final String ASYNC_GENERATOR_FRAME = "dev/sospeso/AsyncGeneratorFrame";
    /** Ends a coroutine; must not leave a body. */
    public static final String STOP_ITERATION = "dev/sospeso/StopIteration";

    /** The class attribute that marks a transformed class. */
    public static final String TRANSFORMED_ATTRIBUTE = "dev.sospeso.Transformed";
    /** The class attribute that marks a frame class. */
    public static final String FRAME_ATTRIBUTE = "dev.sospeso.Frame";
    /** The name of the accessors through which frame classes enter bodies. */
    public static final String ACCESSOR = "async$resume";
    /** Stands between the owner's and the method's name in the name of a frame class. */
    public static final String FRAME_INFIX = "$async$";
    /** How many bodies may be nested on the Java stack; equal to the runtime's constant. */
    public static final int MAX_DEPTH = 400;

    private RuntimeNames() {
    }
}
