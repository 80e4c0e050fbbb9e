package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.analyse.ControlFlow;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** How many monitors of synchronized blocks may be held before each instruction. */
final class Monitors {

    private Monitors() {
    }

    static int[] held(MethodNode method) {
        int[] held = new int[method.instructions.size()];
        Arrays.fill(held, -1);
        ControlFlow flow = ControlFlow.of(method);
        Deque<Integer> todo = new ArrayDeque<>();
        held[0] = 0;
        todo.add(0);
        while (!todo.isEmpty()) {
            int index = todo.remove();
            int opcode = method.instructions.get(index).getOpcode();
            int after = Math.min(64, Math.max(0, held[index] + (opcode == Opcodes.MONITORENTER ? 1
                    : opcode == Opcodes.MONITOREXIT ? -1 : 0)));
            for (int next : flow.successors(index)) {
                raise(held, next, after, todo);
            }
            for (int handler : flow.handlers(index)) {
                // A monitorexit that throws has not left the monitor, as far as javac's ranges go.
                raise(held, handler, opcode == Opcodes.MONITOREXIT ? after : held[index], todo);
            }
        }
        return held;
    }

    private static void raise(int[] held, int index, int count, Deque<Integer> todo) {
        if (count > held[index]) {
            held[index] = count;
            todo.add(index);
        }
    }

    static boolean usesMonitors(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.MONITORENTER) {
                return true;
            }
        }
        return false;
    }
}
