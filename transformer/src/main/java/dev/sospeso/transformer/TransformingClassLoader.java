package dev.sospeso.transformer;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.files.ClassFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A class loader for tests and tools that transforms classes as it loads them. The classes it is
 * given it defines itself, even where its parent has them too; all others are the parent's.
 *
 * <p>Parallel capable, so safe for several threads.
 */
public final class TransformingClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ClassFileSource classFiles;
    private final ClassFilter filter;
    private final ClassFileTransform transform;
    private final ConcurrentLinkedQueue<Diagnostic> warnings = new ConcurrentLinkedQueue<>();

    /**
     * Makes a loader for class files from anywhere.
     *
     * @param classFiles the class files that this loader defines
     * @param filter which of them it defines; the others are left to the parent
     * @param parent finds all other classes, the runtime among them
     * @param options what the transformer is told
     */
    public TransformingClassLoader(ClassFileSource classFiles, ClassFilter filter,
            ClassLoader parent, TransformOptions options) {
        super(parent);
        this.classFiles = classFiles;
        this.filter = filter;
        this.transform = new AsyncTransformer(
                classFiles.orElse(ClassFileSources.classLoader(parent)), options);
    }

    /**
     * Makes a loader that has its own, transformed copies of some of its parent's classes.
     *
     * @param parent finds the class files, and all other classes
     * @param patterns which classes, as {@link ClassFilter} has it: {@code my.app.*}
     * @return the loader, with the default options
     */
    public static TransformingClassLoader of(ClassLoader parent, String... patterns) {
        return new TransformingClassLoader(ClassFileSources.classLoader(parent),
                new ClassFilter(List.of(patterns), List.of()), parent, TransformOptions.DEFAULT);
    }

    /**
     * Lists the warnings about the classes loaded so far.
     *
     * @return a copy, in the order of loading
     */
    public List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Loads a class; its own ones before its parent's.
     *
     * @param name the class, with dots
     * @param resolve whether to link it too
     * @return the class
     * @throws ClassNotFoundException if neither this loader nor its parent has it
     * @throws TransformationError if the class has errors
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] classFile = own(name);
                loaded = classFile == null ? getParent().loadClass(name)
                        : defineTransformed(name, classFile);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private byte[] own(String name) {
        String internalName = name.replace('.', '/');
        return name.startsWith("java.") || !filter.matches(internalName) ? null
                : classFiles.find(internalName);
    }

    private Class<?> defineTransformed(String name, byte[] classFile) {
        TransformResult result = transform.transform(classFile);
        if (result.hasErrors()) {
            throw new TransformationError(name, result.diagnostics());
        }
        warnings.addAll(result.diagnostics());
        // First: the owner refers to them as soon as it is linked.
        for (Map.Entry<String, byte[]> frame : result.frameClasses().entrySet()) {
            String frameName = frame.getKey().replace('/', '.');
            if (findLoadedClass(frameName) == null) {
                define(frameName, frame.getValue());
            }
        }
        return define(name, result.classFile());
    }

    private Class<?> define(String name, byte[] classFile) {
        return defineClass(name, classFile, 0, classFile.length);
    }
}
