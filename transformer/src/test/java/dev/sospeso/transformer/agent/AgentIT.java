package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.Javac;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentIT {

    private static final String HEAD = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            import dev.sospeso.asyncio.*;
            """;
    private static final String PROGRAM = HEAD + """
            public class Program {
                @Async static Coroutine<String> fetch(String name) {
                    System.out.println("loading " + name);
                    await(sleep(0.01));
                    return Coroutine.of("data from " + name);
                }
                @Async static Coroutine<Void> program() {
                    var both = gather(createTask(fetch("a")), createTask(fetch("b")));
                    System.out.println(await(both));
                    return null;
                }
                public static void main(String[] args) {
                    run(program());
                }
            }
            """;
    private static final String EXPECTED =
            "loading a\nloading b\n[data from a, data from b]\n";

    @TempDir
    private Path temp;

    @Test
    void runsAProgramWithoutFlagsOrWarnings() throws Exception {
        Javac.compile(temp, "Program", PROGRAM);
        StartedJvm jvm = run("", "Program");
        assertEquals(new StartedJvm(0, EXPECTED, ""), jvm);
    }

    @Test
    void loadsNoAsmWhereNothingIsAsync() throws Exception {
        Javac.compile(temp, "Plain", """
                class Plain {
                    public static void main(String[] args) {
                        System.out.println("plain");
                    }
                }
                """);
        StartedJvm jvm = StartedJvm.run(List.of(AgentJar.option(""), "-Xlog:class+load", "-cp",
                AgentJar.classPath(temp), "Plain"));
        assertEquals(0, jvm.status());
        Set<String> ours = new TreeSet<>(jvm.out().lines()
                .filter(line -> line.contains("dev.sospeso")).toList());
        assertTrue(ours.stream().anyMatch(line -> line.contains("AsyncMention")), jvm::toString);
        for (String line : ours) {
            for (String late : List.of("shaded.asm", ".emit.", ".analyse.", "TransformPipeline",
                    "ClassDefiner")) {
                assertFalse(line.contains(late), line);
            }
        }
    }

    @Test
    void leavesAFaultyClassAloneAndSaysWhy() throws Exception {
        compileFaulty();
        StartedJvm jvm = run("", "Program");
        assertEquals(0, jvm.status(), jvm::toString);
        assertTrue(jvm.out().startsWith("IllegalStateException"), jvm::toString);
        assertTrue(jvm.err().contains("Faulty.wrong(Faulty.java:"), jvm::toString);
        assertTrue(jvm.err().contains("sospeso: Faulty has errors and stays untransformed"),
                jvm::toString);
    }

    @Test
    void endsTheJvmForAFaultyClassIfStrict() throws Exception {
        compileFaulty();
        StartedJvm jvm = run("strict=true", "Program");
        assertEquals(1, jvm.status(), jvm::toString);
        assertTrue(jvm.err().contains("Faulty.wrong(Faulty.java:"), jvm::toString);
        assertTrue(jvm.err().contains("strict is set"), jvm::toString);
    }

    /** The class is loaded while its loader's thread holds the lock of the error stream. */
    private void compileFaulty() {
        Javac.compile(temp, "Faulty", HEAD + """
                class Faulty {
                    @Async static Coroutine<Void> right() {
                        await(sleep(0));
                        return null;
                    }
                    @Async static int wrong() {
                        return 1;
                    }
                }
                """);
        Javac.compile(temp, "Program", HEAD + """
                public class Program {
                    public static void main(String[] args) {
                        synchronized (System.err) {
                            try {
                                run(Faulty.right());
                            } catch (RuntimeException e) {
                                System.out.println(e.getClass().getSimpleName());
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void obeysIncludesAndExcludes() throws Exception {
        Javac.compile(temp, "Program", PROGRAM);
        assertEquals(EXPECTED, run("includes=Pro*:x.*", "Program").out());
        for (String option : List.of("includes=x.*", "excludes=Program")) {
            StartedJvm jvm = run(option, "Program");
            assertEquals(1, jvm.status());
            assertTrue(jvm.err().contains("was not transformed"), jvm::toString);
        }
    }

    @Test
    void warnsOfUnknownOptionsAndTellsIfVerbose() throws Exception {
        Javac.compile(temp, "Program", PROGRAM);
        StartedJvm jvm = run("verbose=true,colour=red", "Program");
        assertEquals(EXPECTED, jvm.out());
        assertTrue(jvm.err().contains("sospeso: unknown agent option 'colour'"), jvm::toString);
        assertTrue(jvm.err().contains("sospeso: Program: 2 async methods"), jvm::toString);
    }

    @Test
    void dumpsWhatTheFacadeGives() throws Exception {
        Path classes = temp.resolve("classes");
        Path dump = temp.resolve("dump");
        Javac.compile(classes, "Program", PROGRAM);
        StartedJvm jvm = StartedJvm.run(List.of(AgentJar.option("dump=" + dump), "-cp",
                AgentJar.classPath(classes), "Program"));
        assertEquals(new StartedJvm(0, EXPECTED, ""), jvm);
        byte[] original = Files.readAllBytes(classes.resolve("Program.class"));
        TransformResult facade = new AsyncTransformer(ClassFileSources.classLoader(
                getClass().getClassLoader()), TransformOptions.DEFAULT).transform(original);
        assertArrayEquals(facade.classFile(), Files.readAllBytes(dump.resolve("Program.class")));
        for (Map.Entry<String, byte[]> frame : facade.frameClasses().entrySet()) {
            assertArrayEquals(frame.getValue(),
                    Files.readAllBytes(dump.resolve(frame.getKey() + ".class")));
        }
        try (Stream<Path> files = Files.list(dump)) {
            assertEquals(1 + facade.frameClasses().size(), files.count());
        }
    }

    @Test
    void startsFromTheManifestOfAnApplication() throws Exception {
        Path classes = temp.resolve("classes");
        Javac.compile(classes, "Program", PROGRAM);
        Path jar = Jars.pack(temp.resolve("app.jar"), classes, Map.of("Main-Class", "Program",
                "Launcher-Agent-Class", SospesoAgent.class.getName(),
                "Class-Path", Path.of(AgentJar.PATH).toUri() + " "
                        + Path.of(AgentJar.runtime()).toUri()));
        assertEquals(new StartedJvm(0, EXPECTED, ""),
                StartedJvm.run(List.of("-jar", jar.toString())));
    }

    @Test
    void worksTwiceOnOneCommandLine() throws Exception {
        Javac.compile(temp, "Program", PROGRAM);
        assertEquals(new StartedJvm(0, EXPECTED, ""), StartedJvm.run(List.of(AgentJar.option(""),
                AgentJar.option(""), "-cp", AgentJar.classPath(temp), "Program")));
    }

    private StartedJvm run(String options, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(AgentJar.option(options), "-cp", AgentJar.classPath(temp)));
        line.addAll(List.of(arguments));
        return StartedJvm.run(line);
    }
}
