package dev.sospeso.transformer.normalise;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.analyse.MethodTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Allocates an object right before its constructor call if a suspension point lies in between.
 *
 * <pre>
 *   new P; dup                          new P; pop
 *   arguments, with a suspension   →    arguments, with a suspension
 *   invokespecial P.&lt;init&gt;              store the arguments
 *                                       new P; dup
 *                                       load the arguments
 *                                       invokespecial P.&lt;init&gt;
 * </pre>
 *
 * <p>An uninitialised object can be saved nowhere (JVMS 4.10.2.4). {@code NEW; POP} stays at the old
 * place: it initialises the class, or fails to link it, when the user's code would. Every copy of
 * the uninitialised object, on the stack or in a local, becomes a ghost: it takes no place until the
 * constructor has been called; then all copies are put where they belong. An object without a
 * suspension in its arguments is left alone.
 */
final class MoveNewBesideConstructor {

    private final MethodNode method;
    private final MethodTypes types;
    private final Set<AbstractInsnNode> moved = new HashSet<>();
    private final InsnList code;
    private int firstTemporary;
    private int nextTemporary;

    private MoveNewBesideConstructor(MethodNode method, MethodTypes types) {
        this.method = method;
        this.types = types;
        this.code = method.instructions;
    }

    /**
     * Rewrites a method.
     *
     * @return whether anything was changed
     */
    static boolean rewrite(MethodNode method, MethodTypes types, List<Site> sites) {
        return new MoveNewBesideConstructor(method, types).rewrite(sites);
    }

    private boolean rewrite(List<Site> sites) {
        for (Site site : sites) {
            Frame<JvmValue> before = types.before(site.call());
            if (site.kind().isSuspension() && before != null) {
                addAllocations(before);
            }
        }
        if (moved.isEmpty()) {
            return false;
        }
        firstTemporary = method.maxLocals;
        // All types are looked up first: they are found by position in the unchanged code.
        AbstractInsnNode[] insns = code.toArray();
        List<Frame<JvmValue>> frames = new ArrayList<>(insns.length);
        for (AbstractInsnNode insn : insns) {
            frames.add(types.before(insn));
        }
        for (int index = 0; index < insns.length; index++) {
            if (insns[index] instanceof FrameNode frame) {
                removeGhosts(frame);
            } else if (insns[index].getOpcode() >= 0 && frames.get(index) != null) {
                rewrite(insns[index], frames.get(index));
            }
        }
        return true;
    }

    private void addAllocations(Frame<JvmValue> before) {
        for (int index = 0; index < before.getStackSize(); index++) {
            addAllocation(before.getStack(index));
        }
        for (int local = 0; local < before.getLocals(); local++) {
            addAllocation(before.getLocal(local));
        }
    }

    private void addAllocation(JvmValue value) {
        if (value.isUninitialized()) {
            moved.add(value.allocation());
        }
    }

    private boolean isGhost(JvmValue value) {
        return value.isUninitialized() && moved.contains(value.allocation());
    }

    private void rewrite(AbstractInsnNode insn, Frame<JvmValue> before) {
        int opcode = insn.getOpcode();
        nextTemporary = firstTemporary;
        if (moved.contains(insn)) {
            code.insert(insn, new InsnNode(Opcodes.POP));
        } else if (StackShuffle.is(opcode)) {
            rewriteShuffle(insn, before);
        } else if (opcode == Opcodes.ALOAD && isGhost(before.getLocal(((VarInsnNode) insn).var))
                || opcode == Opcodes.ASTORE && isGhost(top(before, 0))) {
            code.remove(insn);
        } else if (opcode == Opcodes.INVOKESPECIAL && insn instanceof MethodInsnNode call
                && call.name.equals("<init>")) {
            rewriteConstructor(call, before);
        }
    }

    private static JvmValue top(Frame<JvmValue> before, int below) {
        return before.getStack(before.getStackSize() - 1 - below);
    }

    /** Does to the real values what the instruction did to them and the ghosts. */
    private void rewriteShuffle(AbstractInsnNode insn, Frame<JvmValue> before) {
        StackShuffle shuffle = StackShuffle.of(insn.getOpcode(), before);
        int base = before.getStackSize() - shuffle.taken();
        List<Integer> real = new ArrayList<>();
        for (int index = 0; index < shuffle.taken(); index++) {
            if (!isGhost(before.getStack(base + index))) {
                real.add(index);
            }
        }
        if (real.size() == shuffle.taken()) {
            return;
        }
        List<Integer> result = new ArrayList<>(shuffle.result());
        result.retainAll(real);
        if (!result.equals(real)) {
            InsnList replacement = new InsnList();
            int[] temporaries = new int[shuffle.taken()];
            for (int index = real.size() - 1; index >= 0; index--) {
                JvmValue value = before.getStack(base + real.get(index));
                temporaries[real.get(index)] = temporary(value);
                replacement.add(store(value, temporaries[real.get(index)]));
            }
            for (int index : result) {
                replacement.add(load(before.getStack(base + index), temporaries[index]));
            }
            code.insertBefore(insn, replacement);
        }
        code.remove(insn);
    }

