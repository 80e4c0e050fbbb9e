package dev.sospeso;

/** The async generator hooks of each thread. */
final class InstalledHooks {

    static final ThreadLocal<AsyncGeneratorHooks> CURRENT = new ThreadLocal<>();

    private InstalledHooks() {
    }
}
