package dev.sospeso.transformer.bytecode;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The serialVersionUID that serialization gives a class that declares none: a digest of its name,
 * interfaces and members (Java Object Serialization Specification, 4.6). A class that gets a
 * package-private member must declare the value it had before.
 */
@SuppressWarnings("exports")
public final class DefaultSerialVersionUid {

    private static final String FIELD = "serialVersionUID";
    private static final String SERIALIZABLE = "java/io/Serializable";
    private static final int CLASS_FLAGS = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL
            | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int FIELD_FLAGS = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL
            | Opcodes.ACC_VOLATILE | Opcodes.ACC_TRANSIENT;
    private static final int METHOD_FLAGS = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL
            | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private DefaultSerialVersionUid() {
    }

    /**
     * Says which value a class must declare before it gets other members.
     *
     * @param owner the class as its compiler wrote it
     * @param hierarchy where its supertypes are found; if one is missing, the class is taken for
     *     serializable, since a declared value harms none that is not
     * @return the value; empty if the class declares one itself, is not serializable, or is an
     *     interface, enum or record, for which the value does not depend on the members
     */
    public static OptionalLong neededBy(ClassNode owner, ClassHierarchy hierarchy) {
        if ((owner.access & Opcodes.ACC_INTERFACE) != 0 || declares(owner)
                || "java/lang/Record".equals(owner.superName)
                || hierarchy.isSubtype(owner.name, "java/lang/Enum") == Answer.YES
                || hierarchy.isSubtype(owner.name, SERIALIZABLE) == Answer.NO) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(of(owner));
    }

    private static boolean declares(ClassNode owner) {
        return owner.fields.stream().anyMatch(field -> field.name.equals(FIELD));
    }

    /**
     * Computes the value of a class or interface.
     *
     * @param owner the class as its compiler wrote it, no enum or record
     * @return what {@code ObjectStreamClass.lookupAny(...).getSerialVersionUID()} gives for it if it
     *     declares none
     */
    public static long of(ClassNode owner) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(owner.name.replace('/', '.'));
            out.writeInt(flags(owner));
            for (String each : owner.interfaces.stream().map(name -> name.replace('/', '.'))
                    .sorted().toList()) {
                out.writeUTF(each);
            }
            writeFields(owner.fields, out);
            writeMethods(owner.methods, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return firstEightBytes(bytes.toByteArray());
    }

    /** A nested class has its own flags in InnerClasses; the outer ones know no private. */
    private static int flags(ClassNode owner) {
        int flags = owner.access;
        for (InnerClassNode inner : owner.innerClasses) {
            if (inner.name.equals(owner.name)) {
                flags = inner.access;
            }
        }
        if ((flags & Opcodes.ACC_INTERFACE) != 0) {
            boolean hasMethods = owner.methods.stream().anyMatch(m -> !m.name.startsWith("<"));
            flags = hasMethods ? flags | Opcodes.ACC_ABSTRACT : flags & ~Opcodes.ACC_ABSTRACT;
        }
        return flags & CLASS_FLAGS;
    }

    private static void writeFields(List<FieldNode> fields, DataOutputStream out)
            throws IOException {
        Comparator<FieldNode> order = Comparator.comparing(field -> field.name);
        for (FieldNode field : fields.stream().sorted(order).toList()) {
            if ((field.access & Opcodes.ACC_PRIVATE) == 0
                    || (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0) {
                write(field.name, field.access & FIELD_FLAGS, field.desc, out);
            }
        }
    }

    private static void writeMethods(List<MethodNode> methods, DataOutputStream out)
            throws IOException {
        if (methods.stream().anyMatch(method -> method.name.equals("<clinit>"))) {
            write("<clinit>", Opcodes.ACC_STATIC, "()V", out);
        }
        Comparator<MethodNode> order = Comparator.comparing(method -> method.name);
        List<MethodNode> shared = methods.stream()
                .filter(method -> (method.access & Opcodes.ACC_PRIVATE) == 0)
                .sorted(order.thenComparing(method -> method.desc)).toList();
        Stream<MethodNode> constructors = shared.stream().filter(m -> m.name.equals("<init>"));
        Stream<MethodNode> others = shared.stream().filter(m -> !m.name.startsWith("<"));
        for (MethodNode method : Stream.concat(constructors, others).toList()) {
            write(method.name, method.access & METHOD_FLAGS, method.desc.replace('/', '.'), out);
        }
    }

    private static void write(String name, int flags, String descriptor, DataOutputStream out)
            throws IOException {
        out.writeUTF(name);
        out.writeInt(flags);
        out.writeUTF(descriptor);
    }

    private static long firstEightBytes(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA").digest(bytes);
            long value = 0;
            for (int i = 7; i >= 0; i--) {
                value = value << 8 | digest[i] & 0xFF;
            }
            return value;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
