package dev.sospeso.transformer.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Makes the jars of a library: its variants, and their rewritings. Each is made once. */
final class LibraryJars {

    private final Path corpora;
    private final Path made;
    private final Jdk newest;
    private final Map<Path, TortureReport> reports = new TreeMap<>();

    /**
     * @param corpora where the build has put the corpora
     * @param made where the jars are put
     * @param newest compiles
     */
    LibraryJars(Path corpora, Path made, Jdk newest) {
        this.corpora = corpora;
        this.made = made;
        this.newest = newest;
    }

    Path plain(Corpus corpus, Variant variant) throws IOException, InterruptedException {
        if (variant.library() == Variant.PUBLISHED) {
            return corpus.library(corpora);
        }
        Path jar = made.resolve(corpus.label() + "." + variant.label() + ".jar");
        if (!Files.exists(jar)) {
            Map<String, byte[]> entries = entries(corpus.library(corpora));
            if (variant.isRecompiled()) {
                entries.keySet().removeIf(LibraryJars::isClass);
                entries.putAll(compiled(corpus, variant));
            } else {
                entries.replaceAll((name, bytes) -> isClass(name) ? stripped(bytes) : bytes);
            }
            write(entries, jar);
        }
        return jar;
    }

    Path rewritten(Corpus corpus, Variant variant, TortureMode mode)
            throws IOException, InterruptedException {
        Path jar = made.resolve(corpus.label() + "." + variant.label() + "." + mode + ".jar");
        if (!reports.containsKey(jar)) {
            reports.put(jar, TortureRewrite.rewrite(mode, plain(corpus, variant), jar,
                    ChildJvm.classPath(corpus.dependencies(corpora)), variant == Variant.POISONED));
        }
        return jar;
    }

    TortureReport report(Path rewritten) {
        return reports.get(rewritten);
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    private static byte[] stripped(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    private Map<String, byte[]> compiled(Corpus corpus, Variant variant)
            throws IOException, InterruptedException {
        Path sources = unpacked(corpus.sources(corpora),
                made.resolve(corpus.label() + ".sources"));
        Path classes = made.resolve(corpus.label() + "." + variant.label() + ".classes");
        Files.createDirectories(classes);
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-g",
                "-encoding", corpus.encoding(), "--release",
                variant == Variant.RELEASE17 ? "17" : Integer.toString(newest.release()), "-cp",
                ChildJvm.classPath(corpus.dependencies(corpora)), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted()
                    .forEach(file -> arguments.add(file.toString()));
        }
        ChildJvm javac = ChildJvm.run(newest.javac(), arguments, made,
                made.resolve(corpus.label() + "." + variant.label() + ".javac.log"), 10);
        if (javac.status() != 0) {
            throw new IOException("cannot compile " + corpus.label() + ", see " + javac.log());
        }
        return files(classes);
    }

    /** The files below a directory by their paths with slashes. */
    static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                found.put(directory.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return found;
    }

    /** Unpacks a jar, but for other releases' variants, unless that has been done. */
    static Path unpacked(Path jar, Path directory) throws IOException {
        if (!Files.exists(directory)) {
            for (Map.Entry<String, byte[]> entry : entries(jar).entrySet()) {
                Path file = directory.resolve(entry.getKey());
                if (!entry.getKey().startsWith("META-INF/versions/")) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, entry.getValue());
                }
            }
        }
        return directory;
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return entries;
    }

    static void write(Map<String, byte[]> entries, Path jar) throws IOException {
        Path whole = jar.resolveSibling(jar.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(whole);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Files.move(whole, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
