package dev.sospeso.transformer.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class files of a jar, as one release of the platform sees them. */
final class JarClassFiles implements OpenClassFileSource {

    private final JarFile jar;

    JarClassFiles(Path path, Runtime.Version release) throws IOException {
        jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, release);
    }

    @Override
    public byte[] find(String internalName) {
        try {
            ZipEntry entry = jar.getEntry(internalName + ".class");
            if (entry == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        } catch (IOException | IllegalStateException | SecurityException unreadable) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            jar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
