package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.JvmValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands out the fields of a frame class: each site takes the first free one of each type. */
final class FrameFields {

    private final Map<String, List<FrameField>> byDescriptor = new LinkedHashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<Character, Integer> named = new HashMap<>();
    private final List<FrameField> all = new ArrayList<>();

    void beginSite() {
        taken.clear();
    }

    FrameField take(JvmValue value) {
        String descriptor = value.fieldDescriptor();
        List<FrameField> fields =
                byDescriptor.computeIfAbsent(descriptor, key -> new ArrayList<>());
        int index = taken.merge(descriptor, 1, Integer::sum) - 1;
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
