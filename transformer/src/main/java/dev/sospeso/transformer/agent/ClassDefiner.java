package dev.sospeso.transformer.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Defines classes in foreign class loaders. */
final class ClassDefiner {

    private final MethodHandle defineClass;
    private final MethodHandle findLoadedClass;

    /** Opens {@code java.lang} to one class of ours; needs neither flags nor warnings. */
    ClassDefiner(Instrumentation instrumentation) {
        IsolatedLoader loader = new IsolatedLoader(ClassDefiner.class.getClassLoader());
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(),
                Map.of("java.lang", Set.of(loader.getUnnamedModule())), Set.of(), Map.of());
        Map<String, MethodHandle> handles = loader.access().get();
        this.defineClass = handles.get("defineClass");
        this.findLoadedClass = handles.get("findLoadedClass");
    }

    /**
     * Defines a class.
     *
     * @throws LinkageError if the loader has such a class already, or cannot make it
     */
    Class<?> define(ClassLoader loader, String internalName, byte[] classFile,
            ProtectionDomain domain) {
        try {
            return (Class<?>) defineClass.invoke(loader, internalName.replace('/', '.'), classFile,
                    0, classFile.length, domain);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says whether a loader has loaded a class, or is known to find it. */
    boolean isLoaded(ClassLoader loader, String internalName) {
        try {
            return findLoadedClass.invoke(loader, internalName.replace('/', '.')) != null;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class IsolatedLoader extends ClassLoader {

        IsolatedLoader(ClassLoader parent) {
            super(parent);
        }

        @SuppressWarnings("unchecked")
        Supplier<Map<String, MethodHandle>> access() {
            String name = DefineClassAccess.class.getName();
            try (InputStream in = getParent().getResourceAsStream(
                    name.replace('.', '/') + ".class")) {
                byte[] classFile = in.readAllBytes();
                return (Supplier<Map<String, MethodHandle>>) defineClass(name, classFile, 0, classFile.length)
                        .getConstructor().newInstance();
            } catch (IOException | ReflectiveOperationException e) {
                throw new IllegalStateException("the agent's jar is damaged", e);
            }
        }
    }
}
