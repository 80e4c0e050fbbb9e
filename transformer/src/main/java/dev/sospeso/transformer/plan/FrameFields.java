package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.JvmValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands out the fields of a frame class. Each site takes the first free one of each type, so there
 * are as few as possible; or each local and each place of the operand stack has its own, so that
 * sites can share code.
 */
final class FrameFields {

    private final boolean byPlace;
    private final Map<String, List<FrameField>> bySharer = new LinkedHashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<Character, Integer> named = new HashMap<>();
    private final List<FrameField> all = new ArrayList<>();

    FrameFields(boolean byPlace) {
        this.byPlace = byPlace;
    }

    void beginSite() {
        taken.clear();
    }

    FrameField takeForLocal(int local, JvmValue value) {
        return take(value, byPlace ? "local " + local + " " : "");
    }

    FrameField takeForOperand(int position, JvmValue value) {
        return take(value, byPlace ? "operand " + position + " " : "");
    }

    private FrameField take(JvmValue value, String place) {
        String descriptor = value.fieldDescriptor();
        String sharer = place + descriptor;
        List<FrameField> fields = bySharer.computeIfAbsent(sharer, key -> new ArrayList<>());
        int index = taken.merge(sharer, 1, Integer::sum) - 1;
        if (index == fields.size()) {
            char prefix = descriptor.length() > 1 ? 'a' : Character.toLowerCase(descriptor.charAt(0));
            FrameField field = new FrameField(
                    "" + prefix + (named.merge(prefix, 1, Integer::sum) - 1), descriptor);
            fields.add(field);
            all.add(field);
        }
        return fields.get(index);
    }

    List<FrameField> all() {
        return List.copyOf(all);
    }
}
