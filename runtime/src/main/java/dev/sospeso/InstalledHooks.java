package dev.sospeso;

/** The hooks of each thread. */
final class InstalledHooks {

    static final ThreadLocal<AsyncGeneratorHooks> CURRENT = new ThreadLocal<>();

    static final ThreadLocal<CoroutineHooks> COROUTINES = new ThreadLocal<>();
    /**
     * Whether any thread has ever had coroutine hooks, so that without debug mode a coroutine costs
     * one read. Not volatile: the thread that installs hooks sees it, and no other has to.
     */
    static boolean coroutines;

    private InstalledHooks() {
    }

    static void created(CoroutineFrame<?> coroutine) {
        CoroutineHooks hooks = COROUTINES.get();
        if (hooks != null) {
            hooks.created(coroutine);
        }
    }
}
