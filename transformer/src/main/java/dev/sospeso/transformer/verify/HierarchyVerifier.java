package dev.sospeso.transformer.verify;

import dev.sospeso.transformer.bytecode.Answer;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.SimpleVerifier;

/**
 * ASM's verifier with our knowledge of classes in place of loaded ones. What a missing class leaves
 * unknown is allowed.
 */
final class HierarchyVerifier extends SimpleVerifier {

    /** A type no class has, so that everything about it is unknown. */
    private static final Type UNKNOWN = Type.getObjectType("<unknown>");

    private final ClassHierarchy hierarchy;

    HierarchyVerifier(ClassHierarchy hierarchy) {
        super(Opcodes.ASM9, null, null, null, false);
        this.hierarchy = hierarchy;
    }

    @Override
    public BasicValue merge(BasicValue a, BasicValue b) {
        if (a.equals(b) || !a.isReference() || !b.isReference() || isSpecial(a) || isSpecial(b)) {
            return super.merge(a, b);
        }
        Optional<String> common = hierarchy.commonSuperclass(name(a.getType()), name(b.getType()));
        return newValue(common.map(Type::getObjectType).orElse(UNKNOWN));
    }

    /** Null and jsr's return addresses are no classes. */
    private static boolean isSpecial(BasicValue value) {
        return value.getType() == null || value.getType().equals(NULL_TYPE)
                || value == BasicValue.RETURNADDRESS_VALUE;
    }

    @Override
    protected boolean isInterface(Type type) {
        return hierarchy.isInterface(name(type)) == Answer.YES;
    }

    @Override
    protected Type getSuperClass(Type type) {
        return hierarchy.header(name(type)).map(header -> header.superName())
                .map(Type::getObjectType).orElse(null);
    }

    @Override
    protected boolean isSubTypeOf(BasicValue value, BasicValue expected) {
        if (!value.isReference() || !expected.isReference()) {
            return value.equals(expected);
        }
        return value.getType().equals(NULL_TYPE)
                || isAssignableFrom(expected.getType(), value.getType());
    }

    @Override
    protected boolean isAssignableFrom(Type expected, Type actual) {
        return isInterface(expected)
                || hierarchy.isSubtype(name(actual), name(expected)) != Answer.NO;
    }

    @Override
    protected Class<?> getClass(Type type) {
        throw new AssertionError("would load " + type);
    }

    private static String name(Type type) {
        return type.getInternalName();
    }
}
