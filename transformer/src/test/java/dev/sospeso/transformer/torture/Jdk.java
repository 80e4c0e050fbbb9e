package dev.sospeso.transformer.torture;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JDK of this machine.
 *
 * @param release its feature release, 17 or later
 * @param home where it is
 */
record Jdk(int release, Path home) {

    Path java() {
        return home.resolve("bin/java");
    }

    Path javac() {
        return home.resolve("bin/javac");
    }

    /** The one that runs this. */
    static Jdk running() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /** The running one, and one of each other release where Linux has them; oldest first. */
    static List<Jdk> found() throws IOException {
        SortedMap<Integer, Jdk> found = new TreeMap<>();
        found.put(running().release(), running());
        Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(all)) {
                for (Path home : homes) {
                    int release = release(home);
                    if (release >= 17) {
                        found.putIfAbsent(release, new Jdk(release, home));
                    }
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    private static int release(Path home) throws IOException {
        Path file = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.exists(file)) {
            return 0;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.\\-+_]")[0]);
    }
}
