package dev.sospeso.asyncio;

import java.util.HashMap;
import java.util.Map;

/** The signals of the operating system that reach a loop. */
final class LoopSignals {

    private static final String INTERRUPT = "INT";

    /** What happens at one signal: the program's callback, else what a runner does at Ctrl-C. */
    private static final class Reaction {
        private OsSignal installed;
        private Handler callback;
        private Handler fallback;

        /** Called on a thread of the JVM. */
        synchronized Handler current() {
            return callback != null ? callback : fallback;
        }

        synchronized void set(Handler newCallback, Handler newFallback) {
            callback = newCallback;
            fallback = newFallback;
        }
    }

    private record Handler(Runnable action, Context context) { }

    private final BaseEventLoop loop;
    private final Map<String, Reaction> reactions = new HashMap<>();

    LoopSignals(BaseEventLoop loop) {
        this.loop = loop;
    }

    /** Has a callback run on the loop whenever a signal comes; replaces the one before. */
    void add(String name, Runnable callback) {
        Reaction reaction = reaction(plain(name));
        reaction.set(new Handler(callback, Context.forCallback(loop)), reaction.fallback);
    }

    /** Ends that; says whether there was a callback. */
    boolean remove(String name) {
        String plain = plain(name);
        Reaction reaction = reactions.get(plain);
        if (reaction == null || reaction.callback == null) {
            return false;
        }
        reaction.set(null, reaction.fallback);
        dropIfIdle(plain, reaction);
        return true;
    }

    /** Has an action run on the loop at Ctrl-C as long as the program has no callback for it. */
    void handleCtrlC(Runnable action) {
        if (LoopThread.isMain()) {
            try {
                Reaction reaction = reaction(INTERRUPT);
                reaction.set(reaction.callback, new Handler(action, null));
            } catch (IllegalArgumentException | UnsupportedOperationException unavailable) {
                // Then Ctrl-C keeps ending the JVM.
                return;
            }
        }
    }

    /** Ends that. */
    void endCtrlC() {
        Reaction reaction = reactions.get(INTERRUPT);
        if (reaction != null) {
            reaction.set(reaction.callback, null);
            dropIfIdle(INTERRUPT, reaction);
        }
    }

    void close() {
        reactions.values().forEach(reaction -> reaction.installed.restore());
        reactions.clear();
    }

    private static String plain(String name) {
        return name.startsWith("SIG") ? name.substring("SIG".length()) : name;
    }

    private Reaction reaction(String name) {
        Reaction known = reactions.get(name);
        if (known != null) {
            return known;
        }
        Reaction reaction = new Reaction();
        reaction.installed = OsSignal.handle(name, () -> {
            Handler handler = reaction.current();
            if (handler != null) {
                loop.callSoonUnlessClosed(handler.action(), handler.context());
            }
        });
        reactions.put(name, reaction);
        return reaction;
    }

    private void dropIfIdle(String name, Reaction reaction) {
        if (reaction.current() == null) {
            reaction.installed.restore();
            reactions.remove(name);
        }
    }
}
