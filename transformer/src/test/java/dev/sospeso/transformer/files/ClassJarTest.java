package dev.sospeso.transformer.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.Javac;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassJarTest {

    private static final LocalDateTime SHOP_TIME = LocalDateTime.of(2020, 2, 3, 4, 5, 6);
    private static final LocalDateTime OTHER_TIME = LocalDateTime.of(2001, 1, 1, 1, 1, 2);

    @TempDir
    private Path temp;
    private Path jar;
    private final Map<String, byte[]> content = new LinkedHashMap<>();

    @BeforeEach
    void compile() throws IOException {
        jar = temp.resolve("a.jar");
        Path classes = temp.resolve("classes");
        Javac.compile(classes, "Shop", "package p; class Shop { "
                + "@dev.sospeso.Async dev.sospeso.Coroutine<String> buy() { return null; } }");
        content.put("META-INF/", new byte[0]);
        content.put("META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        content.put("z.txt", new byte[100]);
        content.put("p/Shop.class", Files.readAllBytes(classes.resolve("p/Shop.class")));
        content.put("stored.jar", new byte[] {1, 2, 3});
        content.put("BOOT-INF/classes/p/Shop.class", content.get("p/Shop.class"));
    }

    @Test
    void putsFramesBeforeTheirOwnersAndKeepsTheRest() throws IOException {
        pack();
        TransformReport report = transform(Mode.ALL_OR_NOTHING);
        assertEquals(2, report.asyncMethods());
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            assertEquals(List.of("META-INF/", "META-INF/MANIFEST.MF", "z.txt",
                    "p/Shop$async$buy.class", "p/Shop.class", "stored.jar",
                    "BOOT-INF/classes/p/Shop$async$buy.class", "BOOT-INF/classes/p/Shop.class"),
                    entries.stream().map(ZipEntry::getName).toList());
            for (ZipEntry entry : entries) {
                assertEquals(entry.getName().contains("Shop") ? SHOP_TIME : OTHER_TIME,
                        entry.getTimeLocal(), entry.getName());
                assertEquals(entry.getName().equals("stored.jar") ? ZipEntry.STORED
                        : ZipEntry.DEFLATED, entry.getMethod(), entry.getName());
                if (!entry.getName().contains("Shop")) {
                    assertArrayEquals(content.get(entry.getName()),
                            zip.getInputStream(entry).readAllBytes());
                }
            }
            assertEquals("comment", zip.getComment());
            assertTrue(FrameClass.is(zip.getInputStream(zip.getEntry("p/Shop$async$buy.class"))
                    .readAllBytes()));
        }
    }

    @Test
    void givesTheSameBytesForTheSameBytes() throws IOException {
        pack();
        transform(Mode.ALL_OR_NOTHING);
        byte[] first = Files.readAllBytes(jar);
        pack();
        transform(Mode.ALL_OR_NOTHING);
        assertArrayEquals(first, Files.readAllBytes(jar));
    }

    @Test
    void leavesAJarAloneThatNeedsNothing() throws IOException {
        pack();
        transform(Mode.ALL_OR_NOTHING);
        assertUntouched(Mode.ALL_OR_NOTHING);
        pack();
        assertUntouched(Mode.CHECK);
    }

    private void assertUntouched(Mode mode) throws IOException {
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(jar, old);
        byte[] before = Files.readAllBytes(jar);
        transform(mode);
        assertArrayEquals(before, Files.readAllBytes(jar));
        assertEquals(old, Files.getLastModifiedTime(jar));
    }

    @Test
    void refusesASignedJarThatWouldChange() throws IOException {
        content.put("META-INF/KEY.SF", new byte[0]);
        pack();
        byte[] before = Files.readAllBytes(jar);
        String message = assertThrows(IOException.class, () -> transform(Mode.ALL_OR_NOTHING))
                .getMessage();
        assertTrue(message.contains("META-INF/KEY.SF"), message);
        assertArrayEquals(before, Files.readAllBytes(jar));
        assertEquals(2, transform(Mode.CHECK).asyncMethods());
        content.keySet().removeIf(name -> name.endsWith(".class"));
        pack();
        transform(Mode.ALL_OR_NOTHING);
    }

    @Test
    void refusesAJarWithALaunchScript() throws IOException {
        pack();
        byte[] zip = Files.readAllBytes(jar);
        byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[script.length + zip.length];
        System.arraycopy(script, 0, both, 0, script.length);
        System.arraycopy(zip, 0, both, script.length, zip.length);
        Files.write(jar, both);
        String message = assertThrows(IOException.class, () -> transform(Mode.ALL_OR_NOTHING))
                .getMessage();
        assertTrue(message.contains("launch script"), message);
        assertArrayEquals(both, Files.readAllBytes(jar));
    }

    @Test
    void leavesNothingBehind() throws IOException {
        pack();
        transform(Mode.ALL_OR_NOTHING);
        try (var files = Files.list(temp)) {
            assertEquals(List.of("a.jar", "classes"), new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList()));
        }
    }

    @Test
    void refusesAnEntryThatWouldFillTheMemory() throws IOException {
        content.put("p/Bomb.class", new byte[(1 << 26) + 1]);
        pack();
        byte[] before = Files.readAllBytes(jar);
        String message = assertThrows(IOException.class, () -> transform(Mode.ALL_OR_NOTHING))
                .getMessage();
        assertEquals("p/Bomb.class is larger than a class can be", message);
        assertArrayEquals(before, Files.readAllBytes(jar));
    }

    @Test
    void refusesWhatIsNoJar() throws IOException {
        Files.writeString(jar, "text");
        assertThrows(IOException.class, () -> transform(Mode.ALL_OR_NOTHING));
    }

    private TransformReport transform(Mode mode) throws IOException {
        return new ClassJar(jar).transform(FrameMakingTransform::new, name -> null,
                ClassFilter.ALL, mode);
    }

    private void pack() throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setComment("comment");
            for (Map.Entry<String, byte[]> each : content.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(each.getKey().contains("Shop") ? SHOP_TIME : OTHER_TIME);
                if (each.getKey().equals("stored.jar")) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(each.getValue());
                out.closeEntry();
            }
        }
    }
}
