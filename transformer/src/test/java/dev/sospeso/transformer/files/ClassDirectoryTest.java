package dev.sospeso.transformer.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.Javac;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

class ClassDirectoryTest {

    private static final String ASYNC = "@dev.sospeso.Async dev.sospeso.Coroutine<String> ";
    private static final FileTime OLD = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path root;

    @BeforeEach
    void compile() throws IOException {
        Javac.compile(root, "Shop", "package p; class Shop { " + ASYNC + "buy() { return null; } "
                + ASYNC + "sell() { return null; } }");
        Javac.compile(root, "Plain", "package p; class Plain { }");
        Javac.compile(root, "Caller", "package p; class Caller { "
                + "Object x(Shop shop) { return shop.buy().state(); } }");
        age();
    }

    @Test
    void writesClassesAndTheirFrames() throws IOException {
        TransformReport report = transform(Mode.ALL_OR_NOTHING);
        List<String> frames = List.of("p/Shop$async$buy.class", "p/Shop$async$sell.class");
        assertEquals(List.of(new TransformedClass("p/Shop.class", "p/Shop", 2, frames)),
                report.transformed());
        assertEquals(List.of("p/Shop$async$buy.class", "p/Shop$async$sell.class",
                "p/Shop.class"), report.written());
        assertEquals(3, report.classFiles());
        assertEquals(2, report.asyncMethods());
        assertEquals(Set.of("p/Caller.class", "p/Plain.class", "p/Shop$async$buy.class",
                "p/Shop$async$sell.class", "p/Shop.class"), files().keySet());
    }

    @Test
    void keepsTheTimeOfWhatDoesNotChange() throws IOException {
        transform(Mode.ALL_OR_NOTHING);
        assertEquals(OLD, Files.getLastModifiedTime(root.resolve("p/Plain.class")));
        assertEquals(OLD, Files.getLastModifiedTime(root.resolve("p/Caller.class")));
        assertTrue(OLD.compareTo(Files.getLastModifiedTime(root.resolve("p/Shop.class"))) < 0);
        age();
        Map<String, byte[]> before = files();
        TransformReport again = transform(Mode.ALL_OR_NOTHING);
        assertEquals(List.of(), again.written());
        assertEquals(List.of(), again.transformed());
        assertEquals(List.of(), again.deleted());
        assertSame(before, files());
        for (String file : before.keySet()) {
            assertEquals(OLD, Files.getLastModifiedTime(root.resolve(file)), file);
        }
    }

