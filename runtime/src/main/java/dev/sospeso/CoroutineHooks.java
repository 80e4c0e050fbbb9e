package dev.sospeso;

/**
 * What an event loop in debug mode is told of the coroutines made on its thread, so that it can
 * report those that nobody awaits. For event loops; programs never name it.
 */
@FunctionalInterface
public interface CoroutineHooks {

    /**
     * Called when a coroutine is made, from its constructor.
     *
     * @param coroutine the coroutine; nothing of it may be used yet
     */
    void created(CoroutineFrame<?> coroutine);

    /**
     * Installs hooks for the coroutines that the current thread makes from now on.
     *
     * @param hooks the hooks, or null for none
     * @return the hooks that were installed before, or null
     */
    static CoroutineHooks install(CoroutineHooks hooks) {
        if (!InstalledHooks.coroutines && hooks == null) {
            return null;
        }
        CoroutineHooks previous = InstalledHooks.COROUTINES.get();
        if (hooks == null) {
            InstalledHooks.COROUTINES.remove();
        } else {
            InstalledHooks.coroutines = true;
            InstalledHooks.COROUTINES.set(hooks);
        }
        return previous;
    }
}
