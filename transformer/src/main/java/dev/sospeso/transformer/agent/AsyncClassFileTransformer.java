package dev.sospeso.transformer.agent;

import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.files.WholeFile;
import dev.sospeso.transformer.find.AsyncMention;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Transforms the classes that the JVM is about to define. It runs inside class loading, on any
 * thread and under any lock of the program: so it throws nothing, prints nothing and waits for
 * nobody. A class with errors stays as it is, and its first await tells so.
 */
final class AsyncClassFileTransformer implements ClassFileTransformer {

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final AgentOptions options;
    private final FrameDefiner frames;
    private final AgentReport report;
    private final ProtectionDomain ownDomain = getClass().getProtectionDomain();

    /** By the loader's unnamed module, which lives as long, and whose equals is no user's code. */
    private final Map<Module, LoaderState> loaders =
            Collections.synchronizedMap(new WeakHashMap<>());

    AsyncClassFileTransformer(AgentOptions options, FrameDefiner frames, AgentReport report) {
        this.options = options;
        this.frames = frames;
        this.report = report;
    }

    @Override
    public byte[] transform(Module module, ClassLoader loader, String className,
            Class<?> classBeingRedefined, ProtectionDomain domain, byte[] classFile) {
        if (loader == null || loader == PLATFORM || className == null || domain == ownDomain
                && domain != null) {
            return null;
        }
        try {
            if (!AsyncMention.in(classFile) || !options.filter().matches(className)) {
                return null;
            }
            return transform(new Loading(module, loader, className, classBeingRedefined != null,
                    domain), classFile);
        } catch (Throwable e) {
            fail(className, e);
            return null;
        }
    }

    private byte[] transform(Loading loading, byte[] classFile) throws IOException {
        LoaderState state = state(loading.loader());
        TransformResult result = state.transform().transform(classFile);
        boolean usable = !result.hasErrors();
        for (Diagnostic diagnostic : result.diagnostics()) {
            report.add(diagnostic.render());
        }
        if (!usable) {
            refuse(loading.name() + " has errors and stays untransformed");
        }
        if (!result.changed() || !canSeeRuntime(loading, state)) {
            return null;
        }
        if (!placeFrames(loading, state, result)) {
            return null;
        }
        if (options.verbose()) {
            report.add(loading.name() + ": " + result.asyncMethods() + " async methods");
        }
        dump(loading.name(), result);
        return result.classFile();
    }

    private LoaderState state(ClassLoader loader) {
        Module key = loader.getUnnamedModule();
        LoaderState state = loaders.get(key);
        if (state == null) {
            LoaderState fresh = new LoaderState(loader,
                    new TransformOptions(options.failOnUnawaited(), false));
            LoaderState other = loaders.putIfAbsent(key, fresh);
            state = other != null ? other : fresh;
        }
        return state;
    }

    private boolean canSeeRuntime(Loading loading, LoaderState state) {
        Module runtime = state.runtime();
        if (runtime != null) {
            frames.letRead(loading.module(), runtime);
            return true;
        }
        if (state.firstComplaint()) {
            report.add(loading.loader().getClass().getName() + " '" + loading.loader().getName()
                    + "' cannot see the sospeso runtime; its classes stay untransformed, "
                    + loading.name() + " among them");
        }
        return false;
    }

    /** A redefinition must give the members that the class has, so its frames are there. */
    private boolean placeFrames(Loading loading, LoaderState state, TransformResult result) {
        if (!loading.redefined()) {
            state.noteOwner(loading.name());
            frames.define(loading.loader(), state, result.frameClasses(), loading.domain());
            return true;
        }
        if (!state.isOwner(loading.name())) {
            return false;
        }
        boolean same = frames.areDefined(state, result.frameClasses());
        if (!same) {
            report.add(loading.name() + " cannot be redefined so: what lives across its awaits"
                    + " changed");
        }
        return same;
    }

    private void dump(String name, TransformResult result) throws IOException {
        if (options.dump() != null) {
            for (Map.Entry<String, byte[]> frame : result.frameClasses().entrySet()) {
                WholeFile.write(options.dump().resolve(frame.getKey() + ".class"),
                        frame.getValue());
            }
            WholeFile.write(options.dump().resolve(name + ".class"), result.classFile());
        }
    }

    private void fail(String className, Throwable e) {
        refuse("cannot transform " + className + ": " + StackTrace.of(e));
    }

    private void refuse(String line) {
        if (options.strict()) {
            report.addFatal(line);
        } else {
            report.add(line);
        }
    }

    /** A class of its own, since the verifier loads the writers with whatever class mentions them. */
    private static final class StackTrace {
        static String of(Throwable e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            return trace.toString().strip();
        }
    }

    private record Loading(Module module, ClassLoader loader, String name, boolean redefined,
            ProtectionDomain domain) {
    }
}
