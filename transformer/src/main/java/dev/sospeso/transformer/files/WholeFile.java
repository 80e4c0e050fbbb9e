package dev.sospeso.transformer.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * New content for a file, which replaces the old one in one step: a reader sees the old file or the
 * new one, and never a part. Closed without {@link #replace}, the old file stays.
 */
public final class WholeFile implements AutoCloseable {

    private final Path target;
    private final Path fresh;
    private final boolean replaces;

    private WholeFile(Path file) throws IOException {
        replaces = Files.exists(file);
        target = replaces ? file.toRealPath() : file.toAbsolutePath();
        // Not the JDK's temporary file: that one is readable by its owner only.
        fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    }

    /**
     * Writes the new content beside the old file. The directory is created where it is missing.
     *
     * @param file the file; if it is a link, what it links to will be replaced
     * @param content writes the new content
     * @return the content, not yet in place
     * @throws IOException if that fails; nothing is left behind then
     */
    public static WholeFile stage(Path file, Content content) throws IOException {
        WholeFile staged = new WholeFile(file);
        Files.createDirectories(staged.target.getParent());
        try (OutputStream out = Files.newOutputStream(staged.fresh, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            content.writeTo(out);
        } catch (IOException | RuntimeException e) {
            staged.close();
            throw e;
        }
        return staged;
    }

    /**
     * Replaces or creates a file.
     *
     * @param file the file
     * @param bytes the new content
     * @throws IOException if that fails; the old file is still there then
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        try (WholeFile staged = stage(file, out -> out.write(bytes))) {
            staged.replace();
        }
    }

    /**
     * Puts the new content in place, with the old file's permissions.
     *
     * @throws IOException if that fails; the old file is still there then
     */
    public void replace() throws IOException {
        PosixFileAttributeView old = replaces
                ? Files.getFileAttributeView(target, PosixFileAttributeView.class) : null;
        if (old != null) {
            Files.setPosixFilePermissions(fresh, old.readAttributes().permissions());
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Drops the new content if it was not put in place.
     *
     * @throws IOException if it cannot be deleted
     */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(fresh);
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes it.
         *
         * @param out where to; closed by the caller
         * @throws IOException if that fails
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
