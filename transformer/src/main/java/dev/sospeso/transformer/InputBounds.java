package dev.sospeso.transformer;

import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * What a class file may ask of the stages. No compiler comes near: a file that passes the bounds is
 * made to exhaust memory or time, or has names that would lead out of the directory of its frames.
 */
final class InputBounds {

    /** Locals and stack values of all instructions of a method; 256 MB of references. */
    private static final long MOST_VALUES = 1L << 26;
    /** The rewritten code needs some more, and the JVM allows 65535. */
    private static final int MOST_SLOTS = 65_000;
    /** Instructions that exception ranges cover, counted once for each range. */
    private static final long MOST_COVERED = 1L << 23;
    /** Dynamic constants in the arguments of dynamic constants, each counted wherever it is. */
    private static final int MOST_NESTED = 1 << 12;

    private int nested;

    private InputBounds() {
    }

    /** Returns what passes the bounds, or null if nothing does. */
    static String problem(ClassNode owner) {
        if (!isClassName(owner.name)) {
            return "its name is none that a class can have";
        }
        for (MethodNode method : owner.methods) {
            String problem = problem(method);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static String problem(MethodNode method) {
        if (!isMemberName(method.name)) {
            return "a method's name is none that a method can have";
        }
        long values = (long) method.instructions.size() * (method.maxLocals + method.maxStack);
        if (Math.max(method.maxLocals, method.maxStack) > MOST_SLOTS || values > MOST_VALUES
                || covered(method) > MOST_COVERED) {
            return method.name + " declares " + method.maxLocals + " locals, "
                    + method.maxStack + " stack values and " + method.tryCatchBlocks.size()
                    + " exception ranges, more than can be followed";
        }
        if (hasVariableOutside(method)) {
            return "the LocalVariableTable of " + method.name + " does not fit its code";
        }
        return new InputBounds().hasDeepConstants(method)
                ? method.name + " has dynamic constants that use each other without end" : null;
    }

    private static boolean hasVariableOutside(MethodNode method) {
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index >= method.maxLocals) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long covered(MethodNode method) {
        long covered = 0;
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            covered += Math.max(0, method.instructions.indexOf(block.end)
                    - method.instructions.indexOf(block.start));
        }
        return covered;
    }

    private boolean hasDeepConstants(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LdcInsnNode constant) {
                count(constant.cst);
            } else if (insn instanceof InvokeDynamicInsnNode call) {
                for (Object argument : call.bsmArgs) {
                    count(argument);
                }
            }
        }
        return nested > MOST_NESTED;
    }

    private void count(Object constant) {
        if (!(constant instanceof ConstantDynamic dynamic)) {
            return;
        }
        for (int index = 0; index < dynamic.getBootstrapMethodArgumentCount(); index++) {
            Object argument = dynamic.getBootstrapMethodArgument(index);
            if (argument instanceof ConstantDynamic && nested++ <= MOST_NESTED) {
                count(argument);
            }
        }
    }

    /** JVMS 4.2.1. */
    private static boolean isClassName(String name) {
        return List.of(name.split("/", -1)).stream().allMatch(InputBounds::isMemberName);
    }

    /** JVMS 4.2.2. */
    private static boolean isMemberName(String name) {
        return !name.isEmpty() && name.indexOf('/') < 0 && name.indexOf('.') < 0
                && name.indexOf(';') < 0 && name.indexOf('[') < 0;
    }
}
