package dev.sospeso.transformer.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Links every class of a jar, so that the JVM verifies it, and initialises none. */
final class ClassLinks {

    /** What {@link #of} says of a class that is as it should be. */
    static final String LINKED = "LINKED";
    /** How it begins where a class is not to be found. */
    static final String MISSING = "MISSING ";
    /** How it begins where the JVM finds a class bad. */
    static final String BAD = "BAD ";

    private ClassLinks() {
    }

    /**
     * Links the classes.
     *
     * @param file the jar
     * @param path where else classes are looked for
     * @return by the name of a class, what came of it
     * @throws IOException if the jar cannot be read
     */
    static Map<String, String> of(Path file, List<Path> path) throws IOException {
        List<Path> all = new ArrayList<>(List.of(file));
        all.addAll(path);
        Map<String, String> links = new TreeMap<>();
        try (URLClassLoader loader = new URLClassLoader(
                all.stream().map(ClassLinks::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
                JarFile jar = new JarFile(file.toFile(), false)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/")
                        && !name.endsWith("module-info.class")) {
                    String binary = name.substring(0, name.length() - 6).replace('/', '.');
                    links.put(binary, link(binary, loader));
                }
            }
        }
        return links;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String link(String name, ClassLoader loader) {
        try {
            // To look for its constructors links a class.
            Class.forName(name, false, loader).getDeclaredConstructors();
            return LINKED;
        } catch (NoClassDefFoundError | TypeNotPresentException | ClassNotFoundException absent) {
            return MISSING + absent;
        } catch (LinkageError | SecurityException invalid) {
            return BAD + String.valueOf(invalid).lines().findFirst().orElse("");
        }
    }
}
