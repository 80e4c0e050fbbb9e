package dev.sospeso;

import java.util.ArrayList;
import java.util.List;

/**
 * A chain of suspended calls, as an event loop drives it with {@link AsyncFrame#drive}. For event
 * loops; programs never name it.
 */
public final class Chain {

    private Chain() {
    }

    /**
     * Takes over a coroutine that no one awaits.
     *
     * @param coroutine the coroutine; one that was driven by hand goes on where it is
     * @return the frame to drive first
     * @throws IllegalStateException if it is running, has finished or is being awaited
     */
    public static AsyncFrame of(CoroutineFrame<?> coroutine) {
        return HandDriver.leafOf(coroutine);
    }

    /**
     * Says what a suspended chain hands to its driver.
     *
     * @param leaf the chain's leaf
     * @return a future, null for a bare yield, or what a custom awaiter yielded
     */
    public static Object yielded(AsyncFrame leaf) {
        return leaf.yielded();
    }

    /**
     * Says what a leaf itself awaits; for any thread.
     *
     * @param leaf a chain's leaf
     * @return a future, what a custom awaiter yielded, or anything else if it is not suspended
     */
    public static Object awaited(AsyncFrame leaf) {
        Object awaited = leaf.transfer;
        return awaited == null && leaf instanceof AwaiterFrame frame ? frame.yielded() : awaited;
    }

    /**
     * Says whether a chain waits for nothing but its next turn.
     *
     * @param leaf the leaf of a suspended chain
     * @return whether a method of ours has suspended at a bare yield; if not, {@link #yielded} may
     *     still be null
     */
    public static boolean isBareYield(AsyncFrame leaf) {
        return leaf.transfer == null && leaf.state != AsyncFrame.RESERVED;
    }

    /**
     * Gives a leaf the value of what it awaits, so that it need not ask for it when it is driven on.
     *
     * @param leaf the leaf of a suspended chain
     * @param awaited what has ended; nothing happens if the leaf itself awaits something else
     * @param value the value
     */
    public static void hand(AsyncFrame leaf, Suspension awaited, Object value) {
        if (leaf.transfer == awaited && !(value instanceof Suspension)) {
            leaf.transfer = value;
        }
    }

    /**
     * Makes the next {@link AsyncFrame#drive} throw at the leaf's suspension point.
     *
     * @param leaf the leaf of a suspended chain
     * @param exception what is thrown, as itself
     */
    public static void raise(AsyncFrame leaf, Throwable exception) {
        leaf.thrown(exception);
    }

    /**
     * Makes the error of a cancellation. Its trace begins where it is thrown into a coroutine.
     *
     * @param message what happened, or null
     * @return a new error without a trace
     */
    public static CancelledError cancellation(String message) {
        return CancelledError.thrownIn(message);
    }

    /**
     * Ends a frame that has not begun, so that it never will.
     *
     * @param frame a frame
     * @return whether it had not begun
     */
    public static boolean abandon(AsyncFrame frame) {
        return frame.abandon();
    }

    /**
     * Says whether nobody has begun, awaited or taken over a frame.
     *
     * @param frame a frame
     * @return whether it is as it was made
     */
    public static boolean isUntouched(AsyncFrame frame) {
        return frame.state == AsyncFrame.CREATED;
    }

    /**
     * Lists where a suspended chain stands.
     *
     * @param leaf the chain's leaf
     * @return the suspension points of its async methods, innermost first
     */
    public static List<StackTraceElement> trace(AsyncFrame leaf) {
        List<StackTraceElement> trace = new ArrayList<>();
        for (AsyncFrame frame = leaf; frame != null; frame = frame.awaiter) {
            StackTraceElement place = AsyncTrace.place(frame);
            if (place != null) {
                trace.add(place);
            }
        }
        return trace;
    }

    /**
     * Lists where a chain stands, also one that another thread is driving: what has moved on while
     * this looks may be missing. A frame that has not begun counts too. Never blocks and never
     * disturbs the driver.
     *
     * @param leaf the chain's leaf, or what it was a moment ago
     * @return the suspension points of its async methods, innermost first, at most 1024
     */
    public static List<StackTraceElement> glance(AsyncFrame leaf) {
        List<StackTraceElement> trace = new ArrayList<>();
        AsyncFrame frame = leaf;
        for (int left = AsyncTrace.MAX_ELEMENTS; frame != null && left > 0; left--) {
            StackTraceElement place = AsyncTrace.begunOrNot(frame);
            if (place != null) {
                trace.add(place);
            }
            frame = frame.awaiter;
        }
        return trace;
    }
}
