package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.ControlFlow;
import dev.sospeso.transformer.normalise.Site;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Where control goes in a body: between its blocks, by number, and from the places at which it is
 * resumed, whose numbers follow. A yield always leaves, so nothing follows it but its resumption.
 */
final class SuspensionFlow {

    private static final int[] NONE = {};

    private final ControlFlow blocks;
    private final int[][] successors;
    private final int[][] predecessors;
    private final int[] order;

    private SuspensionFlow(ControlFlow blocks, int[][] successors, int[] order) {
        this.blocks = blocks;
        this.successors = successors;
        this.predecessors = reversed(successors);
        this.order = order;
    }

    /**
     * Computes the control flow.
     *
     * @param blocks the blocks of the normalised method, which end at its suspension points
     * @param sites the suspension points
     */
    static SuspensionFlow of(ControlFlow blocks, List<Site> sites) {
        int[][] edges = new int[blocks.count() + sites.size()][];
        for (int block = 0; block < blocks.count(); block++) {
            edges[block] = edges(blocks, block);
        }
        int[] order = reversePostorder(edges);
        int resumption = blocks.count();
        for (Site site : sites) {
            int block = blocks.blockOf(site.call());
            edges[resumption++] = edges[block];
            if (site.kind().isYield()) {
                edges[block] = mayThrow(blocks, block, site.call())
                        ? blocks.handlers(block) : NONE;
            }
        }
        return new SuspensionFlow(blocks, edges, order);
    }

    private static int[] edges(ControlFlow blocks, int block) {
        int[] successors = blocks.successors(block);
        int[] handlers = blocks.handlers(block);
        if (handlers.length == 0 || !mayThrow(blocks, block, null)) {
            return successors;
        }
        int[] edges = Arrays.copyOf(successors, successors.length + handlers.length);
        System.arraycopy(handlers, 0, edges, successors.length, handlers.length);
        return edges;
    }

    /** Whether an instruction of a block may throw before another one is reached. */
    private static boolean mayThrow(ControlFlow blocks, int block, AbstractInsnNode end) {
        for (int index = blocks.start(block); index < blocks.start(block + 1)
                && blocks.insn(index) != end; index++) {
            if (mayThrow(blocks.insn(index).getOpcode())) {
                return true;
            }
        }
        return false;
    }

    /** Constants, loads, stores, stack operations, arithmetic and jumps throw nothing. */
    private static boolean mayThrow(int opcode) {
        return opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
                || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
                || opcode == Opcodes.IDIV || opcode == Opcodes.LDIV
                || opcode == Opcodes.IREM || opcode == Opcodes.LREM
                || opcode >= Opcodes.GETSTATIC && opcode < Opcodes.IFNULL;
    }

    private static int[] reversePostorder(int[][] edges) {
        int[] order = new int[edges.length];
        Arrays.fill(order, Integer.MAX_VALUE);
        int[] path = new int[edges.length];
        int[] next = new int[edges.length];
        boolean[] seen = new boolean[edges.length];
        int depth = 0;
        int number = edges.length;
        seen[0] = true;
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

    /** The index in the code of the first instruction of a block. */
    int start(int block) {
        return blocks.start(block);
    }

    int size() {
        return successors.length;
    }

    boolean isResumption(int node) {
        return node >= blocks.count();
    }

    /** The number of a site, from 0, whose resumption a node is. */
    int site(int node) {
        return node - blocks.count();
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
