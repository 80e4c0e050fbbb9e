package dev.sospeso.transformer.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is restored for all sites together: for every slot the type that it has at most of them. What
 * is dead at a site gets what its field holds, which is null for a reference.
 *
 * @param values the locals, by slot
 */
public record SharedRestore(List<Spill> values) {

    static SharedRestore of(List<SitePlan> sites) {
        Map<Spill, Integer> uses = new HashMap<>();
        for (SitePlan site : sites) {
            site.live().forEach(spill -> uses.merge(spill, 1, Integer::sum));
        }
        List<Spill> byUse = new ArrayList<>(uses.keySet());
        byUse.sort(Comparator.comparing((Spill spill) -> -uses.get(spill))
                .thenComparing(Spill::index).thenComparing(Spill::toString));
        TreeMap<Integer, Spill> values = new TreeMap<>();
        for (Spill spill : byUse) {
            Map.Entry<Integer, Spill> below = values.lowerEntry(end(spill));
            if (below == null || end(below.getValue()) <= spill.index()) {
                values.put(spill.index(), spill);
            }
        }
        return new SharedRestore(List.copyOf(values.values()));
    }

    private static int end(Spill spill) {
        return spill.index() + spill.value().getSize();
    }

    /** Says whether a site has its value of a local when the shared ones are restored. */
    private boolean has(Spill spill) {
        return values.stream().anyMatch(value -> value.index() == spill.index()
                && value.value().equals(spill.value()));
    }

    /**
     * Lists what a site must restore besides.
     *
     * @param site its plan
     * @return its locals that are not restored with those of all sites
     */
    public List<Spill> missing(SitePlan site) {
        List<Spill> missing = new ArrayList<>(site.live());
        missing.addAll(site.dead());
        missing.removeIf(this::has);
        return missing;
    }
}
