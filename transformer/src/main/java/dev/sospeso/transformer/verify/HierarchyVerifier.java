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

    /** The verifier takes an interface for Object, as the component of an array too. */
    @Override
    protected boolean isAssignableFrom(Type expected, Type actual) {
        Type target = expected;
        Type source = actual;
        while (target.getSort() == Type.ARRAY && source.getSort() == Type.ARRAY) {
            target = component(target);
            source = component(source);
        }
        if (source.getSort() < Type.ARRAY || target.getSort() < Type.ARRAY) {
            return source.equals(target);
        }
        return isInterface(target) || hierarchy.isSubtype(name(source), name(target)) != Answer.NO;
    }

    private static Type component(Type array) {
        return Type.getType(array.getDescriptor().substring(1));
    }

    @Override
    protected Class<?> getClass(Type type) {
        throw new AssertionError("would load " + type);
    }

    private static String name(Type type) {
        return type.getInternalName();
    }
}
