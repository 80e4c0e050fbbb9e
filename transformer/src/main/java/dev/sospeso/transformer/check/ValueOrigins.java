package dev.sospeso.transformer.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Tells for every value which instructions may have made it; seen, if asked for,
 * through loads, stores and stack shuffles.
 *
 * <pre>
 *   invokestatic other        // origin of what areturn takes
 *   astore 1
 *   aload 1
 *   areturn
 * </pre>
 *
 * <p>The origin of a parameter is a {@link Parameter}, that of a caught exception the handler's
 * label. Each block is run through once, on values that stand for what will be there; only the
 * origins that are asked for are followed back through the blocks before it.
 */
final class ValueOrigins {

    private final MethodNode method;
    private final Origins interpreter;
    private final BlockFlow flow;
    /** What each block begins and ends with; null where it is not reached. */
    private final Frame<SourceValue>[] entries;
    private final Frame<SourceValue>[] exits;
    /** What holds before each instruction of a block that was asked for. */
    private final List<List<Frame<SourceValue>>> inside;
    private final List<List<Integer>> predecessors = new ArrayList<>();
    /** For each handler, the blocks that it covers. */
    private final List<List<Integer>> covered = new ArrayList<>();
    private Frame<SourceValue> parameters;

    private ValueOrigins(MethodNode method, boolean throughCopies) {
        this.method = method;
        this.interpreter = new Origins(throughCopies);
        this.flow = new BlockFlow(method);
        this.entries = newFrames(flow.count());
        this.exits = newFrames(flow.count());
        this.inside = new ArrayList<>(Collections.nCopies(flow.count(), null));
        for (int block = 0; block < flow.count(); block++) {
            predecessors.add(new ArrayList<>());
            covered.add(new ArrayList<>());
        }
    }

    /** Analyses a method: the origin of a copy is the origin of what was copied. */
    static ValueOrigins throughCopies(String owner, MethodNode method) {
        return of(owner, method, true);
    }

    /** Analyses a method: the origin of a copy is the load, store or shuffle that copied it. */
    static ValueOrigins direct(String owner, MethodNode method) {
        return of(owner, method, false);
    }

    /** Code that ASM cannot follow gets no frames, as if it were unreachable. */
    private static ValueOrigins of(String owner, MethodNode method, boolean throughCopies) {
        ValueOrigins origins = new ValueOrigins(method, throughCopies);
        try {
            origins.walk(owner);
        } catch (AnalyzerException | IndexOutOfBoundsException unfollowable) {
            Arrays.fill(origins.entries, null);
        }
        return origins;
    }

    @SuppressWarnings("unchecked")
    private static Frame<SourceValue>[] newFrames(int size) {
        return (Frame<SourceValue>[]) new Frame<?>[size];
    }

    /** Runs once through each block that can be reached. */
    private void walk(String owner) throws AnalyzerException {
        if (flow.count() == 0) {
            return;
        }
        parameters = parameters(owner);
        Deque<Integer> todo = new ArrayDeque<>();
        enter(0, parameters, todo);
        while (!todo.isEmpty()) {
            int block = todo.pop();
            exits[block] = run(block, null);
            for (int next : flow.successors(block)) {
                predecessors.get(next).add(block);
                enter(next, exits[block], todo);
            }
            Frame<SourceValue> caught = new Frame<>(entries[block]);
            for (TryCatchBlockNode range : flow.covering(block)) {
                int handler = flow.blockOf(range.handler);
                covered.get(handler).add(block);
                caught.clearStack();
                caught.push(interpreter.newEmptyValue(0));
                enter(handler, caught, todo);
            }
        }
    }

