package dev.sospeso.transformer.analyse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals may still be read, before every instruction: backward data flow, with an edge from
 * every instruction of a range to its handlers.
 */
public final class Liveness {

    private final InsnList code;
    private final BitSet[] live;

    private Liveness(InsnList code, BitSet[] live) {
        this.code = code;
        this.live = live;
    }

    /**
     * Computes the live locals of a method.
     *
     * @param method a method with code
     * @return the result
     */
    public static Liveness of(MethodNode method) {
        InsnList code = method.instructions;
        ControlFlow flow = ControlFlow.of(method);
        BitSet[] live = new BitSet[code.size()];
        Deque<Integer> todo = new ArrayDeque<>();
        BitSet waiting = new BitSet();
        for (int index = 0; index < live.length; index++) {
            live[index] = new BitSet(method.maxLocals);
            todo.push(index);
        }
        waiting.set(0, live.length);
        List<List<Integer>> sources = sources(flow, live.length);
        while (!todo.isEmpty()) {
            int index = todo.pop();
            waiting.clear(index);
            BitSet in = in(code.get(index), index, flow, live);
            if (!in.equals(live[index])) {
                live[index] = in;
                for (int source : sources.get(index)) {
                    if (!waiting.get(source)) {
                        waiting.set(source);
                        todo.push(source);
                    }
                }
            }
        }
        return new Liveness(code, live);
    }

    /** From where control comes to each instruction. */
    private static List<List<Integer>> sources(ControlFlow flow, int size) {
        List<List<Integer>> sources = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            sources.add(new ArrayList<>(1));
        }
        for (int index = 0; index < size; index++) {
            for (int successor : flow.successors(index)) {
                sources.get(successor).add(index);
            }
            for (int handler : flow.handlers(index)) {
                sources.get(handler).add(index);
            }
        }
        return sources;
    }

    private static BitSet in(AbstractInsnNode insn, int index, ControlFlow flow, BitSet[] live) {
        BitSet in = new BitSet();
        for (int successor : flow.successors(index)) {
            in.or(live[successor]);
        }
        if (insn instanceof VarInsnNode access) {
            int opcode = access.getOpcode();
            in.set(access.var, opcode <= Opcodes.ALOAD || opcode == Opcodes.RET);
        } else if (insn instanceof IincInsnNode increment) {
            in.set(increment.var);
        }
        for (int handler : flow.handlers(index)) {
            in.or(live[handler]);
        }
        return in;
    }

    /**
     * Returns the locals that may be read from an instruction on.
     *
     * @param insn an instruction of the method, as it was when liveness was computed
     * @return the slots; a long or double by its first one
     */
    public BitSet before(AbstractInsnNode insn) {
        return live[code.indexOf(insn)];
    }
}
