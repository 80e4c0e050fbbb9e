package dev.sospeso.asyncio;

/** A place in a queue of {@link Waiters}: done when it is this one's turn, cancelled with its task. */
final class Waiter extends Future<Void> {

    /** The queue it stands in, or null. */
    Waiters queue;
    Waiter previous;
    Waiter next;

    Waiter(BaseEventLoop loop) {
        super(loop);
    }

    @Override
    String kind() {
        return "wake-up";
    }
}