    private Frame<SourceValue> parameters(String owner) {
        Frame<SourceValue> frame = new Frame<>(method.maxLocals, method.maxStack);
        int slot = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            frame.setLocal(slot, interpreter.newParameterValue(true, slot,
                    Type.getObjectType(owner)));
            slot++;
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            frame.setLocal(slot, interpreter.newParameterValue(true, slot, type));
            slot++;
            if (type.getSize() == 2) {
                frame.setLocal(slot++, interpreter.newEmptyValue(slot));
            }
        }
        while (slot < method.maxLocals) {
            frame.setLocal(slot++, interpreter.newEmptyValue(slot));
        }
        return frame;
    }

    /** A block has been found behind such a frame: its values are whatever will be there. */
    private void enter(int block, Frame<SourceValue> from, Deque<Integer> todo)
            throws AnalyzerException {
        if (entries[block] != null) {
            if (entries[block].getStackSize() != from.getStackSize()) {
                throw new AnalyzerException(flow.insn(flow.start(block)),
                        "Incompatible stack heights");
            }
            return;
        }
        Frame<SourceValue> entry = new Frame<>(method.maxLocals, method.maxStack);
        for (int slot = 0; slot < method.maxLocals; slot++) {
            entry.setLocal(slot, new Entering(from.getLocal(slot).getSize(), block, slot));
        }
        for (int place = 0; place < from.getStackSize(); place++) {
            entry.push(new Entering(from.getStack(place).getSize(), block,
                    method.maxLocals + place));
        }
        entries[block] = entry;
        todo.push(block);
    }

    /** Runs through a block; notes what holds before each instruction in a list that is not null. */
    private Frame<SourceValue> run(int block, List<Frame<SourceValue>> before)
            throws AnalyzerException {
        Frame<SourceValue> frame = new Frame<>(entries[block]);
        for (int index = flow.start(block); index < flow.end(block); index++) {
            if (before != null) {
                before.add(new Frame<>(frame));
            }
            if (flow.insn(index).getOpcode() >= 0) {
                frame.execute(flow.insn(index), interpreter);
            }
        }
        return frame;
    }

    private List<Frame<SourceValue>> inside(int block) {
        if (inside.get(block) == null) {
            List<Frame<SourceValue>> before = new ArrayList<>();
            try {
                run(block, before);
            } catch (AnalyzerException exception) {
                throw new AssertionError("it could be followed before", exception);
            }
            inside.set(block, before);
        }
        return inside.get(block);
    }

    private Frame<SourceValue> frame(AbstractInsnNode insn) {
        int index = insn instanceof Parameter ? -1 : method.instructions.indexOf(insn);
        int block = index < 0 ? -1 : flow.blockOf(insn);
        return block < 0 || entries[block] == null ? null
                : inside(block).get(index - flow.start(block));
    }

    /**
     * Returns the origins of an operand.
     *
     * @param insn who takes it
     * @param depth how far below the top of the stack it lies, counted in values
     * @return the origins; empty for code that is not reached
     */
    Set<AbstractInsnNode> operand(AbstractInsnNode insn, int depth) {
        Frame<SourceValue> frame = frame(insn);
        int index = frame == null ? -1 : frame.getStackSize() - 1 - depth;
        return index < 0 ? Set.of() : origins(frame.getStack(index));
    }

    /**
     * Returns the origins of a local variable.
     *
     * @param insn before which instruction
     * @param slot the variable's slot
     * @return the origins; empty for code that is not reached
     */
    Set<AbstractInsnNode> local(AbstractInsnNode insn, int slot) {
        Frame<SourceValue> frame = frame(insn);
        return frame == null ? Set.of() : origins(frame.getLocal(slot));
    }

    /** Follows values back through the entries of blocks to the instructions that make them. */
    private Set<AbstractInsnNode> origins(SourceValue value) {
        if (!(value instanceof Entering)) {
            return value.insns;
        }
        Set<AbstractInsnNode> origins = new LinkedHashSet<>();
        Set<SourceValue> seen = new HashSet<>();
        Deque<SourceValue> todo = new ArrayDeque<>(List.of(value));
        while (!todo.isEmpty()) {
            SourceValue each = todo.pop();
            if (!(each instanceof Entering entering)) {
                origins.addAll(each.insns);
            } else if (seen.add(entering)) {
                follow(entering, todo, origins);
            }
        }
        return origins;
    }

    private void follow(Entering value, Deque<SourceValue> todo, Set<AbstractInsnNode> origins) {
        int place = value.slot - method.maxLocals;
        if (value.block == 0 && place < 0) {
            todo.push(parameters.getLocal(value.slot));
        }
        for (int before : predecessors.get(value.block)) {
            todo.push(place < 0 ? exits[before].getLocal(value.slot)
                    : exits[before].getStack(place));
        }
        for (int thrower : covered.get(value.block)) {
            if (place >= 0) {
                origins.add(flow.handler(value.block));
            } else {
                inside(thrower).forEach(frame -> todo.push(frame.getLocal(value.slot)));
                // The verifier, too, counts a store at the end of the range.
                todo.push(exits[thrower].getLocal(value.slot));
            }
        }
    }

    /** Whatever a local or a place on the stack holds when a block is entered. */
    private static final class Entering extends SourceValue {
        private final int block;
        /** The local, or the place on the stack behind all locals. */
        private final int slot;

        Entering(int size, int block, int slot) {
            super(size, Set.of());
            this.block = block;
            this.slot = slot;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Stands for a parameter; it is no instruction of the method. */
    static final class Parameter extends VarInsnNode {
        private final Type type;

        Parameter(int slot, Type type) {
            super(Opcodes.ALOAD, slot);
            this.type = type;
        }

        Type type() {
            return type;
        }
    }

    private static final class Origins extends SourceInterpreter {
        private final boolean throughCopies;

        Origins(boolean throughCopies) {
            super(Opcodes.ASM9);
            this.throughCopies = throughCopies;
        }

        @Override
        public SourceValue newParameterValue(boolean isInstance, int local, Type type) {
            return new SourceValue(type.getSize(), new Parameter(local, type));
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return throughCopies ? value : super.copyOperation(insn, value);
        }
    }
}
