package dev.sospeso.transformer.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Finds for each suspension point the loops that must be entered by their headers when it is
 * resumed.
 *
 * <p>A jump into the middle of a loop makes it irreducible, which C2 compiles badly. So a resumption
 * that leads into a loop elsewhere than at its header must go through the header; and then the same
 * holds for the loops inside, with that header taken away. Not every loop of the source is one here:
 * what follows a yield is reached by its resumption alone.
 *
 * <p>Only speed depends on this: any list of headers on the way to a site is correct.
 */
final class Loops {

    private final SuspensionFlow flow;
    private final List<List<Integer>> headers = new ArrayList<>();
    /** By node: the header through which a resumption enters a loop of the region, or -1. */
    private final int[] entered;
    /** By node: the number of its region. */
    private final int[] region;
    private int regions;

    private Loops(SuspensionFlow flow, int sites) {
        this.flow = flow;
        this.entered = new int[flow.size()];
        this.region = new int[flow.size()];
        for (int site = 0; site < sites; site++) {
            headers.add(new ArrayList<>());
        }
    }

    /** For each site the headers on the way to it, outermost first, as indices of instructions. */
    static List<List<Integer>> headers(SuspensionFlow flow, int sites) {
        Loops loops = new Loops(flow, sites);
        Deque<int[]> todo = new ArrayDeque<>();
        int[] all = new int[flow.size()];
        for (int node = 0; node < all.length; node++) {
            all[node] = node;
        }
        todo.add(all);
        while (!todo.isEmpty()) {
            loops.enter(todo.remove(), todo);
        }
        return loops.headers;
    }

    /** Finds the loops of a region and who enters them by their headers; what is inside is to do. */
    private void enter(int[] nodes, Deque<int[]> todo) {
        regions++;
        for (int node : nodes) {
            region[node] = regions;
            entered[node] = -1;
        }
        List<int[]> loops = Components.loops(flow, nodes, entered);
        while (route(loops)) {
            loops = Components.loops(flow, nodes, entered);
        }
        for (int[] loop : loops) {
            int header = flow.header(loop);
            boolean resumed = false;
            for (int node : loop) {
                if (flow.isResumption(node)) {
                    headers.get(flow.site(node)).add(flow.start(header));
                    resumed = true;
                }
            }
            if (resumed) {
                todo.add(without(header, loop));
            }
        }
    }

    private static int[] without(int header, int[] loop) {
        int[] inside = new int[loop.length - 1];
        int size = 0;
        for (int node : loop) {
            if (node != header) {
                inside[size++] = node;
            }
        }
        return inside;
    }

    /** Sends resumptions that lead into the middle of a loop to its header; whether any was new. */
    private boolean route(List<int[]> loops) {
        boolean changed = false;
        for (int[] loop : loops) {
            int header = flow.header(loop);
            BitSet seen = new BitSet(flow.size());
            int[] todo = Arrays.copyOf(without(header, loop), flow.size());
            int size = loop.length - 1;
            for (int node : loop) {
                seen.set(node);
            }
            while (size > 0) {
                int node = todo[--size];
                if (flow.isResumption(node)) {
                    changed |= enterBy(header, node);
                    continue;
                }
                for (int before : flow.predecessors(node)) {
                    if (region[before] == regions && !seen.get(before)) {
                        seen.set(before);
                        todo[size++] = before;
                    }
                }
            }
        }
        return changed;
    }

    /** Once sent to a header, a resumption moves on only to one that is reached earlier. */
    private boolean enterBy(int header, int resumption) {
        int known = entered[resumption];
        if (known >= 0 && !flow.isBefore(header, known)) {
            return false;
        }
        entered[resumption] = header;
        return true;
    }
}
