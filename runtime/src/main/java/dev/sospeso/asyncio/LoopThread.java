package dev.sospeso.asyncio;

/** What a thread knows of its loops: which one runs on it, which one was set, and the context. */
final class LoopThread {

    private static final ThreadLocal<LoopThread> CURRENT =
            ThreadLocal.withInitial(LoopThread::new);

    /** The loop that runs on this thread, or null. */
    BaseEventLoop running;
    /** The loop that {@code setEventLoop} set, or null. */
    EventLoop set;
    /** Whether {@code setEventLoop} was ever called. */
    boolean wasSet;
    /** The current context; null as long as no variable has been set in it. */
    Context context;

    private LoopThread() {
    }

    static LoopThread current() {
        return CURRENT.get();
    }

    /** The context, made if there is none yet. */
    Context context() {
        if (context == null) {
            context = new Context();
        }
        return context;
    }
}
