package dev.sospeso.transformer.torture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.Javac;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

class TortureRewriteTest {

    private static final String PROGRAM = """
            import java.util.*;
            import java.util.function.*;

            public class Program implements java.io.Serializable {
                enum Colour { RED { int weight() { return 3; } }, BLUE; int weight() { return 5; } }
                record Pair(long left, Object right) { }
                interface Shape {
                    static int twice(int n) { return 2 * n; }
                    private double half(double d) { return d / 2; }
                    default double area(double d) { return half(d) + twice(3); }
                }
                private final List<String> log = new ArrayList<>();

                static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

                synchronized String text(String name, long n, double d, boolean b) {
                    StringBuilder text = new StringBuilder(name + n + d + (b ? "yes" : "no"));
                    for (int i = 0; i < 3; i++) {
                        try {
                            text.append(new Pair(i * n, Integer.valueOf(text.length())).toString());
                            if (i == 1) { throw new IllegalStateException(String.valueOf(i)); }
                        } catch (IllegalStateException e) {
                            text.append(e.getMessage());
                        } finally {
                            log.add("round " + i);
                        }
                    }
                    synchronized (log) { log.add("held"); }
                    return text.toString();
                }

                static String run() {
                    Program program = new Program();
                    Function<Integer, Integer> square = (Function<Integer, Integer>
                            & java.io.Serializable) n -> n * n;
                    String all = program.text("a", 1L << 40, 2.5, true) + fibonacci(9)
                            + square.andThen(n -> n + 1).apply(7);
                    for (Colour colour : Colour.values()) {
                        all += switch (colour) { case RED -> "r"; case BLUE -> "b"; }
                                + colour.weight();
                    }
                    return all + new Shape() { }.area(5) + program.log
                            + new TreeSet<>(Map.of("k", 1.5f).values());
                }
            }
            """;

    @TempDir
    private Path temp;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeEach
    void compile() throws IOException {
        Javac.compile(temp.resolve("classes"), "Program", PROGRAM);
        entries.putAll(LibraryJars.files(temp.resolve("classes")));
    }

    @Test
    void suspendsAsOftenAsTheProbeCountsCalls() throws Exception {
        String expected = run(jar("plain.jar"));
        long reached = TortureDriver.timesReached();
        assertEquals(expected, run(rewrite(TortureMode.PROBE, false)));
        reached = TortureDriver.timesReached() - reached;
        long suspended = TortureDriver.suspensions();
        assertEquals(expected, run(rewrite(TortureMode.CALLS, false)));
        assertEquals(reached, TortureDriver.suspensions() - suspended);
        assertTrue(reached > 150, "only " + reached);
    }

    @Test
    void changesNoResultInAnyMode() throws Exception {
        String expected = run(jar("plain.jar"));
        for (TortureMode mode : TortureMode.values()) {
            assertEquals(expected, run(rewrite(mode, false)), mode.toString());
            assertEquals(expected, run(rewrite(mode, true)), mode + ", poisoned");
        }
    }

