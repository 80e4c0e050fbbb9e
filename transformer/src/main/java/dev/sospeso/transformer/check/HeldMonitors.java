package dev.sospeso.transformer.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which monitors may be held before each instruction: a forward analysis over all paths, that keeps
 * the longer stack of monitorenter instructions where paths meet.
 *
 * <pre>
 *           aload lock
 *           monitorenter       // held after it: this instruction
 *           ...
 *           monitorexit        // held after it: nothing
 * </pre>
 *
 * <p>The compiler's own handler of a synchronized block covers everything in it, so what follows is
 * only exact because a handler for any exception hides the handlers after it.
 */
public final class HeldMonitors {

    /** A stack of monitors; null where the code is not reached, NONE at its bottom. */
    private record Held(AbstractInsnNode enter, Held outer, int depth) {
        static final Held NONE = new Held(null, null, 0);
    }

    private final MethodNode method;
    private final ControlEdges edges;
    private final Held[] before;
    private final Deque<Integer> todo = new ArrayDeque<>();
    private final int limit;

    private HeldMonitors(MethodNode method) {
        this.method = method;
        this.edges = new ControlEdges(method);
        this.before = new Held[method.instructions.size()];
        this.limit = enters(method);
    }

    private static int enters(MethodNode method) {
        int enters = 0;
        for (AbstractInsnNode insn : method.instructions) {
            enters += insn.getOpcode() == Opcodes.MONITORENTER ? 1 : 0;
        }
        return enters;
    }

    /**
     * Analyses a method.
     *
     * @param method a method with code
     * @return what it holds where
     */
    public static HeldMonitors of(MethodNode method) {
        HeldMonitors held = new HeldMonitors(method);
        if (held.limit > 0) {
            held.solve();
        }
        return held;
    }

    /**
     * Returns what may be held before an instruction.
     *
     * @param insn an instruction of the method, as it was when it was analysed
     * @return the monitorenter instructions, innermost first
     */
    public List<AbstractInsnNode> before(AbstractInsnNode insn) {
        List<AbstractInsnNode> enters = new ArrayList<>();
        Held held = before[method.instructions.indexOf(insn)];
        for (; held != null && held.enter() != null; held = held.outer()) {
            enters.add(held.enter());
        }
        return enters;
    }

    private void solve() {
        reach(0, Held.NONE);
        while (!todo.isEmpty()) {
            int index = todo.remove();
            Held held = before[index];
            AbstractInsnNode insn = method.instructions.get(index);
            for (AbstractInsnNode handler : edges.handlers(insn)) {
                reach(method.instructions.indexOf(handler), held);
            }
            Held after = after(insn, held);
            for (AbstractInsnNode next : edges.successors(insn)) {
                reach(method.instructions.indexOf(next), after);
            }
        }
    }

    private Held after(AbstractInsnNode insn, Held held) {
        return switch (insn.getOpcode()) {
            case Opcodes.MONITORENTER ->
                    held.depth() < limit ? new Held(insn, held, held.depth() + 1) : held;
            case Opcodes.MONITOREXIT -> held.outer() == null ? held : held.outer();
            default -> held;
        };
    }

    private void reach(int index, Held held) {
        if (before[index] == null || before[index].depth() < held.depth()) {
            before[index] = held;
            todo.add(index);
        }
    }
}
