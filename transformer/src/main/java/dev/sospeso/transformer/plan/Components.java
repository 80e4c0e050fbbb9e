package dev.sospeso.transformer.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strongly connected components of a part of a flow (Tarjan's algorithm, without recursion). */
final class Components {

    private static final int OUTSIDE = -1;
    private static final int NEW = 0;

    private final SuspensionFlow flow;
    private final Map<Integer, int[]> resumed = new HashMap<>();
    /** By node: the order in which it was found; OUTSIDE also once its component is complete. */
    private final int[] found;
    private final int[] lowest;
    private final int[] open;
    private int opened;
    private int finds;
    /** The path of the search: nodes, their successors, and which comes next. */
    private final int[] path;
    private final int[][] edges;
    private final int[] next;
    private final List<int[]> loops = new ArrayList<>();

    private Components(SuspensionFlow flow, int[] nodes, int[] entered) {
        this.flow = flow;
        this.found = new int[flow.size()];
        this.lowest = new int[flow.size()];
        this.open = new int[nodes.length];
        this.path = new int[nodes.length];
        this.edges = new int[nodes.length][];
        this.next = new int[nodes.length];
        Arrays.fill(found, OUTSIDE);
        for (int node : nodes) {
            found[node] = NEW;
            if (entered[node] >= 0) {
                resumed.merge(entered[node], new int[] {node}, Components::joined);
            }
        }
    }

    /**
     * Finds the components with a cycle.
     *
     * @param flow the flow
     * @param nodes the part
     * @param entered for each resumption the node from which it is reached, or -1
     */
    static List<int[]> loops(SuspensionFlow flow, int[] nodes, int[] entered) {
        Components components = new Components(flow, nodes, entered);
        for (int node : nodes) {
            if (components.found[node] == NEW) {
                components.search(node);
            }
        }
        return components.loops;
    }

    private void search(int start) {
        int depth = 0;
        begin(start, depth);
        while (depth >= 0) {
            int node = path[depth];
            if (next[depth] < edges[depth].length) {
                int target = edges[depth][next[depth]++];
                if (found[target] == NEW) {
                    begin(target, ++depth);
                } else if (found[target] != OUTSIDE) {
                    lowest[node] = Math.min(lowest[node], found[target]);
                }
                continue;
            }
            if (lowest[node] == found[node]) {
                close(node, edges[depth]);
            }
            depth--;
            if (depth >= 0) {
                lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[node]);
            }
        }
    }

    /** Puts a new node on the path. */
    private void begin(int node, int depth) {
        found[node] = ++finds;
        lowest[node] = finds;
        open[opened++] = node;
        int[] entering = resumed.get(node);
        path[depth] = node;
        edges[depth] = entering == null ? flow.successors(node)
                : joined(flow.successors(node), entering);
        next[depth] = 0;
    }

    private void close(int root, int[] successors) {
        int from = opened;
        do {
            from--;
            found[open[from]] = OUTSIDE;
        } while (open[from] != root);
        int[] component = Arrays.copyOfRange(open, from, opened);
        opened = from;
        if (component.length > 1 || contains(successors, root)) {
            loops.add(component);
        }
    }

    private static boolean contains(int[] successors, int node) {
        for (int successor : successors) {
            if (successor == node) {
                return true;
            }
        }
        return false;
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
