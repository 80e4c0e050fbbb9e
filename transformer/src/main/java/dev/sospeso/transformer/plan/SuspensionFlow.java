package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.ControlFlow;
import dev.sospeso.transformer.normalise.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where control goes in a body: between the instructions, by index, and from the places at which it
 * is resumed, whose indices follow. A yield always leaves, so nothing follows it but its resumption.
 */
final class SuspensionFlow {

    private static final int[] NONE = {};

    private final int instructions;
    private final int[][] successors;
    private final int[][] predecessors;
    private final int[] order;

    private SuspensionFlow(int instructions, int[][] successors, int[] order) {
        this.instructions = instructions;
        this.successors = successors;
        this.predecessors = reversed(successors);
        this.order = order;
    }

    /**
     * Computes the control flow.
     *
     * @param method the normalised method
     * @param sites its suspension points
     */
    static SuspensionFlow of(MethodNode method, List<Site> sites) {
        InsnList code = method.instructions;
        ControlFlow flow = ControlFlow.of(method);
        int[][] edges = new int[code.size() + sites.size()][];
        for (int index = 0; index < code.size(); index++) {
            edges[index] = code.get(index).getOpcode() < 0 ? NONE : edges(code, flow, index);
        }
        int[] order = reversePostorder(edges, first(code, 0));
        int resumption = code.size();
        for (Site site : sites) {
            int call = code.indexOf(site.call());
            edges[resumption++] = edges[call];
            if (site.kind().isYield()) {
                edges[call] = NONE;
            }
        }
        return new SuspensionFlow(code.size(), edges, order);
    }

    private static int[] edges(InsnList code, ControlFlow flow, int index) {
        List<Integer> targets = new ArrayList<>(flow.successors(index));
        if (mayThrow(code.get(index).getOpcode())) {
            targets.addAll(flow.handlers(index));
        }
        return targets.stream().mapToInt(target -> first(code, target))
                .filter(target -> target < code.size()).distinct().toArray();
    }

    /** The first instruction at or after an index that is no label, line or frame. */
    private static int first(InsnList code, int from) {
        int index = from;
        while (index < code.size() && code.get(index).getOpcode() < 0) {
            index++;
        }
        return index;
    }

    /** Constants, loads, stores, stack operations, arithmetic and jumps throw nothing. */
    private static boolean mayThrow(int opcode) {
        return opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
                || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
                || opcode == Opcodes.IDIV || opcode == Opcodes.LDIV
                || opcode == Opcodes.IREM || opcode == Opcodes.LREM
                || opcode >= Opcodes.GETSTATIC && opcode < Opcodes.IFNULL;
    }

    private static int[] reversePostorder(int[][] edges, int start) {
        int[] order = new int[edges.length];
        Arrays.fill(order, Integer.MAX_VALUE);
        int[] path = new int[edges.length];
        int[] next = new int[edges.length];
        boolean[] seen = new boolean[edges.length];
        int depth = 0;
        int number = edges.length;
        path[0] = start;
        seen[start] = true;
        while (depth >= 0) {
            int node = path[depth];
            if (next[node] == edges[node].length) {
                order[node] = number--;
                depth--;
            } else {
                int target = edges[node][next[node]++];
                if (!seen[target]) {
                    seen[target] = true;
                    path[++depth] = target;
                }
            }
        }
        return order;
    }

    private static int[][] reversed(int[][] edges) {
        int[] counts = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] reversed = new int[edges.length][];
        for (int node = 0; node < edges.length; node++) {
            reversed[node] = new int[counts[node]];
        }
        for (int node = 0; node < edges.length; node++) {
            for (int target : edges[node]) {
                reversed[target][--counts[target]] = node;
            }
        }
        return reversed;
    }

    int size() {
        return successors.length;
    }

    boolean isResumption(int node) {
        return node >= instructions;
    }

    /** The number of a site, from 0, whose resumption a node is. */
    int site(int node) {
        return node - instructions;
    }

    int[] successors(int node) {
        return successors[node];
    }

    int[] predecessors(int node) {
        return predecessors[node];
    }

    /** Whether a node is reached earlier than another when the method is called. */
    boolean isBefore(int node, int other) {
        return order[node] < order[other];
    }

    /** The node of a loop that is reached first when the method is called. */
    int header(int[] loop) {
        int header = loop[0];
        for (int node : loop) {
            if (isBefore(node, header)) {
                header = node;
            }
        }
        return header;
    }
}
