package dev.sospeso.transformer.bytecode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFileSourcesTest {

    @TempDir
    private Path temp;

    @Test
    void findsFilesInADirectoryAsTheyAreNow() throws IOException {
        ClassFileSource source = ClassFileSources.directory(temp.resolve("classes"));
        assertNull(source.find("a/B"));
        write(temp.resolve("classes/a/B.class"), "one");
        assertFound("one", source.find("a/B"));
        write(temp.resolve("classes/a/B.class"), "two");
        assertFound("two", source.find("a/B"));
    }

    @Test
    void staysInItsDirectory() throws IOException {
        write(temp.resolve("secret.class"), "outside");
        write(temp.resolve("classes/a.class"), "inside");
        ClassFileSource source = ClassFileSources.directory(temp.resolve("classes"));
        assertNull(source.find("../secret"));
        assertNull(source.find(temp.resolve("secret").toString()));
        assertNull(source.find("a\0b"));
        assertFound("inside", source.find("a"));
    }

    @Test
    void readsAMultiReleaseJarForTheReleaseGiven() throws IOException {
        Path jar = jar("multi.jar", Map.of(
                "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n",
                "a/B.class", "base",
                "META-INF/versions/11/a/B.class", "eleven",
                "META-INF/versions/17/a/B.class", "seventeen",
                "META-INF/versions/99/a/B.class", "ninety-nine"));
        for (Map.Entry<String, String> each : Map.of("9", "base", "11", "eleven",
                "16", "eleven", "17", "seventeen", "99", "ninety-nine").entrySet()) {
            Runtime.Version release = Runtime.Version.parse(each.getKey());
            try (OpenClassFileSource source = ClassFileSources.jar(jar, release)) {
                assertFound(each.getValue(), source.find("a/B"));
            }
        }
        try (OpenClassFileSource source = ClassFileSources.jar(jar)) {
            assertFound("seventeen", source.find("a/B"));
        }
    }

    @Test
    void ignoresVersionsOfAPlainJar() throws IOException {
        Path jar = jar("plain.jar", Map.of("a/B.class", "base",
                "META-INF/versions/11/a/B.class", "eleven"));
        try (OpenClassFileSource source = ClassFileSources.jar(jar)) {
            assertFound("base", source.find("a/B"));
            assertNull(source.find("a/C"));
        }
    }

    @Test
    void findsNothingInAClosedJar() throws IOException {
        Path jar = jar("closed.jar", Map.of("a/B.class", "base"));
        OpenClassFileSource source = ClassFileSources.jar(jar);
        source.close();
        source.close();
        assertNull(source.find("a/B"));
    }

    @Test
    void takesTheFirstOnTheClassPath() throws IOException {
        write(temp.resolve("classes/a/B.class"), "directory");
        Path jar = jar("path.jar", Map.of("a/B.class", "jar", "a/C.class", "other"));
        String path = String.join(File.pathSeparator, temp.resolve("missing.jar").toString(), "",
                temp.resolve("classes").toString(), jar.toString());
        try (OpenClassFileSource source = ClassFileSources.path(ClassFileSources.split(path))) {
            assertFound("directory", source.find("a/B"));
            assertFound("other", source.find("a/C"));
            assertNull(source.find("a/D"));
        }
    }

    @Test
    void refusesAFileThatIsNoJar() throws IOException {
        write(temp.resolve("no.jar"), "text");
        List<Path> path = List.of(jar("yes.jar", Map.of("a/B.class", "x")),
                temp.resolve("no.jar"));
        assertThrows(IOException.class, () -> ClassFileSources.path(path));
    }

    @Test
    void asksAClassLoaderForResources() throws IOException {
        write(temp.resolve("classes/a/B.class"), "no class at all");
        URL[] urls = {temp.resolve("classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            ClassFileSource source = ClassFileSources.classLoader(loader);
            assertFound("no class at all", source.find("a/B"));
            assertNull(source.find("a/C"));
            assertNotNull(source.find("java/lang/Object"));
        }
        assertNotNull(ClassFileSources.classLoader(null).find("java/lang/Object"));
    }

    @Test
    void takesALoaderThatThrowsForEmpty() {
        ClassLoader broken = new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                throw new IllegalStateException("stopped");
            }
        };
        assertNull(ClassFileSources.classLoader(broken).find("a/B"));
    }

    @Test
    void readsAllModulesOfTheJdk() {
        ClassFileSource jdk = ClassFileSources.jdk();
        for (String name : List.of("java/lang/Object", "java/util/Map$Entry",
                "java/util/logging/Logger", "java/lang/instrument/Instrumentation",
                "com/sun/source/tree/Tree")) {
            assertEquals(name, ClassHeader.of(jdk.find(name)).name());
        }
        assertNull(jdk.find("java/lang/NoSuchThing"));
        assertNull(jdk.find("no/such/Package"));
        assertNull(jdk.find("Unnamed"));
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path jar = temp.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return jar;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void assertFound(String expected, byte[] found) {
        assertArrayEquals(expected.getBytes(UTF_8), found);
    }
}
