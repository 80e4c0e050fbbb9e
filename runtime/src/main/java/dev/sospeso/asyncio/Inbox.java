package dev.sospeso.asyncio;

import java.util.concurrent.atomic.AtomicReference;

/** Where other threads put callbacks for a loop: linked through the handles, no lock. */
final class Inbox {

    private final AtomicReference<Handle> last = new AtomicReference<>();

    boolean isEmpty() {
        return last.getPlain() == null;
    }

    /** As {@link #isEmpty}, ordered after what this thread has written before. */
    boolean isEmptyVolatile() {
        return last.get() == null;
    }

    void add(Handle handle) {
        Handle previous;
        do {
            previous = last.get();
            handle.next = previous;
        } while (!last.compareAndSet(previous, handle));
    }

    /** Moves all to the ready queue, in the order they came. */
    void drainTo(ReadyQueue ready) {
        Handle newest = last.getAndSet(null);
        int count = 0;
        for (Handle handle = newest; handle != null; handle = handle.next) {
            count++;
        }
        ready.addLinked(newest, count);
    }
}
