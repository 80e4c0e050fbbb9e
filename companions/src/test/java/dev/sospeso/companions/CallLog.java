package dev.sospeso.companions;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.bytebuddy.asm.Advice;

/** Advice that notes which methods are entered. */
public final class CallLog {

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private CallLog() {
    }

    /** Runs where an advised method begins. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.Origin("#m") String method) {
        note(method);
    }

    /** Notes a call. */
    public static void note(String call) {
        CALLS.add(call);
    }

    /** What was noted. */
    public static List<String> calls() {
        return List.copyOf(CALLS);
    }

    /** Forgets it. */
    public static void clear() {
        CALLS.clear();
    }
}
