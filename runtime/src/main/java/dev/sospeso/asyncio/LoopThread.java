package dev.sospeso.asyncio;

/** What a thread knows of its loops: which one runs on it, which one was set, and the context. */
final class LoopThread {

    /** What the JVM calls the thread that runs {@code main}; its number differs between releases. */
    private static final String MAIN_THREAD = "main";
    private static final ThreadLocal<LoopThread> CURRENT =
            ThreadLocal.withInitial(LoopThread::new);

    /** The loop that runs on this thread, or null. */
    BaseEventLoop running;
    /** The current context; null as long as no variable has been set in it. */
    Context context;
    /** The detached calls that go on on this thread. */
    final Resumptions detached = new Resumptions(this);
    /** The loop that {@code setEventLoop} set, or null; and whether it was ever called. */
    private EventLoop set;
    private boolean wasSet;

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

    void set(EventLoop loop) {
        set = loop;
        wasSet = true;
    }

    /** The running loop, else the one that was set; the main thread gets one by itself. */
    EventLoop loop() {
        if (running != null) {
            return running;
        }
        if (set == null && !wasSet && isMain()) {
            set(new SelectorEventLoop());
        }
        if (set == null) {
            throw new IllegalStateException("There is no current event loop in thread '"
                    + Thread.currentThread().getName() + "'.");
        }
        return set;
    }

    /** Whether this is the JVM's main thread. */
    static boolean isMain() {
        return Thread.currentThread().getName().equals(MAIN_THREAD);
    }
}
