package dev.sospeso.transformer.bytecode;

/** A source of class files that holds files open. */
public interface OpenClassFileSource extends ClassFileSource, AutoCloseable {

    /**
     * Closes what is open; later questions find nothing. Closing again does nothing.
     *
     * @throws java.io.UncheckedIOException if a file cannot be closed
     */
    @Override
    void close();
}
