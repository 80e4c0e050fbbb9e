/** Coroutines, generators and async generators for Java, and an event loop with asyncio's meaning. */
module dev.sospeso.runtime {
    // Only for the options of this JVM, which worker processes get too.
    requires java.management;

    exports dev.sospeso;
    exports dev.sospeso.asyncio;
    exports dev.sospeso.asyncio.process;
    exports dev.sospeso.asyncio.testing;
}
