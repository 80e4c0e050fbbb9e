package dev.sospeso.asyncio;

/** When {@link Asyncio#wait(java.util.Collection, ReturnWhen)} returns. */
public enum ReturnWhen {
    /** When any future is done. */
    FIRST_COMPLETED,
    /** When any future has failed, or all are done; a cancelled one has not failed. */
    FIRST_EXCEPTION,
    /** When all futures are done. */
    ALL_COMPLETED
}
