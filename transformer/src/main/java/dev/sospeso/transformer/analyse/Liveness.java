package dev.sospeso.transformer.analyse;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals may still be read: backward data flow over the blocks, with an edge from every
 * instruction of a range to its handlers.
 */
public final class Liveness {

    private final MethodNode method;
    private final ControlFlow flow;
    /** By block: what may be read when it begins. */
    private final BitSet[] live;
    /** By block: what it reads before it stores anything there, and what it stores. */
    private final BitSet[] read;
    private final BitSet[] stored;

    private Liveness(MethodNode method, ControlFlow flow) {
        this.method = method;
        this.flow = flow;
        this.live = new BitSet[flow.count()];
        this.read = new BitSet[flow.count()];
        this.stored = new BitSet[flow.count()];
        for (int block = 0; block < live.length; block++) {
            live[block] = new BitSet(method.maxLocals);
            read[block] = new BitSet(method.maxLocals);
            stored[block] = new BitSet(method.maxLocals);
            look(block);
        }
    }

    /**
     * Computes the live locals of a method.
     *
     * @param method a method with code
     * @param flow its control flow
     * @return the result
     */
    public static Liveness of(MethodNode method, ControlFlow flow) {
        Liveness liveness = new Liveness(method, flow);
        liveness.solve();
        return liveness;
    }

    private void look(int block) {
        for (int index = flow.start(block + 1) - 1; index >= flow.start(block); index--) {
            AbstractInsnNode insn = flow.insn(index);
            if (insn instanceof VarInsnNode access) {
                boolean reads = reads(access);
                read[block].set(access.var, reads);
                stored[block].set(access.var, !reads || stored[block].get(access.var));
            } else if (insn instanceof IincInsnNode increment) {
                read[block].set(increment.var);
            }
        }
    }

    private static boolean reads(VarInsnNode access) {
        return access.getOpcode() <= Opcodes.ALOAD || access.getOpcode() == Opcodes.RET;
    }

    private void solve() {
        int[][] sources = sources();
        int[] todo = new int[live.length];
        boolean[] waiting = new boolean[live.length];
        int size = live.length;
        for (int block = 0; block < size; block++) {
            todo[block] = block;
            waiting[block] = true;
        }
        while (size > 0) {
            int block = todo[--size];
            waiting[block] = false;
            BitSet begin = behind(block);
            begin.andNot(stored[block]);
            begin.or(read[block]);
            addHandlers(block, begin);
            if (begin.equals(live[block])) {
                continue;
            }
            live[block] = begin;
            for (int source : sources[block]) {
                if (!waiting[source]) {
                    waiting[source] = true;
                    todo[size++] = source;
                }
            }
        }
    }

    /** By block: from where control comes to it. */
    private int[][] sources() {
        int[] counts = new int[live.length];
        for (int block = 0; block < counts.length; block++) {
            for (int next : flow.successors(block)) {
                counts[next]++;
            }
            for (int handler : flow.handlers(block)) {
                counts[handler]++;
            }
        }
        int[][] sources = new int[counts.length][];
        for (int block = 0; block < counts.length; block++) {
            sources[block] = new int[counts[block]];
        }
        for (int block = 0; block < counts.length; block++) {
            for (int next : flow.successors(block)) {
                sources[next][--counts[next]] = block;
            }
            for (int handler : flow.handlers(block)) {
                sources[handler][--counts[handler]] = block;
            }
        }
        return sources;
    }

    /** What may be read where a block ends normally. */
    private BitSet behind(int block) {
        BitSet live = new BitSet(method.maxLocals);
        for (int next : flow.successors(block)) {
            live.or(this.live[next]);
        }
        return live;
    }

    private void addHandlers(int block, BitSet into) {
        for (int handler : flow.handlers(block)) {
            into.or(live[handler]);
        }
    }

    /**
     * Returns the locals that may be read from an instruction on.
     *
     * @param insn an instruction of the method, no label, line or frame, as it was when liveness was
     *     computed
     * @return the slots; a long or double by its first one
     */
    public BitSet before(AbstractInsnNode insn) {
        int block = flow.blockOf(insn);
        BitSet before = behind(block);
        for (int index = flow.start(block + 1) - 1; ; index--) {
            AbstractInsnNode each = flow.insn(index);
            if (each instanceof VarInsnNode access) {
                before.set(access.var, reads(access));
            } else if (each instanceof IincInsnNode increment) {
                before.set(increment.var);
            }
            if (each == insn) {
                addHandlers(block, before);
                return before;
            }
        }
    }
}
