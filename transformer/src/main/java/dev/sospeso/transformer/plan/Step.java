package dev.sospeso.transformer.plan;

import java.util.List;

/**
 * One step on the way of a resumption from the entry of the body to its site.
 *
 * @param header the number of the loop to whose header it leads, from 1; 0 if it leads to the site
 * @param values the locals that are set, from the frame or (without a field) to null or zero
 */
public record Step(int header, List<Spill> values) {

    /** Few steps of a method lead to one header, and those with as many values are compared. */
    @Override
    public int hashCode() {
        return 31 * header + values.size();
    }

    @Override
    public String toString() {
        return (header == 0 ? "site" : "loop " + header) + values;
    }
}
