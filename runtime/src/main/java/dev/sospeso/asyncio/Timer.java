package dev.sospeso.asyncio;

/** What the {@link TimerHeap} holds. */
interface Timer {

    /** Whether it was cancelled, so that it need not come up. */
    boolean isDead();

    /** Called by the heap alone, when it takes the timer in or gives it out. */
    void scheduled(boolean inHeap);
}
