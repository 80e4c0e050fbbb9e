package dev.sospeso.transformer.agent;

import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/** Brings the frame classes of a class into its loader and module, before the class is linked. */
final class FrameDefiner {

    private final Instrumentation instrumentation;
    private ClassDefiner definer;

    FrameDefiner(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    private synchronized ClassDefiner definer() {
        if (definer == null) {
            definer = new ClassDefiner(instrumentation);
        }
        return definer;
    }

    /** Lets a module see the runtime that its generated code calls. */
    void letRead(Module module, Module runtime) {
        if (!module.canRead(runtime)) {
            instrumentation.redefineModule(module, Set.of(runtime), Map.of(), Map.of(), Set.of(),
                    Map.of());
        }
    }

    /**
     * Defines the frame classes. Two threads may load the same owner at once, and a load that failed
     * may be tried again; so it is no error that a frame is there, if it is the same.
     *
     * @throws LinkageError if a frame cannot be defined, or another class of its name is there
     */
    void define(ClassLoader loader, LoaderState state, Map<String, byte[]> frames,
            ProtectionDomain domain) {
        for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
            String name = frame.getKey();
            if (!state.noteFrame(name, frame.getValue())) {
                throw new LinkageError("the loader has another frame class " + name);
            }
            try {
                definer().define(loader, name, frame.getValue(), domain);
            } catch (LinkageError e) {
                if (!definer().isLoaded(loader, name)) {
                    throw e;
                }
            }
        }
    }

    /** Says whether the frames that a class needs are those that were defined for it before. */
    boolean areDefined(LoaderState state, Map<String, byte[]> frames) {
        for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
            if (!state.hasFrame(frame.getKey(), frame.getValue())) {
                return false;
            }
        }
        return true;
    }
}
