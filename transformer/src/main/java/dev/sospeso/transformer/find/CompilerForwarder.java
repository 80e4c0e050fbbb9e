package dev.sospeso.transformer.find;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods that the compilers of Kotlin and Scala add, which only call the user's method and carry
 * its annotations too. The annotation is about the other one.
 *
 * <pre>
 *   static m(a) { return Shop.Companion.m(a); }      // kotlinc, for @JvmStatic
 *   static m(a) { return Shop$.MODULE$.m(a); }       // scalac, for the methods of an object
 *   m(a) { return Trait.m$(this, a); }               // scalac, in a class with a trait
 * </pre>
 */
final class CompilerForwarder {

    private static final Set<String> ANNOTATIONS =
            Set.of("Lkotlin/Metadata;", "Lscala/reflect/ScalaSignature;");
    private static final Set<String> ATTRIBUTES = Set.of("ScalaSig", "Scala", "TASTY");

    private CompilerForwarder() {
    }

    /** Says whether a method is such an addition. */
    static boolean is(ClassNode owner, MethodNode method) {
        if (!isOfKotlinOrScala(owner)) {
            return false;
        }
        AbstractInsnNode insn = next(method.instructions.getFirst());
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        if (isStatic) {
            if (!(insn instanceof FieldInsnNode field) || field.getOpcode() != Opcodes.GETSTATIC
                    || !field.desc.startsWith("L" + owner.name + "$")) {
                return false;
            }
            insn = next(insn.getNext());
        }
        while (insn != null && insn.getOpcode() >= Opcodes.ILOAD
                && insn.getOpcode() <= Opcodes.ALOAD) {
            insn = next(insn.getNext());
        }
        if (!(insn instanceof MethodInsnNode call)) {
            return false;
        }
        AbstractInsnNode end = next(call.getNext());
        return end != null && end.getOpcode() == Opcodes.ARETURN && (isStatic
                ? call.getOpcode() == Opcodes.INVOKEVIRTUAL && call.name.equals(method.name)
                        && call.desc.equals(method.desc) && call.owner.startsWith(owner.name + "$")
                : call.getOpcode() == Opcodes.INVOKESTATIC && call.itf
                        && call.name.equals(method.name + "$"));
    }

    private static boolean isOfKotlinOrScala(ClassNode owner) {
        return has(owner.visibleAnnotations) || owner.attrs != null && owner.attrs.stream()
                .map(Attribute.class::cast).anyMatch(each -> ATTRIBUTES.contains(each.type));
    }

    private static boolean has(List<AnnotationNode> annotations) {
        return annotations != null && annotations.stream()
                .anyMatch(annotation -> ANNOTATIONS.contains(annotation.desc));
    }

    private static AbstractInsnNode next(AbstractInsnNode from) {
        AbstractInsnNode insn = from;
        while (insn != null && insn.getOpcode() < 0) {
            insn = insn.getNext();
        }
        return insn;
    }
}
