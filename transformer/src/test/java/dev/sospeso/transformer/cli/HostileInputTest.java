package dev.sospeso.transformer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.validation.Mutants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged class files and jars on the command line: it ends with a status, says which class or file
 * is damaged, and leaves every file as it was or whole.
 */
@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
final class HostileInputTest {

    private static final int FILES = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Mutants mutants = Mutants.ofTargets();
    private final Set<Integer> statuses = new TreeSet<>();

    @TempDir
    private Path temp;
    private String runtime;

    @BeforeEach
    void find() throws URISyntaxException {
        runtime = Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private int run(Path input) {
        out.reset();
        err.reset();
        int status = new CommandLine(AsyncTransformer::new, new PrintStream(out, true),
                new PrintStream(err, true)).run("-cp", runtime, input.toString());
        statuses.add(status);
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(status == CommandLine.FAILED, said.contains("sospeso: " + input), said);
        assertFalse(said.contains("cannot transform"), said);
        assertTrue(status != CommandLine.ERRORS || said.startsWith("["), said);
        return status;
    }

    /** A damaged class in good company, and alone. */
    private Map<String, byte[]> company(int seed) {
        Map<String, byte[]> classes = new TreeMap<>();
        Random random = new Random(seed);
        for (int index = 0; index < FILES; index++) {
            Mutants.Mutant mutant = mutants.get(random.nextInt(1_000_000));
            boolean damaged = seed % 3 == 0 || index == 0;
            classes.put(mutant.name() + ".class",
                    damaged ? mutant.bytes() : Mutants.originals().get(mutant.name()));
        }
        return classes;
    }

    @Test
    void directories() throws IOException {
        int count = Mutants.count(80);
        for (int seed = 0; seed < count; seed++) {
            Path root = Files.createDirectory(temp.resolve("d" + seed));
            Map<String, byte[]> before = company(seed);
            for (Map.Entry<String, byte[]> each : before.entrySet()) {
                Path file = root.resolve(each.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, each.getValue());
            }
            int status = run(root);
            Map<String, byte[]> after = contents(root);
            if (status == CommandLine.OK) {
                assertTrue(after.keySet().containsAll(before.keySet()), "d" + seed);
                after.keySet().forEach(name -> assertTrue(name.endsWith(".class"), name));
            } else {
                assertSame(before, after);
            }
        }
        assertTrue(statuses.containsAll(Set.of(CommandLine.OK, CommandLine.ERRORS)),
                statuses.toString());
    }

    private static Map<String, byte[]> contents(Path root) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static void assertSame(Map<String, byte[]> before, Map<String, byte[]> after) {
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
    }

    @Test
    void jarsOfDamagedClasses() throws IOException {
        int count = Mutants.count(60);
        for (int seed = 0; seed < count; seed++) {
            Path jar = temp.resolve("j" + seed + ".jar");
            Files.write(jar, jar(company(seed), seed % 2 == 0));
            transformJar(jar);
        }
        assertTrue(statuses.containsAll(Set.of(CommandLine.OK, CommandLine.ERRORS)),
                statuses.toString());
    }

    @Test
    void damagedJars() throws IOException {
        int count = Mutants.count(200);
        Random random = new Random(5);
        Map<String, byte[]> classes = new TreeMap<>();
        for (String name : new String[] {"targets/members/MemberTarget$Point",
            "targets/generics/GenericTarget$Dog", "targets/members/MemberTarget$Shape"}) {
            classes.put(name + ".class", Mutants.originals().get(name));
        }
        byte[] good = jar(classes, false);
        byte[] stored = jar(classes, true);
        for (int seed = 0; seed < count; seed++) {
            byte[] bytes = (seed % 2 == 0 ? good : stored).clone();
            for (int times = 1 + random.nextInt(6); times > 0; times--) {
                // The directory at the end is where the lengths and the offsets are.
                int at = random.nextBoolean() ? random.nextInt(bytes.length)
                        : bytes.length - 1 - random.nextInt(400);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xFF);
            }
            Path jar = temp.resolve("x" + seed + ".jar");
            Files.write(jar, seed % 10 == 9 ? Arrays.copyOf(bytes,
                    random.nextInt(bytes.length)) : bytes);
            transformJar(jar);
        }
        assertTrue(statuses.containsAll(Set.of(CommandLine.OK, CommandLine.FAILED)),
                statuses.toString());
    }

    private void transformJar(Path jar) throws IOException {
        byte[] before = Files.readAllBytes(jar);
        int status = run(jar);
        byte[] after = Files.readAllBytes(jar);
        if (status != CommandLine.OK) {
            assertArrayEquals(before, after, jar.toString());
        } else if (!Arrays.equals(before, after)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        in.readAllBytes();
                    }
                }
            }
        }
        Files.delete(jar);
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(0, left.count(), jar.toString());
        }
    }

    private static byte[] jar(Map<String, byte[]> classes, boolean stored) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(1_600_000_000_000L);
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
