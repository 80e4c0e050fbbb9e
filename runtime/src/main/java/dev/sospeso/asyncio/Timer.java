package dev.sospeso.asyncio;

/** What the {@link TimerHeap} holds; it knows its own place there, so that it can leave early. */
interface Timer {

    /** The place of a timer that is not in the heap. */
    int NOWHERE = -1;

    /** The index in the heap, or {@link #NOWHERE}. */
    int place();

    /** Called by the heap alone. */
    void place(int place);
}
