package dev.sospeso.transformer;

/** Turns one class file into what takes its place; {@code AsyncTransformer}'s one method. */
@FunctionalInterface
public interface ClassFileTransform {

    /**
     * Transforms a class file.
     *
     * @param classFile the bytes; never modified
     * @return what became of it
     */
    TransformResult transform(byte[] classFile);
}
