package dev.sospeso.transformer.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What is restored for several sites together: every local that has a type at any of them. What is
 * dead at a site gets what its field holds, which is null for a reference.
 *
 * @param sites their plans, in the order of the code
 * @param values the locals, by slot
 */
public record SharedRestore(List<SitePlan> sites, List<Spill> values) {

    /** Groups sites that follow each other as long as no slot has two types. */
    static List<SharedRestore> of(List<SitePlan> sites) {
        List<SharedRestore> groups = new ArrayList<>();
        List<SitePlan> group = new ArrayList<>();
        TreeMap<Integer, Spill> values = new TreeMap<>();
        for (SitePlan site : sites) {
            TreeMap<Integer, Spill> more = new TreeMap<>(values);
            if (!group.isEmpty() && !(addAll(more, site.live()) && addAll(more, site.dead()))) {
                groups.add(new SharedRestore(List.copyOf(group), List.copyOf(values.values())));
                group.clear();
                more.clear();
            }
            if (group.isEmpty()) {
                addAll(more, site.live());
                addAll(more, site.dead());
            }
            group.add(site);
            values = more;
        }
        if (!group.isEmpty()) {
            groups.add(new SharedRestore(List.copyOf(group), List.copyOf(values.values())));
        }
        return List.copyOf(groups);
    }

    /** Adds what a site has; says whether each of it fits to the others. */
    private static boolean addAll(TreeMap<Integer, Spill> values, List<Spill> added) {
        for (Spill spill : added) {
            Spill known = values.get(spill.index());
            if (known != null && !known.value().equals(spill.value()) || overlaps(values, spill)) {
                return false;
            }
            if (known == null || known.field() == null) {
                values.put(spill.index(), spill);
            }
        }
        return true;
    }

    private static boolean overlaps(TreeMap<Integer, Spill> values, Spill spill) {
        var below = values.lowerEntry(spill.index());
        return below != null && end(below.getValue()) > spill.index()
                || values.get(spill.index()) == null && spill.value().getSize() == 2
                && values.containsKey(spill.index() + 1);
    }

    private static int end(Spill spill) {
        return spill.index() + spill.value().getSize();
    }
}
