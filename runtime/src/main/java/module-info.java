/** Coroutines, generators and async generators for Java, and an event loop with asyncio's meaning. */
module dev.sospeso.runtime {
    exports dev.sospeso;
    exports dev.sospeso.asyncio;
    exports dev.sospeso.asyncio.testing;
}
