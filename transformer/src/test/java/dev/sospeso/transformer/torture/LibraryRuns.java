package dev.sospeso.transformer.torture;

import dev.sospeso.Generator;
import dev.sospeso.transformer.AsyncTransformer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.util.CheckClassAdapter;

/** Runs the tests of a library against one of its jars, and links its classes. */
final class LibraryRuns {

    private static final String RUN = "SuiteRunner";

    private final Path corpora;
    private final Path runs;

    /**
     * @param corpora where the build has put the corpora
     * @param runs where the tests work and results go
     */
    LibraryRuns(Path corpora, Path runs) {
        this.corpora = corpora;
        this.runs = runs;
    }

    Outcome run(Corpus corpus, Path jar, Jdk jdk, List<String> options, String label)
            throws IOException, InterruptedException {
        return corpus == Corpus.SCALA ? compile(corpus, jar, jdk, options, label)
                : test(corpus, jar, jdk, options, label);
    }

    private Outcome test(Corpus corpus, Path jar, Jdk jdk, List<String> options, String label)
            throws IOException, InterruptedException {
        Path work = runs.resolve(corpus.label());
        Path tests = LibraryJars.unpacked(corpus.tests(corpora), work.resolve("tests"));
        prepare(work, tests);
        Path result = runs.resolve(label + ".tests");
        Files.deleteIfExists(result);
        List<String> arguments = arguments(work, options, "-Xss4m");
        List<Path> path = new ArrayList<>(List.of(tests, jar));
        path.addAll(corpus.dependencies(corpora));
        path.addAll(Corpus.jars(corpora.resolve("runner")));
        path.addAll(driver());
        arguments.addAll(List.of("-cp", ChildJvm.classPath(path), main(RUN), tests.toString(),
                result.toString(), corpus.excluded()));
        ChildJvm.run(jdk.java(), arguments, work, runs.resolve(label + ".log"), 20);
        return Outcome.of(Files.exists(result) ? Files.readAllLines(result) : List.of());
    }

    /** Where the tests of a Maven project expect their files. */
    private static void prepare(Path work, Path tests) throws IOException {
        delete(work.resolve("target"));
        delete(work.resolve("temporary"));
        Files.createDirectories(work.resolve("temporary"));
        Files.createDirectories(work.resolve("target"));
        Files.createSymbolicLink(work.resolve("target/test-classes"), tests);
        for (String each : List.of("src/test/java", "src/test/resources")) {
            Path link = work.resolve(each);
            if (!Files.exists(link)) {
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(link, tests);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())
                        ::iterator) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The files that the compiler writes are its tests: each must have the same bytes as ever. */
    private Outcome compile(Corpus corpus, Path jar, Jdk jdk, List<String> options, String label)
            throws IOException, InterruptedException {
        Path work = runs.resolve(corpus.label());
        Path sources = LibraryJars.unpacked(corpus.sources(corpora), work.resolve("sources"));
        Path out = work.resolve("out");
        delete(out);
        delete(work.resolve("temporary"));
        Files.createDirectories(out);
        Files.createDirectories(work.resolve("temporary"));
        List<Path> path = new ArrayList<>(List.of(jar));
        path.addAll(corpus.dependencies(corpora));
        String libraries = ChildJvm.classPath(corpus.dependencies(corpora));
        path.addAll(driver());
        List<String> arguments = arguments(work, options, "-Xss16m");
        arguments.addAll(List.of("-cp", ChildJvm.classPath(path), "scala.tools.nsc.Main",
                "-nobootcp", "-cp", libraries, "-nowarn", "-d", out.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".scala")).sorted()
                    .forEach(file -> arguments.add(file.toString()));
        }
        ChildJvm jvm = ChildJvm.run(jdk.java(), arguments, work, runs.resolve(label + ".log"), 20);
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : LibraryJars.files(out).entrySet()) {
            lines.add("PASSED " + file.getKey() + " " + digest(file.getValue()));
        }
        for (String line : jvm.lines()) {
            if (line.startsWith("torture: suspended ")) {
                lines.add("SUSPENDED " + line.split(" ")[2]);
            }
        }
        lines.add(jvm.status() == 0 ? "END" : "FAILED with status " + jvm.status());
        return Outcome.of(lines);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The classes that do not link; a frame class goes by the name of its owner. */
    Set<String> unlinked(Corpus corpus, Path jar, Jdk jdk, String label)
            throws IOException, InterruptedException {
        List<Path> path = new ArrayList<>(corpus.dependencies(corpora));
        path.addAll(driver());
        List<String> arguments = new ArrayList<>(List.of("-Xverify:all", "-Xss8m", "-cp",
                ChildJvm.classPath(driver()), main("LinkEveryClass"), jar.toString(),
                ChildJvm.classPath(path)));
        ChildJvm jvm = ChildJvm.run(jdk.java(), arguments, runs,
                runs.resolve(label + ".links"), 10);
        List<String> lines = jvm.lines();
        if (lines.stream().noneMatch(line -> line.startsWith("linked="))) {
            throw new IOException("the classes of " + jar + " were not linked, see " + jvm.log());
        }
        return lines.stream().filter(line -> line.startsWith("BAD ") || line.startsWith("MISSING "))
                .map(line -> line.split(" ")[1].replaceFirst("\\$async\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> arguments(Path work, List<String> options, String stack) {
        List<String> arguments = ChildJvm.options(work.resolve("temporary"));
        arguments.add(stack);
        arguments.addAll(options);
        return arguments;
    }

    private static String main(String name) {
        return LibraryRuns.class.getPackageName() + "." + name;
    }

    /** The driver, the runtime, and what this package needs to link classes. */
    private static List<Path> driver() throws IOException {
        List<Path> path = new ArrayList<>();
        for (Class<?> each : List.of(TortureDriver.class, Generator.class, AsyncTransformer.class,
                Opcodes.class, ClassNode.class, Analyzer.class, CheckClassAdapter.class)) {
            try {
                path.add(Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException impossible) {
                throw new IOException(impossible);
            }
        }
        return path;
    }
}
