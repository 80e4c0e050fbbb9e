package dev.sospeso.transformer.bytecode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The places where class files are found. All sources made here are thread-safe. */
public final class ClassFileSources {

    private ClassFileSources() {
    }

    /**
     * Takes class files from memory.
     *
     * @param classFiles the bytes by internal name; not copied
     * @return their source
     */
    public static ClassFileSource of(Map<String, byte[]> classFiles) {
        return classFiles::get;
    }

    /**
     * Takes class files from a directory, as its files are when they are asked for.
     *
     * @param root the directory above the packages; need not exist
     * @return its source
     */
    public static ClassFileSource directory(Path root) {
        Path base = root.toAbsolutePath().normalize();
        return name -> {
            try {
                Path file = base.resolve(name + ".class").normalize();
                return file.startsWith(base) && Files.isRegularFile(file)
                        ? Files.readAllBytes(file) : null;
            } catch (IOException | InvalidPathException unreadable) {
                return null;
            }
        };
    }

    /**
     * Takes class files from a jar, as the running release sees a multi-release one.
     *
     * @param file the jar; held open until the source is closed
     * @return its source
     * @throws IOException if it cannot be opened, or is no jar
     */
    public static OpenClassFileSource jar(Path file) throws IOException {
        return jar(file, Runtime.version());
    }

    /**
     * Takes class files from a jar.
     *
     * @param file the jar; held open until the source is closed
     * @param release the release whose {@code META-INF/versions} count, if the jar is multi-release
     * @return its source
     * @throws IOException if it cannot be opened, or is no jar
     */
    public static OpenClassFileSource jar(Path file, Runtime.Version release) throws IOException {
        return new JarClassFiles(file, release);
    }

    /**
     * Takes class files from a class path: the first entry that has a class wins.
     *
     * @param entries directories and jars, as the running release sees them; entries that do not
     *     exist are passed over, as {@code java} does
     * @return their source
     * @throws IOException if a file is no jar, or cannot be opened
     */
    public static OpenClassFileSource path(List<Path> entries) throws IOException {
        return path(entries, Runtime.version());
    }

    /**
     * Takes class files from a class path: the first entry that has a class wins.
     *
     * @param entries directories and jars; entries that do not exist are passed over
     * @param release the release for which multi-release jars are read
     * @return their source
     * @throws IOException if a file is no jar, or cannot be opened
     */
    public static OpenClassFileSource path(List<Path> entries, Runtime.Version release)
            throws IOException {
        List<ClassFileSource> sources = new ArrayList<>();
        List<OpenClassFileSource> jars = new ArrayList<>();
        try {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    sources.add(directory(entry));
                } else if (Files.exists(entry)) {
                    OpenClassFileSource jar = jar(entry, release);
                    sources.add(jar);
                    jars.add(jar);
                }
            }
        } catch (IOException e) {
            closeAll(jars, e);
            throw e;
        }
        return new ClassPath(sources, jars);
    }

    private static void closeAll(List<OpenClassFileSource> jars, IOException cause) {
        for (OpenClassFileSource jar : jars) {
            try {
                jar.close();
            } catch (UncheckedIOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /**
     * Splits a class path as the command line has it.
     *
     * @param path entries, separated by {@link File#pathSeparator}
     * @return the entries, without empty ones
     * @throws InvalidPathException if an entry is no path
     */
    public static List<Path> split(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(Path::of).toList();
    }

    /**
     * Takes class files from what a class loader and its parents find as resources. Classes are not
     * loaded; classes that a loader makes up without a resource are not found.
     *
     * @param loader the loader, or null for the bootstrap loader
     * @return its source
     */
    public static ClassFileSource classLoader(ClassLoader loader) {
        ClassLoader asked = loader != null ? loader : ClassLoader.getPlatformClassLoader();
        return name -> {
            try (InputStream in = asked.getResourceAsStream(name + ".class")) {
                return in == null ? null : in.readAllBytes();
            } catch (IOException | RuntimeException unreadable) {
                // A foreign loader may throw anything, one that is closed for example.
                return null;
            }
        };
    }

    /**
     * Takes class files from all modules of the running JDK.
     *
     * @return its source
     */
    public static ClassFileSource jdk() {
        return new JdkClassFiles();
    }

    private record ClassPath(List<ClassFileSource> sources, List<OpenClassFileSource> jars)
            implements OpenClassFileSource {

        @Override
        public byte[] find(String internalName) {
            for (ClassFileSource source : sources) {
                byte[] found = source.find(internalName);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        @Override
        public void close() {
            UncheckedIOException failure = null;
            for (OpenClassFileSource jar : jars) {
                try {
                    jar.close();
                } catch (UncheckedIOException e) {
                    failure = failure == null ? e : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
