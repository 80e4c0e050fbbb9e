package dev.sospeso.transformer.validation;

import java.util.Map;
import java.util.TreeMap;

/** Defines classes from memory; everything else comes from the tests' own loader. */
public final class MemoryClassLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    /** A loader of classes by internal name. */
    public MemoryClassLoader(Map<String, byte[]> classes) {
        super(MemoryClassLoader.class.getClassLoader());
        this.classes = new TreeMap<>(classes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name.replace('.', '/'));
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
