package dev.sospeso.asyncio;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The {@linkplain DetachedCall detached calls} that go on on one thread. Ending one may let the next
 * go on, and so on; beyond some depth they queue up, so that a long chain needs no Java stack.
 */
final class Resumptions {

    /** Enough that a call hardly ever waits for the code that woke it; little enough to be safe. */
    private static final int MAX_DEPTH = 64;

    private final LoopThread thread;
    private final Queue<DetachedCall<?>> queue = new ArrayDeque<>();
    private int depth;

    Resumptions(LoopThread thread) {
        this.thread = thread;
    }

    void run(DetachedCall<?> call) {
        if (depth >= MAX_DEPTH) {
            queue.add(call);
            return;
        }
        depth++;
        try {
            call.driveOn(thread);
            while (depth == 1 && !queue.isEmpty()) {
                queue.remove().driveOn(thread);
            }
        } finally {
            depth--;
        }
    }
}
