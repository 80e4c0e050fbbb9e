package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.JvmValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands out the fields of a frame class. Each site takes fields that are free there, so there are as
 * few as possible; a local takes the one it had at other sites if it can, so that sites can share
 * code. Or each local and each place of the operand stack has a field of its own.
 */
final class FrameFields {

    private final boolean byPlace;
    private final Map<String, List<FrameField>> byDescriptor = new LinkedHashMap<>();
    private final Map<Place, FrameField> byLastPlace = new HashMap<>();
    private final Set<FrameField> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Place, FrameField> reserved = new HashMap<>();
    private final Map<Character, Integer> named = new HashMap<>();
    private final List<FrameField> all = new ArrayList<>();

    /**
     * Where a value of a type stands.
     *
     * @param index the local; or the position in the operand stack, counted down from -1
     * @param descriptor the type of a field for it
     */
    private record Place(int index, String descriptor) {

        @Override
        public int hashCode() {
            return 31 * descriptor.hashCode() + index;
        }
    }

    FrameFields(boolean byPlace) {
        this.byPlace = byPlace;
    }

    void beginSite() {
        taken.clear();
        reserved.clear();
    }

    /** Keeps for a local that will be taken the field that it had last. */
    void reserve(int local, JvmValue value) {
        Place place = new Place(local, value.fieldDescriptor());
        FrameField last = byLastPlace.get(place);
        if (last != null && taken.add(last)) {
            reserved.put(place, last);
        }
    }

    FrameField takeForLocal(int local, JvmValue value) {
        Place place = new Place(local, value.fieldDescriptor());
        FrameField kept = reserved.remove(place);
        return kept != null ? kept : take(place, value);
    }

    FrameField takeForOperand(int position, JvmValue value) {
        return take(new Place(-1 - position, value.fieldDescriptor()), value);
    }

    private FrameField take(Place place, JvmValue value) {
        FrameField field = byPlace ? ofPlace(place, value) : firstFree(value);
        taken.add(field);
        byLastPlace.put(place, field);
        return field;
    }

    private FrameField ofPlace(Place place, JvmValue value) {
        FrameField own = byLastPlace.get(place);
        return own != null ? own : create(value.fieldDescriptor());
    }

    private FrameField firstFree(JvmValue value) {
        List<FrameField> fields =
                byDescriptor.computeIfAbsent(value.fieldDescriptor(), key -> new ArrayList<>());
        for (FrameField field : fields) {
            if (!taken.contains(field)) {
                return field;
            }
        }
        FrameField field = create(value.fieldDescriptor());
        fields.add(field);
        return field;
    }

    private FrameField create(String descriptor) {
        char prefix = descriptor.length() > 1 ? 'a' : Character.toLowerCase(descriptor.charAt(0));
        FrameField field = new FrameField(
                "" + prefix + (named.merge(prefix, 1, Integer::sum) - 1), descriptor);
        all.add(field);
        return field;
    }

    List<FrameField> all() {
        return List.copyOf(all);
    }
}