    @Test
    void writesTheSameBytesWhateverTheOrderTheZoneAndTheLocale() throws Exception {
        Path first = rewrite(TortureMode.BACKOFF, false);
        List<Map.Entry<String, byte[]>> reversed = new ArrayList<>(entries.entrySet());
        Collections.reverse(reversed);
        entries.clear();
        reversed.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertArrayEquals(Files.readAllBytes(first),
                    Files.readAllBytes(rewrite(TortureMode.BACKOFF, false)));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void keepsSerialVersionAndEveryDeclaredMember() throws Exception {
        Path rewritten = rewrite(TortureMode.CALLS, false);
        Set<String> before = members(entries.get("Program.class"));
        try (ZipFile zip = new ZipFile(rewritten.toFile())) {
            Set<String> after = members(
                    zip.getInputStream(zip.getEntry("Program.class")).readAllBytes());
            assertTrue(after.containsAll(before), after::toString);
            assertTrue(after.contains("serialVersionUID"), after::toString);
        }
    }

    private static Set<String> members(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        Set<String> members = new TreeSet<>();
        node.methods.forEach(method -> members.add(method.access + method.name + method.desc));
        for (FieldNode field : node.fields) {
            members.add(field.name);
        }
        return members;
    }

    @Test
    void leavesOutWhatAMonitorHoldsAndNothingAfterIt() throws Exception {
        Javac.compile(temp.resolve("locks"), "Locks", """
                class Locks {
                    static void run(Object lock) {
                        try {
                            synchronized (lock) { lock.hashCode(); }
                            lock.hashCode();
                        } catch (RuntimeException e) {
                            e.getMessage();
                        }
                    }
                }
                """);
        entries.clear();
        entries.putAll(LibraryJars.files(temp.resolve("locks")));
        String report = report();
        assertTrue(report.contains(" sites=2\nskipped, monitor held: sites=1"), report);
    }

    @Test
    void leavesMethodsWithSubroutinesAndNamesThem() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_4, Opcodes.ACC_SUPER, "Old", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "sub", "()V", null, null);
        code.visitCode();
        Label subroutine = new Label();
        code.visitJumpInsn(Opcodes.JSR, subroutine);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(subroutine);
        code.visitVarInsn(Opcodes.ASTORE, 0);
        code.visitVarInsn(Opcodes.RET, 0);
        code.visitMaxs(1, 1);
        code.visitEnd();
        entries.put("Old.class", writer.toByteArray());
        String report = report();
        assertTrue(report.contains("skipped, jsr: methods=1 [Old.sub]"), report);
    }

    @Test
    void copiesWhatIsNoClassAndDropsSignatures() throws Exception {
        byte[] text = "no class".getBytes(StandardCharsets.UTF_8);
        entries.put("templates/Program.class", text);
        entries.put("other/Program.class", entries.get("Program.class"));
        entries.put("META-INF/KEY.SF", text);
        entries.put("META-INF/key.rsa", text);
        assertTrue(run(rewrite(TortureMode.CALLS, false)).startsWith("a1099511627776"));
        try (ZipFile zip = new ZipFile(temp.resolve("out.jar").toFile())) {
            assertArrayEquals(text,
                    zip.getInputStream(zip.getEntry("templates/Program.class")).readAllBytes());
            assertEquals(null, zip.getEntry("META-INF/KEY.SF"));
            assertEquals(null, zip.getEntry("META-INF/key.rsa"));
        }
    }

    /** Without stack map frames the types at a merge come from the classes that the release sees. */
    @Test
    void rewritesEachVariantOfAMultiReleaseJarAsItsReleaseSeesTheJar() throws Exception {
        entries.clear();
        entries.put("META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nMulti-Release: true\n".getBytes(StandardCharsets.UTF_8));
        addFamily("", "Base");
        addFamily("META-INF/versions/9/", "Newer");
        Path rewritten = rewrite(TortureMode.CALLS, false);
        for (int release : List.of(8, 9)) {
            Map<String, byte[]> view = new LinkedHashMap<>();
            try (ZipFile zip = new ZipFile(rewritten.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    String name = entry.getName().replace("META-INF/versions/9/", "");
                    byte[] bytes = zip.getInputStream(entry).readAllBytes();
                    if (name.equals(entry.getName())) {
                        view.putIfAbsent(name, bytes);
                    } else if (release == 9) {
                        view.put(name, bytes);
                    }
                }
            }
            Path jar = temp.resolve(release + ".jar");
            LibraryJars.write(view, jar);
            assertEquals(release == 9 ? "Newer" : "Base", run(jar), "release " + release);
        }
    }

    private void addFamily(String root, String parent) {
        entries.put(root + parent + ".class", type(parent, "java/lang/Object", code -> {
            code.visitLdcInsn(parent);
            code.visitInsn(Opcodes.ARETURN);
        }, "name", Opcodes.ACC_PUBLIC));
        for (String child : List.of("Left", "Right")) {
            entries.put(root + child + ".class", type(child, parent, null, null, 0));
        }
        entries.put(root + "Program.class", type("Program", "java/lang/Object", code -> {
            Label right = new Label();
            Label both = new Label();
            code.visitInsn(Opcodes.ICONST_0);
            code.visitJumpInsn(Opcodes.IFEQ, right);
            create("Left", code);
            code.visitJumpInsn(Opcodes.GOTO, both);
            code.visitLabel(right);
            create("Right", code);
            code.visitLabel(both);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, parent, "name", "()Ljava/lang/String;",
                    false);
            code.visitInsn(Opcodes.ARETURN);
        }, "run", Opcodes.ACC_STATIC));
    }

    private static void create(String type, MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, type);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false);
    }

    /** A class file of Java 5 with a constructor and perhaps a method that returns a string. */
    private static byte[] type(String name, String parent,
            Consumer<MethodVisitor> body, String method, int access) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, parent,
                null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        if (body != null) {
            code = writer.visitMethod(access, method, "()Ljava/lang/String;", null, null);
            code.visitCode();
            body.accept(code);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
        return writer.toByteArray();
    }

    private Path jar(String name) throws IOException {
        Path jar = temp.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    private Path rewrite(TortureMode mode, boolean poisoned) throws IOException {
        Path out = temp.resolve("out.jar");
        TortureReport report =
                TortureRewrite.rewrite(mode, jar("in.jar"), out, "missing.jar", poisoned);
        assertEquals(List.of(), report.failures());
        return out;
    }

    private String report() throws IOException {
        return TortureRewrite.rewrite(TortureMode.CALLS, jar("in.jar"), temp.resolve("out.jar"), "",
                false).toString();
    }

    private String run(Path jar) throws Exception {
        // A loader keeps its jar open, and the next one has the same name.
        Path copy = Files.createTempFile(temp, "run", ".jar");
        Files.write(copy, Files.readAllBytes(jar));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {copy.toUri().toURL()},
                getClass().getClassLoader())) {
            Method run = loader.loadClass("Program").getDeclaredMethod("run");
            run.setAccessible(true);
            return (String) run.invoke(null);
        }
    }
}
