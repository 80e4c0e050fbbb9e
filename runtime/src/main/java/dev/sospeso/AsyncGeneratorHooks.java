package dev.sospeso;

/**
 * What an event loop is told of the async generators that its thread uses, so that it can close at
 * shutdown those left unfinished: the counterpart of {@code sys.set_asyncgen_hooks}. For event
 * loops; programs never name it.
 *
 * <p>The calls come on the thread on which the hooks were installed when the generator was first
 * iterated; {@link #finished} comes on the thread that ran the generator to its end.
 */
public interface AsyncGeneratorHooks {

    /**
     * Called before the first step of a generator runs; once for each.
     *
     * @param generator the generator
     */
    void firstIteration(AsyncGenerator<?, ?> generator);

    /**
     * Called when a generator of which {@link #firstIteration} was told has ended, however it did.
     *
     * @param generator the generator
     */
    void finished(AsyncGenerator<?, ?> generator);

    /**
     * Installs hooks for the generators first iterated by the current thread from now on.
     *
     * @param hooks the hooks, or null for none
     * @return the hooks that were installed before, or null
     */
    static AsyncGeneratorHooks install(AsyncGeneratorHooks hooks) {
        AsyncGeneratorHooks previous = InstalledHooks.CURRENT.get();
        if (hooks == null) {
            InstalledHooks.CURRENT.remove();
        } else {
            InstalledHooks.CURRENT.set(hooks);
        }
        return previous;
    }
}
