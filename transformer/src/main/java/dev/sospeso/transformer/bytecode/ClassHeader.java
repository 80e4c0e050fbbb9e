package dev.sospeso.transformer.bytecode;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class file says about the class itself, before its members.
 *
 * @param majorVersion the class-file version, 61 for Java 17
 * @param access the access flags of the class file (JVMS table 4.1-B)
 * @param name the internal name
 * @param superName the superclass, or null for {@code java/lang/Object} and modules
 * @param interfaces the direct superinterfaces, in their order
 */
public record ClassHeader(int majorVersion, int access, String name, String superName,
        List<String> interfaces) {

    /**
     * Makes a header.
     *
     * @param majorVersion the class-file version
     * @param access the access flags
     * @param name the internal name
     * @param superName the superclass, or null
     * @param interfaces the direct superinterfaces; copied
     */
    public ClassHeader {
        interfaces = List.copyOf(interfaces);
    }

    /**
     * Reads the header of a class file of any version.
     *
     * @param classFile the bytes
     * @return the header, or null if this is no well-formed class file
     */
    public static ClassHeader of(byte[] classFile) {
        ConstantPool pool = ConstantPool.of(classFile);
        if (pool == null || pool.end() + 8 > classFile.length) {
            return null;
        }
        int at = pool.end();
        int count = ConstantPool.int2(classFile, at + 6);
        String name = pool.className(ConstantPool.int2(classFile, at + 2));
        if (name == null || at + 8 + 2 * count > classFile.length) {
            return null;
        }
        List<String> interfaces = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String each = pool.className(ConstantPool.int2(classFile, at + 8 + 2 * i));
            if (each == null) {
                return null;
            }
            interfaces.add(each);
        }
        return new ClassHeader(ConstantPool.int2(classFile, 6), ConstantPool.int2(classFile, at),
                name, pool.className(ConstantPool.int2(classFile, at + 4)), interfaces);
    }

    /**
     * Says whether this is an interface.
     *
     * @return true for interfaces and annotation types
     */
    public boolean isInterface() {
        return Modifier.isInterface(access);
    }
}