    private void rewriteConstructor(MethodInsnNode call, Frame<JvmValue> before) {
        int arguments = Type.getArgumentTypes(call.desc).length;
        int receiver = before.getStackSize() - 1 - arguments;
        JvmValue ghost = before.getStack(receiver);
        if (!isGhost(ghost)) {
            return;
        }
        int lowest = receiver;
        for (int index = receiver - 1; index >= 0; index--) {
            if (before.getStack(index).equals(ghost)) {
                lowest = index;
            }
        }
        InsnList prepare = new InsnList();
        InsnList after = new InsnList();
        int[] temporaries = storeAll(before, lowest, prepare);
        prepare.add(new TypeInsnNode(Opcodes.NEW, ghost.type().getInternalName()));
        prepare.add(new InsnNode(Opcodes.DUP));
        for (int index = receiver + 1; index < before.getStackSize(); index++) {
            if (!isGhost(before.getStack(index))) {
                prepare.add(load(before.getStack(index), temporaries[index]));
            }
        }
        putCopies(before, ghost, lowest, receiver, temporaries, after);
        code.insertBefore(call, prepare);
        code.insert(call, after);
    }

    /** Stores all real values above the lowest copy of the object, topmost first. */
    private int[] storeAll(Frame<JvmValue> before, int lowest, InsnList into) {
        int[] temporaries = new int[before.getStackSize()];
        for (int index = before.getStackSize() - 1; index > lowest; index--) {
            JvmValue value = before.getStack(index);
            if (!isGhost(value)) {
                temporaries[index] = temporary(value);
                into.add(store(value, temporaries[index]));
            }
        }
        return temporaries;
    }

    /** The new object is on the stack: puts its copies where the ghosts were. */
    private void putCopies(Frame<JvmValue> before, JvmValue ghost, int lowest, int receiver,
            int[] temporaries, InsnList into) {
        if (lowest == receiver - 1 && !isInLocal(before, ghost)) {
            return;
        }
        JvmValue object = JvmValue.of(ghost.type());
        int copy = temporary(object);
        into.add(store(object, copy));
        for (int index = lowest; index < receiver; index++) {
            JvmValue value = before.getStack(index);
            if (value.equals(ghost)) {
                into.add(load(object, copy));
            } else if (!isGhost(value)) {
                into.add(load(value, temporaries[index]));
            }
        }
        for (int local = 0; local < before.getLocals(); local++) {
            if (before.getLocal(local).equals(ghost)) {
                into.add(load(object, copy));
                into.add(store(object, local));
            }
        }
    }

    private static boolean isInLocal(Frame<JvmValue> before, JvmValue ghost) {
        for (int local = 0; local < before.getLocals(); local++) {
            if (before.getLocal(local).equals(ghost)) {
                return true;
            }
        }
        return false;
    }

    private int temporary(JvmValue value) {
        int slot = nextTemporary;
        nextTemporary += value.getSize();
        method.maxLocals = Math.max(method.maxLocals, nextTemporary);
        return slot;
    }

    private static VarInsnNode load(JvmValue value, int local) {
        return new VarInsnNode(value.opcode(Opcodes.ILOAD), local);
    }

    private static VarInsnNode store(JvmValue value, int local) {
        return new VarInsnNode(value.opcode(Opcodes.ISTORE), local);
    }

    private void removeGhosts(FrameNode frame) {
        frame.local = withoutGhosts(frame.local, true);
        frame.stack = withoutGhosts(frame.stack, false);
    }

    private List<Object> withoutGhosts(List<Object> elements, boolean locals) {
        if (elements == null) {
            return null;
        }
        List<Object> kept = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (!(element instanceof LabelNode label) || !isMoved(label)) {
                kept.add(element);
            } else if (locals) {
                kept.add(Opcodes.TOP);
            }
        }
        return kept;
    }

    private boolean isMoved(LabelNode label) {
        AbstractInsnNode insn = label;
        while (insn != null && insn.getOpcode() < 0) {
            insn = insn.getNext();
        }
        return moved.contains(insn);
    }
}
