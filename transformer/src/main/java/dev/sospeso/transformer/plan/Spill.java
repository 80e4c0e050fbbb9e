package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.JvmValue;

/**
 * A local or stack value at a suspension point.
 *
 * @param index the local's slot, or the position in the operand stack
 * @param value its type there
 * @param field where it is saved; null for a value that is not: the null constant is pushed again,
 *     a dead local gets null or zero
 */
public record Spill(int index, JvmValue value, FrameField field) {

    @Override
    public String toString() {
        String type = switch (value.kind()) {
            case REFERENCE -> value.type().getClassName();
            default -> value.kind().name().toLowerCase(java.util.Locale.ROOT);
        };
        return index + ":" + type + (field == null ? "" : "->" + field.name());
    }
}
