package dev.sospeso.transformer.agent;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the agent knows about one class loader. It refers to the loader weakly, so that a program
 * that is redeployed can be collected.
 */
final class LoaderState {

    private final WeakReference<ClassLoader> loader;
    private final ClassFileTransform transform;
    private final Set<String> owners = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> frames = new ConcurrentHashMap<>();
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile Module runtime;
    private volatile boolean searched;

    LoaderState(ClassLoader loader, TransformOptions options) {
        this.loader = new WeakReference<>(loader);
        this.transform = new AsyncTransformer(this::find, options);
    }

    private byte[] find(String internalName) {
        ClassLoader asked = loader.get();
        return asked == null ? null : ClassFileSources.classLoader(asked).find(internalName);
    }

    ClassFileTransform transform() {
        return transform;
    }

    /** The module of the runtime that the loader's classes see, or null if they see none. */
    Module runtime() {
        // Without a lock: finding it runs the program's loader. Two threads find the same.
        if (!searched) {
            try {
                runtime = Class.forName("dev.sospeso.AsyncFrame", false, loader.get()).getModule();
            } catch (ClassNotFoundException | LinkageError invisible) {
                runtime = null;
            }
            searched = true;
        }
        return runtime;
    }

    /** True the first time it is asked. */
    boolean firstComplaint() {
        return !complained.getAndSet(true);
    }

    /** Notes a class that is transformed; a later redefinition must get the same members. */
    void noteOwner(String name) {
        owners.add(name);
    }

    boolean isOwner(String name) {
        return owners.contains(name);
    }

    /**
     * Notes a frame class, before it is defined.
     *
     * @return false if another one of that name was noted before
     */
    boolean noteFrame(String name, byte[] classFile) {
        Integer hash = Arrays.hashCode(classFile);
        Integer before = frames.putIfAbsent(name, hash);
        return before == null || before.equals(hash);
    }

    /** Says whether this very frame class was noted. */
    boolean hasFrame(String name, byte[] classFile) {
        return Integer.valueOf(Arrays.hashCode(classFile)).equals(frames.get(name));
    }
}
