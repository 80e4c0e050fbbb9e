package dev.sospeso.asyncio;

/** The future of a {@link WaitFrame}: done when it is its turn, cancelled with the task that waits. */
final class Waiter extends Future<Void> {

    Waiter(BaseEventLoop loop) {
        super(loop);
    }

    /** What a task that waits its turn waits for, in a word. */
    static final String KIND = "wake-up";

    @Override
    String kind() {
        return KIND;
    }
}
