package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.bytecode.ClassFileSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Links every class of a jar, so that the JVM verifies it, and initialises none:
 * {@code java -Xverify:all LinkEveryClass jar class:path}. Prints one line for each class that does
 * not link, and a sum; exits with 1 if the JVM found a class bad, which is more than a class missing.
 */
public final class LinkEveryClass {

    private int linked;
    private int bad;
    private int missing;

    private LinkEveryClass() {
    }

    /**
     * Links the classes.
     *
     * @param args the jar and the class path
     * @throws IOException if the jar cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<Path> path = new ArrayList<>(List.of(Path.of(args[0])));
        path.addAll(ClassFileSources.split(args[1]));
        LinkEveryClass links = new LinkEveryClass();
        try (URLClassLoader loader = new URLClassLoader(
                path.stream().map(LinkEveryClass::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
                JarFile jar = new JarFile(args[0], false)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/")
                        && !name.endsWith("module-info.class")) {
                    links.link(name.substring(0, name.length() - 6).replace('/', '.'), loader);
                }
            }
        }
        System.out.println("linked=" + links.linked + " bad=" + links.bad + " missing="
                + links.missing);
        System.exit(links.bad > 0 ? 1 : 0);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void link(String name, ClassLoader loader) {
        try {
            // To look for its constructors links a class.
            Class.forName(name, false, loader).getDeclaredConstructors();
            linked++;
        } catch (NoClassDefFoundError | TypeNotPresentException | ClassNotFoundException absent) {
            missing++;
            System.out.println("MISSING " + name + " " + absent);
        } catch (LinkageError | SecurityException invalid) {
            bad++;
            System.out.println("BAD " + name + " " + String.valueOf(invalid).lines().findFirst()
                    .orElse(""));
        }
    }
}