    @Test
    void transformsBehindLinks(@TempDir Path elsewhere) throws IOException {
        Path shop = root.resolve("p/Shop.class");
        Path moved = Files.move(shop, elsewhere.resolve("Moved.class"));
        Files.createSymbolicLink(shop, moved);
        Files.createSymbolicLink(root.resolve("p/Nowhere.class"), elsewhere.resolve("Nowhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("classes"), root);
        TransformReport report = transform(link, Mode.ALL_OR_NOTHING);
        assertEquals(3, report.classFiles());
        assertEquals(2, report.asyncMethods());
        assertTrue(Files.exists(root.resolve("p/Shop$async$buy.class")));
        assertEquals(List.of(), transform(link, Mode.ALL_OR_NOTHING).written());
        Files.delete(link);
    }

    @Test
    void writesNothingWhenChecking() throws IOException {
        Map<String, byte[]> before = files();
        TransformReport report = transform(Mode.CHECK);
        assertEquals(2, report.asyncMethods());
        assertEquals(List.of(), report.written());
        assertSame(before, files());
    }

    @Test
    void writesNothingIfAnyClassHasAnError() throws IOException {
        compileFaulty();
        Map<String, byte[]> before = files();
        TransformReport report = transform(Mode.ALL_OR_NOTHING);
        assertTrue(report.hasErrors());
        assertEquals("p.Bank", report.diagnostics().get(0).place().className());
        assertEquals(List.of(), report.written());
        assertSame(before, files());
    }

    @Test
    void leavesFaultyClassesOutIfTold() throws IOException {
        compileFaulty();
        byte[] faulty = files().get("p/Bank.class");
        TransformReport report = transform(Mode.SKIP_FAULTY);
        assertTrue(report.hasErrors());
        assertTrue(report.written().contains("p/Shop.class"));
        assertArrayEquals(faulty, files().get("p/Bank.class"));
        assertFalse(files().containsKey("p/Bank$async$bad.class"));
    }

    private void compileFaulty() {
        Javac.compile(root, "Bank", "package p; class Bank { " + ASYNC
                + "bad() { return null; } }");
    }

    @Test
    void deletesFramesOfMethodsThatAreGone() throws IOException {
        transform(Mode.ALL_OR_NOTHING);
        Javac.compile(root, "Shop", "package p; class Shop { " + ASYNC
                + "buy() { return null; } Object sell() { return null; } }");
        assertEquals(List.of(), transform(Mode.CHECK).deleted());
        TransformReport report = transform(Mode.ALL_OR_NOTHING);
        assertEquals(List.of("p/Shop$async$sell.class"), report.deleted());
        assertEquals(List.of("p/Shop.class"), report.written());
        assertFalse(files().containsKey("p/Shop$async$sell.class"));
        assertTrue(files().containsKey("p/Shop$async$buy.class"));
    }

    @Test
    void deletesFramesOfAClassThatIsGone() throws IOException {
        transform(Mode.ALL_OR_NOTHING);
        Files.delete(root.resolve("p/Shop.class"));
        assertEquals(2, transform(Mode.ALL_OR_NOTHING).deleted().size());
        assertEquals(Set.of("p/Caller.class", "p/Plain.class"), files().keySet());
    }

    @Test
    void keepsTheUsersOwnClassesWhateverTheirName() throws IOException {
        Javac.compile(root, "Own$async$x", "package p; class Own$async$x { "
                + "dev.sospeso.Coroutine<?> c; }");
        transform(Mode.ALL_OR_NOTHING);
        assertTrue(files().containsKey("p/Own$async$x.class"));
        Javac.compile(root, "Shop$async$buy", "package p; class Shop$async$buy { }");
        Javac.compile(root, "Shop", "package p; class Shop { " + ASYNC + "buy() { return null; } }");
        assertTrue(assertThrows(IOException.class, () -> transform(Mode.ALL_OR_NOTHING))
                .getMessage().contains("p/Shop$async$buy.class"));
    }

    @Test
    void passesOverExcludedClassesAndKeepsTheirFrames() throws IOException {
        transform(Mode.ALL_OR_NOTHING);
        Map<String, byte[]> before = files();
        TransformReport report = new ClassDirectory(root).transform(FrameMakingTransform::new,
                name -> null, new ClassFilter(List.of(), List.of("p.Shop")), Mode.ALL_OR_NOTHING);
        assertEquals(List.of(), report.deleted());
        assertSame(before, files());
    }

    @Test
    void givesEachReleaseItsOwnView() throws IOException {
        Javac.compile(root, "Seen", "package p; class Seen { int base; }");
        Path eleven = root.resolve("META-INF/versions/11");
        Path seventeen = root.resolve("META-INF/versions/17");
        Javac.compile(eleven, "Seen", "package p; class Seen { int eleven; }");
        Javac.compile(eleven, "Shop", "package p; class Shop { " + ASYNC
                + "buy() { return null; } }");
        Javac.compile(seventeen, "Shop", "package p; class Shop { " + ASYNC
                + "buy() { return null; } }");
        transform(Mode.ALL_OR_NOTHING);
        assertEquals("base", seenBy("p/Shop$async$buy.class"));
        assertEquals("eleven", seenBy("META-INF/versions/11/p/Shop$async$buy.class"));
        assertEquals("eleven", seenBy("META-INF/versions/17/p/Shop$async$buy.class"));
        assertFalse(files().containsKey("META-INF/versions/11/p/Shop$async$sell.class"));
    }

    @Test
    void looksFurtherOnTheClassPath() throws IOException {
        Path other = root.resolveSibling(root.getFileName() + "-other");
        Javac.compile(other, "Seen", "package p; class Seen { int elsewhere; }");
        new ClassDirectory(root).transform(FrameMakingTransform::new,
                ClassFileSources.directory(other), ClassFilter.ALL, Mode.ALL_OR_NOTHING);
        assertEquals("elsewhere", seenBy("p/Shop$async$buy.class"));
    }

    private String seenBy(String frame) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(files().get(frame)).accept(node, 0);
        return node.fields.get(0).name;
    }

    @Test
    void passesOverWhatIsNoClassFile() throws IOException {
        Files.writeString(root.resolve("p/Broken.class"), "dev/sospeso/Async");
        Files.copy(root.resolve("p/Shop.class"), root.resolve("p/Copy.class"));
        TransformReport report = transform(Mode.ALL_OR_NOTHING);
        assertEquals(1, report.transformed().size());
    }

    @Test
    void findsNothingInAMissingDirectory() throws IOException {
        TransformReport report = new ClassDirectory(root.resolve("none")).transform(
                FrameMakingTransform::new, name -> null, ClassFilter.ALL, Mode.ALL_OR_NOTHING);
        assertEquals(new TransformReport(0, List.of(), List.of(), List.of(), List.of()), report);
    }

    @Test
    void namesTheFileIfTheTransformFails() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () ->
                new ClassDirectory(root).transform(source -> classFile -> {
                    throw new ArithmeticException("seven");
                }, name -> null, ClassFilter.ALL, Mode.ALL_OR_NOTHING));
        assertTrue(e.getMessage().contains("p/Caller.class"), e.getMessage());
        assertTrue(e.getMessage().contains("seven"), e.getMessage());
    }

    @Test
    void keepsPermissionsAndLeavesNothingBehind() throws IOException {
        Set<PosixFilePermission> permissions = Set.of(PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE, PosixFilePermission.OTHERS_READ);
        Files.setPosixFilePermissions(root.resolve("p/Shop.class"), permissions);
        transform(Mode.ALL_OR_NOTHING);
        assertEquals(permissions, Files.getPosixFilePermissions(root.resolve("p/Shop.class")));
        assertEquals(Files.getPosixFilePermissions(root.resolve("p/Plain.class")),
                Files.getPosixFilePermissions(root.resolve("p/Shop$async$buy.class")));
        try (Stream<Path> all = Files.walk(root)) {
            assertTrue(all.filter(Files::isRegularFile)
                    .allMatch(file -> file.toString().endsWith(".class")));
        }
    }

    private TransformReport transform(Mode mode) throws IOException {
        return transform(root, mode);
    }

    private static TransformReport transform(Path directory, Mode mode) throws IOException {
        return new ClassDirectory(directory).transform(FrameMakingTransform::new, name -> null,
                ClassFilter.ALL, mode);
    }

    private void age() throws IOException {
        for (String file : files().keySet()) {
            Files.setLastModifiedTime(root.resolve(file), OLD);
        }
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }
}
