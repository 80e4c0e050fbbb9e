package dev.sospeso.transformer.normalise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Keeps the receiver in slot 0, where the frame finds it at the first suspension, if the method uses
 * the slot for something else.
 *
 * <pre>
 *                    aload 0; astore n
 *   aload 0     →    aload n
 *   astore 0         astore n
 * </pre>
 *
 * <p>No Java compiler writes such code.
 */
final class KeepReceiver {

    private final MethodNode method;
    private final String owner;
    private final int copy;

    private KeepReceiver(MethodNode method, String owner) {
        this.method = method;
        this.owner = owner;
        this.copy = method.maxLocals;
    }

    static void rewrite(MethodNode method, String owner) {
        if ((method.access & Opcodes.ACC_STATIC) == 0 && storesReceiver(method.instructions)) {
            new KeepReceiver(method, owner).rewrite();
        }
    }

    private static boolean storesReceiver(InsnList code) {
        for (AbstractInsnNode insn : code) {
            if (insn instanceof VarInsnNode access && access.var == 0
                    && access.getOpcode() >= Opcodes.ISTORE) {
                return true;
            }
        }
        return false;
    }

    private void rewrite() {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof VarInsnNode access && access.var == 0) {
                access.var = copy;
            } else if (insn instanceof IincInsnNode increment && increment.var == 0) {
                increment.var = copy;
            } else if (insn instanceof FrameNode frame) {
                frame.local = moved(frame.local);
            }
        }
        InsnList first = new InsnList();
        first.add(new VarInsnNode(Opcodes.ALOAD, 0));
        first.add(new VarInsnNode(Opcodes.ASTORE, copy));
        method.instructions.insert(first);
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index == 0 && !variable.name.equals("this")) {
                    variable.index = copy;
                }
            }
        }
        // What takes the slot may be a long.
        method.maxLocals += 2;
        method.maxStack = Math.max(method.maxStack, 1);
    }

    /** The locals of a frame: what was in slot 0 is in the copy, and slot 0 has the receiver. */
    private List<Object> moved(List<Object> locals) {
        Object first = locals == null || locals.isEmpty() ? Opcodes.TOP : locals.get(0);
        List<Object> moved = new ArrayList<>();
        moved.add(owner);
        int slots = 1;
        if (isWide(first)) {
            moved.add(Opcodes.TOP);
            slots = 2;
        }
        for (int index = 1; locals != null && index < locals.size(); index++) {
            moved.add(locals.get(index));
            slots += isWide(locals.get(index)) ? 2 : 1;
        }
        moved.addAll(Collections.nCopies(copy - slots, Opcodes.TOP));
        moved.add(first);
        return moved;
    }

    private static boolean isWide(Object element) {
        return element.equals(Opcodes.LONG) || element.equals(Opcodes.DOUBLE);
    }
}
