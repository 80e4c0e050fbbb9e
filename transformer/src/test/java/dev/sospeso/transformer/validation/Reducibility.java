package dev.sospeso.transformer.validation;

import dev.sospeso.transformer.analyse.ControlFlow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Says whether every loop of a method has one entry, as C2 wants it: an edge that leads back in a
 * depth-first walk must lead to a dominator. An exception edge leaves only what can throw.
 */
final class Reducibility {

    private final List<List<Integer>> edges = new ArrayList<>();
    private final int[] dominators;
    private final int[] order;

    private Reducibility(MethodNode method) {
        ControlFlow flow = ControlFlow.of(method, List.of());
        int size = flow.count();
        for (int block = 0; block < size; block++) {
            List<Integer> targets = new ArrayList<>();
            for (int next : flow.successors(block)) {
                targets.add(next);
            }
            if (canThrow(flow, block)) {
                for (int handler : flow.handlers(block)) {
                    targets.add(handler);
                }
            }
            edges.add(targets);
        }
        order = new int[size];
        dominators = new int[size];
        Arrays.fill(dominators, -1);
    }

    static boolean isReducible(MethodNode method) {
        return new Reducibility(method).isReducible();
    }

    private boolean isReducible() {
        int[] walk = reversePostorder();
        dominators[walk[0]] = walk[0];
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int node : walk) {
                for (int target : edges.get(node)) {
                    int common = dominators[target] < 0 ? node : common(node, dominators[target]);
                    if (target != walk[0] && dominators[target] != common) {
                        dominators[target] = common;
                        changed = true;
                    }
                }
            }
        }
        for (int node : walk) {
            for (int target : edges.get(node)) {
                if (order[target] <= order[node] && !dominates(target, node)) {
                    return false;
                }
            }
        }
        return true;
    }

    private int[] reversePostorder() {
        int[] walk = new int[edges.size()];
        int free = walk.length;
        int[] path = new int[walk.length];
        int[] next = new int[walk.length];
        BitSet seen = new BitSet();
        seen.set(0);
        int depth = 0;
        while (depth >= 0) {
            int node = path[depth];
            if (next[node] == edges.get(node).size()) {
                walk[--free] = node;
                depth--;
            } else {
                int target = edges.get(node).get(next[node]++);
                if (!seen.get(target)) {
                    seen.set(target);
                    path[++depth] = target;
                }
            }
        }
        walk = Arrays.copyOfRange(walk, free, walk.length);
        for (int index = 0; index < walk.length; index++) {
            order[walk[index]] = index;
        }
        return walk;
    }

    private int common(int first, int second) {
        int one = first;
        int other = second;
        while (one != other) {
            if (order[one] > order[other]) {
                one = dominators[one];
            } else {
                other = dominators[other];
            }
        }
        return one;
    }

    private boolean dominates(int node, int other) {
        int up = other;
        while (order[up] > order[node]) {
            up = dominators[up];
        }
        return up == node;
    }

    private static boolean canThrow(ControlFlow flow, int block) {
        for (int index = flow.start(block); index < flow.start(block + 1); index++) {
            if (canThrow(flow.insn(index).getOpcode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean canThrow(int opcode) {
        return switch (opcode) {
            case Opcodes.IDIV, Opcodes.LDIV, Opcodes.IREM, Opcodes.LREM, Opcodes.ATHROW,
                 Opcodes.ARRAYLENGTH, Opcodes.CHECKCAST, Opcodes.MONITORENTER,
                 Opcodes.MONITOREXIT, Opcodes.NEW, Opcodes.NEWARRAY, Opcodes.ANEWARRAY,
                 Opcodes.MULTIANEWARRAY -> true;
            default -> opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
                    || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
                    || opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.INVOKEDYNAMIC;
        };
    }
}
