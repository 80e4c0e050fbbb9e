package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.normalise.Site;
import java.util.List;

/**
 * What happens at one suspension point.
 *
 * @param number its state, from 1
 * @param site the call; null for the beginning of the body, whose number is 0
 * @param stack the values below the call's operands, lowest first
 * @param live the locals that are saved
 * @param dead the locals that have a type but are never read again
 * @param way how the locals come back: the headers of loops on the way, and last the site itself
 * @param line the source line, or 0 if unknown
 * @param covered whether an exception handler covers it
 */
public record SitePlan(int number, Site site, List<Spill> stack, List<Spill> live,
        List<Spill> dead, List<Step> way, int line, boolean covered) {

    @Override
    public String toString() {
        return number + " " + (site == null ? "START" : site.kind()) + " line " + line
                + (covered ? " covered" : "") + " stack " + stack + " live " + live
                + " dead " + dead + (way.size() == 1 ? "" : " way " + way);
    }
}
