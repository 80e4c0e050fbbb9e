package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.Javac;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ConstantPool;
import dev.sospeso.transformer.files.ClassDirectory;
import dev.sospeso.transformer.files.ClassFilter;
import dev.sospeso.transformer.files.Mode;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** The jar that is published: agent, command line and library in one. */
class OneJarIT {

    private static final String PROGRAM = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            import dev.sospeso.asyncio.*;
            import java.util.*;
            public class Program implements java.io.Serializable {
                @Async static Coroutine<String> each(Map<String, Integer> map) {
                    long sum = 0;
                    for (var entry : map.entrySet()) {
                        try {
                            sum += entry.getValue() + await(sleep(0, 1L));
                        } finally {
                            sum++;
                        }
                    }
                    return Coroutine.of("sum " + sum + inner(() -> {
                        await(sleep(0));
                        return Coroutine.of("!");
                    }));
                }
                static String inner(AsyncCallable<String> callable) {
                    return "?";
                }
                public static void main(String[] args) {
                    System.out.println(run(each(new TreeMap<>(Map.of("a", 1, "b", 2)))));
                }
            }
            """;
    private static final String EXPECTED = "sum 7?\n";

    @TempDir
    private Path temp;

    @Test
    void holdsAsmUnderOurNameAndNoRuntime() throws Exception {
        try (JarFile jar = new JarFile(AgentJar.PATH)) {
            Set<String> roots = jar.stream().map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class")).map(OneJarIT::root)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of("dev/sospeso/transformer", "module-info.class"), roots);
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")
                        && !entry.getName().equals("module-info.class")) {
                    assertFalse(used(jar.getInputStream(entry).readAllBytes())
                            .mentions("org/objectweb/asm"), entry.getName());
                }
            }
            assertNotNull(jar.getEntry("META-INF/LICENSE"));
            String licence = new String(jar.getInputStream(
                    jar.getEntry("META-INF/licenses/asm.txt")).readAllBytes());
            assertTrue(licence.contains("INRIA, France Telecom"), licence);
        }
    }

    /** Written anew, without the entries that javac leaves behind where it inlined a constant. */
    private static ConstantPool used(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(writer, 0);
        return ConstantPool.of(writer.toByteArray());
    }

    private static String root(String entry) {
        String[] parts = entry.split("/");
        return parts.length < 3 ? entry : String.join("/", parts[0], parts[1], parts[2]);
    }

    @Test
    void namesItsEntryPoints() throws Exception {
        try (JarFile jar = new JarFile(AgentJar.PATH)) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertEquals(SospesoAgent.class.getName(), manifest.getValue("Premain-Class"));
            assertEquals(SospesoAgent.class.getName(), manifest.getValue("Agent-Class"));
            assertEquals("dev.sospeso.transformer.cli.Main", manifest.getValue("Main-Class"));
            // It would start the agent in the command line's own JVM, and nowhere else.
            assertNull(manifest.getValue("Launcher-Agent-Class"));
            assertNull(manifest.getValue("Can-Retransform-Classes"));
            assertNull(manifest.getValue("Boot-Class-Path"));
        }
    }

    @Test
    void isAModule() throws Exception {
        try (JarFile jar = new JarFile(AgentJar.PATH)) {
            ModuleDescriptor module = ModuleDescriptor.read(
                    jar.getInputStream(jar.getEntry("module-info.class")));
            assertEquals("dev.sospeso.transformer", module.name());
            Set<String> required = module.requires().stream()
                    .filter(each -> !each.modifiers().contains(
                            ModuleDescriptor.Requires.Modifier.STATIC))
                    .map(ModuleDescriptor.Requires::name).collect(Collectors.toSet());
            assertEquals(Set.of("java.base"), required);
        }
        transformsOnTheCommandLine(List.of("-p", AgentJar.PATH, "-m",
                "dev.sospeso.transformer/dev.sospeso.transformer.cli.Main"));
    }

    @Test
    void isACommandLine() throws Exception {
        transformsOnTheCommandLine(List.of("-jar", AgentJar.PATH));
    }

    private void transformsOnTheCommandLine(List<String> tool) throws Exception {
        Path classes = temp.resolve("classes");
        Javac.compile(classes, "Program", PROGRAM);
        List<String> line = Stream.concat(tool.stream(), Stream.of("--verify", "--classpath",
                AgentJar.runtime(), classes.toString())).toList();
        StartedJvm jvm = StartedJvm.run(line);
        assertEquals(0, jvm.status(), jvm::toString);
        assertEquals("", jvm.err());
        assertEquals(new StartedJvm(0, EXPECTED, ""), StartedJvm.run(
                List.of("-cp", AgentJar.classPath(classes), "Program")));
    }

    @Test
    void isALibrary() throws Exception {
        Path user = temp.resolve("user");
        Javac.compile(temp.resolve("classes"), "Program", PROGRAM);
        Javac.compile(user, "User", """
                import dev.sospeso.transformer.*;
                public class User {
                    public static void main(String[] args) throws Exception {
                        TransformingClassLoader.of(User.class.getClassLoader(), "Program*")
                            .loadClass("Program").getMethod("main", String[].class)
                            .invoke(null, (Object) args);
                    }
                }
                """);
        String path = String.join(File.pathSeparator, user.toString(),
                temp.resolve("classes").toString(), AgentJar.runtime(), AgentJar.PATH);
        assertEquals(new StartedJvm(0, EXPECTED, ""),
                StartedJvm.run(List.of("-cp", path, "User")));
    }

    /** Command line, agent and directory (which the Maven plugin uses) against each other. */
    @Test
    void givesTheSameBytesEverywhere() throws Exception {
        Path original = temp.resolve("original");
        Path byTool = temp.resolve("tool");
        Path byDirectory = temp.resolve("directory");
        Path byAgent = temp.resolve("agent");
        for (Path each : List.of(original, byTool, byDirectory)) {
            Javac.compile(each, "Program", PROGRAM);
        }
        assertEquals(0, StartedJvm.run(List.of("-jar", AgentJar.PATH, "--classpath",
                AgentJar.runtime(), byTool.toString())).status());
        new ClassDirectory(byDirectory).transform(
                source -> new AsyncTransformer(source, TransformOptions.DEFAULT),
                ClassFileSources.path(List.of(Path.of(AgentJar.runtime())))
                        .orElse(ClassFileSources.jdk()), ClassFilter.ALL, Mode.ALL_OR_NOTHING);
        StartedJvm jvm = StartedJvm.run(List.of(AgentJar.option("dump=" + byAgent), "-cp",
                AgentJar.classPath(original), "Program"));
        assertEquals(new StartedJvm(0, EXPECTED, ""), jvm);
        Map<String, Integer> expected = hashes(byDirectory);
        assertEquals(3, expected.size(), expected.toString());
        assertEquals(expected, hashes(byTool));
        assertEquals(expected, hashes(byAgent));
    }

    private static Map<String, Integer> hashes(Path directory) throws Exception {
        Map<String, Integer> hashes = new HashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(directory.relativize(file).toString(),
                        Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
