package dev.sospeso.asyncio;

/** Something to do that gives no result. */
@FunctionalInterface
public interface Action {

    /**
     * Does it.
     *
     * @throws Exception what goes wrong
     */
    void run() throws Exception;
}
