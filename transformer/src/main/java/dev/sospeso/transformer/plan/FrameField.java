package dev.sospeso.transformer.plan;

/**
 * A field of a frame class that holds what lives across a suspension.
 *
 * @param name its name, by kind and number: {@code i0}, {@code a3}
 * @param descriptor its type
 */
public record FrameField(String name, String descriptor) {

    /**
     * Says whether the collector follows it.
     *
     * @return true for an object or array
     */
    public boolean isReference() {
        return descriptor.length() > 1;
    }
}
