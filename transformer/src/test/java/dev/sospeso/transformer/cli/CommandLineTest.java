package dev.sospeso.transformer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.Javac;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.diagnose.Severity;
import dev.sospeso.transformer.diagnose.SourcePlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path temp;
    private String runtime;
    private Path good;
    private Path second;

    @BeforeEach
    void compile() throws URISyntaxException {
        runtime = Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
        good = temp.resolve("good");
        second = temp.resolve("second");
        Javac.compile(good, "Good", async("Good"));
        Javac.compile(second, "Second", async("Second"));
    }

    private static String async(String name) {
        return "class " + name + " { @dev.sospeso.Async dev.sospeso.Coroutine<String> m() {"
                + " return dev.sospeso.Coroutine.of(\"x\"); } }";
    }

    @Test
    void transformsDirectoriesAndSaysSo() {
        assertEquals(0, run("--classpath", runtime, good.toString(), second.toString()));
        assertTrue(Files.exists(good.resolve("Good$async$m.class")));
        assertTrue(Files.exists(second.resolve("Second$async$m.class")));
        assertEquals(List.of(good + ": 1 class with 1 async method of 1 class file transformed",
                second + ": 1 class with 1 async method of 1 class file transformed"), lines(out));
        assertEquals("", text(err));
    }

    @Test
    void listsClassesAndFramesIfVerbose() {
        assertEquals(0, run("--verbose", "--classpath", runtime, good.toString()));
        assertEquals(List.of("  Good.class: 1", "    Good$async$m.class"), lines(out).subList(1, 3));
    }

    @Test
    void writesNothingWhenChecking() throws IOException {
        byte[] before = Files.readAllBytes(good.resolve("Good.class"));
        assertEquals(0, run("--check", "-cp", runtime, good.toString()));
        assertArrayEquals(before, Files.readAllBytes(good.resolve("Good.class")));
        assertFalse(Files.exists(good.resolve("Good$async$m.class")));
        assertTrue(text(out).contains("nothing written"), text(out));
    }

    @Test
    void obeysIncludesAndExcludes() {
        assertEquals(0, run("--include", "Go*", "-cp", runtime, good.toString(),
                second.toString()));
        assertTrue(Files.exists(good.resolve("Good$async$m.class")));
        assertFalse(Files.exists(second.resolve("Second$async$m.class")));
        assertEquals(0, run("--exclude", "Second", "-cp", runtime, second.toString()));
        assertFalse(Files.exists(second.resolve("Second$async$m.class")));
    }

    @Test
    void reportsTheErrorsOfAllInputsAndWritesTheOthers() {
        int status = run(CommandLineTest::refusing, "-cp", runtime, good.toString(),
                second.toString());
        assertEquals(1, status);
        assertTrue(text(err).contains("[METHOD_TOO_LARGE] Good.m(Good.java:1): no good"), text(err));
        assertTrue(text(err).contains("1 error, 0 warnings"), text(err));
        assertFalse(Files.exists(good.resolve("Good$async$m.class")));
        assertTrue(Files.exists(second.resolve("Second$async$m.class")));
    }

    /** The real transformer, but class Good is an error. */
    private static ClassFileTransform refusing(ClassFileSource source, TransformOptions options) {
        AsyncTransformer real = new AsyncTransformer(source, options);
        return classFile -> new String(classFile, StandardCharsets.ISO_8859_1).contains("Good")
                ? new TransformResult(classFile, new TreeMap<>(), List.of(new Diagnostic(
                        Rule.METHOD_TOO_LARGE, Severity.ERROR,
                        new SourcePlace("Good", "m", "Good.java", 1), "no good", null)), 1)
                : real.transform(classFile);
    }

    @Test
    void demandsTheRuntime() {
        assertEquals(2, run(good.toString()));
        assertTrue(text(err).contains("runtime is not on the class path"), text(err));
        assertFalse(Files.exists(good.resolve("Good$async$m.class")));
    }

    @Test
    void goesOnAfterAnInputThatFails() throws IOException {
        Path broken = Files.writeString(temp.resolve("broken.jar"), "text");
        assertEquals(2, run("-cp", runtime, broken.toString()));
        assertTrue(text(err).contains("broken.jar"), text(err));
    }

    @Test
    void explainsItself() {
        assertEquals(0, run("--help"));
        assertTrue(text(out).startsWith("usage:"), text(out));
        assertEquals("", text(err));
    }

    @Test
    void refusesWrongUsage() {
        for (String[] args : new String[][] {{}, {"--check"}, {"--no-such", "x"},
                {"--classpath"}, {temp.resolve("none").toString()}}) {
            err.reset();
            assertEquals(2, run(args), String.join(" ", args));
            assertTrue(text(err).startsWith("sospeso: "), text(err));
            assertTrue(text(err).contains("usage:"), text(err));
        }
        assertEquals("", text(out));
    }

    private int run(String... args) {
        return run(AsyncTransformer::new, args);
    }

    private int run(BiFunction<ClassFileSource, TransformOptions, ClassFileTransform> transforms,
            String... args) {
        return new CommandLine(transforms, new PrintStream(out, true), new PrintStream(err, true))
                .run(args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return text(stream).lines().toList();
    }
}
