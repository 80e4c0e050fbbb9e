package dev.sospeso.transformer.bytecode;

import java.util.Set;
import java.util.TreeSet;

/**
 * The counts, lengths and references of a class file, which must fit inside it (JVMS 4.8). Whoever
 * reads a file that passes allocates no more than a small multiple of its size.
 */
public final class ClassFileLayout {

    private final byte[] bytes;
    private final ConstantPool pool;
    private int at;
    private int bootstrapMethods;
    private final Set<String> codeAttributes = new TreeSet<>();
    private boolean inCode;

    private ClassFileLayout(byte[] bytes, ConstantPool pool) {
        this.bytes = bytes;
        this.pool = pool;
        this.at = pool.end();
    }

    /**
     * Walks over all fields, methods and attributes.
     *
     * @param classFile the bytes
     * @return the names of the attributes that stand in the code of methods
     * @throws IllegalArgumentException if a part would reach beyond what it stands in, refers to
     *     what is not there, or bytes follow the last part
     */
    public static Set<String> check(byte[] classFile) {
        ConstantPool pool = ConstantPool.of(classFile);
        if (pool == null || !pool.isWellFormed()) {
            throw new IllegalArgumentException("the constant pool is damaged");
        }
        ClassFileLayout layout = new ClassFileLayout(classFile, pool);
        layout.walk();
        return layout.codeAttributes;
    }

    private void walk() {
        int end = bytes.length;
        skip(2, end);
        require(pool.className(number(end)) != null, "a class without a name");
        int superclass = number(end);
        require(superclass == 0 || pool.className(superclass) != null, "no superclass");
        for (int count = number(end); count > 0; count--) {
            require(pool.className(number(end)) != null, "no interface");
        }
        members();
        members();
        attributes(end);
        require(at == end, "more bytes than it needs");
        require(pool.bootstrapMethods() <= bootstrapMethods, "too few bootstrap methods");
    }

    private void members() {
        for (int count = number(bytes.length); count > 0; count--) {
            skip(2, bytes.length);
            require(pool.utf8(number(bytes.length)) != null, "a member without a name");
            require(pool.utf8(number(bytes.length)) != null, "a member without a type");
            attributes(bytes.length);
        }
    }

    private void attributes(int end) {
        for (int count = number(end); count > 0; count--) {
            String name = pool.utf8(number(end));
            require(name != null, "an attribute without a name");
            long length = (long) number(end) << 16 | number(end);
            int start = at;
            skip(length, end);
            int after = at;
            if (inCode) {
                codeAttributes.add(name);
            }
            if (name.equals("Code") && !inCode) {
                at = start;
                code(after);
            } else if (name.equals("BootstrapMethods")) {
                at = start;
                bootstrapMethods(after);
            }
        }
    }

    private void code(int end) {
        skip(4, end);
        skip((long) number(end) << 16 | number(end), end);
        skip(8L * number(end), end);
        inCode = true;
        attributes(end);
        inCode = false;
        require(at == end, "a Code attribute of another length");
    }

    private void bootstrapMethods(int end) {
        bootstrapMethods = number(end);
        for (int method = 0; method < bootstrapMethods; method++) {
            require(pool.kind(number(end)) == 15, "a bootstrap method that is none");
            for (int arguments = number(end); arguments > 0; arguments--) {
                require(pool.kind(number(end)) != 0, "an argument that is none");
            }
        }
        require(at == end, "a BootstrapMethods attribute of another length");
    }

    private int number(int end) {
        skip(2, end);
        return ConstantPool.int2(bytes, at - 2);
    }

    private void skip(long length, int end) {
        require(length <= end - at, "a part that reaches beyond its end");
        at += (int) length;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("it has " + otherwise + ", at byte " + at);
        }
    }
}
