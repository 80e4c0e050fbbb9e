package dev.sospeso.transformer.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives access to {@code ClassLoader.defineClass}. It is loaded a second time, alone in a module of
 * its own, so that {@code java.lang} is opened to this class and to nothing of the program.
 */
public final class DefineClassAccess implements Supplier<Map<String, MethodHandle>> {

    /** Used by reflection. */
    public DefineClassAccess() {
    }

    /**
     * Finds the methods.
     *
     * @return handles for {@code defineClass} (ClassLoader, String, byte[], int, int,
     *     ProtectionDomain) and {@code findLoadedClass} (ClassLoader, String), by name
     * @throws IllegalStateException if {@code java.lang} is not open to this class's module
     */
    @Override
    public Map<String, MethodHandle> get() {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup());
            return Map.of(
                    "defineClass", lookup.findVirtual(ClassLoader.class, "defineClass",
                            MethodType.methodType(Class.class, String.class, byte[].class,
                                    int.class, int.class, ProtectionDomain.class)),
                    "findLoadedClass", lookup.findVirtual(ClassLoader.class, "findLoadedClass",
                            MethodType.methodType(Class.class, String.class)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
