package dev.sospeso.transformer.files;

import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar of class files, multi-release ones and those with {@code BOOT-INF/classes} or
 * {@code WEB-INF/classes} included; jars inside the jar are not looked at.
 */
public final class ClassJar {

    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);

    /** A little packed data may be very much data; no class file of any compiler comes near. */
    private static final int LARGEST_CLASS = 1 << 26;

    private final Path file;

    /**
     * Names a jar.
     *
     * @param file the jar
     */
    public ClassJar(Path file) {
        this.file = file;
    }

    /**
     * Transforms the class files in place. The jar is replaced as a whole, or left alone if it
     * needs no change. Entries keep their order, times, comments and compression; a frame class
     * stands before its owner and has its time.
     *
     * @param transforms makes a transform that finds classes in the given source
     * @param classPath where classes outside this jar are found
     * @param filter which classes are transformed
     * @param mode what is done if there are errors
     * @return what was found and done
     * @throws IOException if the jar cannot be read or written, is signed and would have to change,
     *     has other data before its first entry, or a frame class would replace a class of the
     *     user's; the jar is unchanged then
     * @throws IllegalStateException if the transform itself fails; the message names the entry
     */
    public TransformReport transform(
            Function<ClassFileSource, ? extends ClassFileTransform> transforms,
            ClassFileSource classPath, ClassFilter filter, Mode mode) throws IOException {
        WholeFile fresh = null;
        TransformReport report;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            TreeChanges changes = new TreeChanges(new Tree(zip), classPath, transforms, filter);
            boolean apply = changes.allowedBy(mode);
            if (apply && !changes.isEmpty()) {
                requireReplaceable(zip);
                fresh = WholeFile.stage(file, out -> write(zip, changes, out));
            }
            report = changes.report(apply);
        }
        // Only now: some systems do not replace a file that is open.
        if (fresh != null) {
            try (WholeFile staged = fresh) {
                staged.replace();
            }
        }
        return report;
    }

    private void requireReplaceable(ZipFile zip) throws IOException {
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (SIGNATURE.matcher(entry.getName()).matches()) {
                throw new IOException(file + " is signed (" + entry.getName()
                        + "), and its signature would no longer hold: transform before signing");
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(4), new byte[] {'P', 'K', 3, 4})) {
                throw new IOException(file + " has other data, such as a launch script, before its"
                        + " first entry: transform the plain jar");
            }
        }
    }

    private static void write(ZipFile zip, TreeChanges changes, OutputStream out)
            throws IOException {
        Map<String, byte[]> writes = changes.writes();
        Map<String, List<String>> frames = new HashMap<>();
        Set<String> moved = new HashSet<>(changes.stale());
        for (TransformedClass each : changes.transformed()) {
            frames.put(each.entry(), each.frameEntries());
            moved.addAll(each.frameEntries());
        }
        ZipOutputStream target = new ZipOutputStream(out);
        target.setComment(zip.getComment());
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (moved.contains(entry.getName())) {
                continue;
            }
            for (String frame : frames.getOrDefault(entry.getName(), List.of())) {
                byte[] bytes = writes.containsKey(frame) ? writes.get(frame)
                        : bytes(zip, zip.getEntry(frame));
                put(target, beside(frame, entry), bytes);
            }
            byte[] changed = writes.get(entry.getName());
            if (changed != null) {
                put(target, new ZipEntry(entry), changed);
            } else {
                copy(zip, entry, target);
            }
        }
        target.finish();
    }

    private static ZipEntry beside(String name, ZipEntry owner) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(owner.getTimeLocal());
        entry.setMethod(owner.getMethod());
        return entry;
    }

    private static void put(ZipOutputStream target, ZipEntry entry, byte[] bytes)
            throws IOException {
        if (entry.getMethod() == ZipEntry.STORED) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setCrc(crc.getValue());
            entry.setSize(bytes.length);
            entry.setCompressedSize(bytes.length);
        } else {
            recompress(entry);
        }
        target.putNextEntry(entry);
        target.write(bytes);
        target.closeEntry();
    }

    private static void copy(ZipFile zip, ZipEntry entry, ZipOutputStream target)
            throws IOException {
        ZipEntry copy = new ZipEntry(entry);
        if (copy.getMethod() != ZipEntry.STORED) {
            recompress(copy);
        }
        target.putNextEntry(copy);
        try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(target);
        }
        target.closeEntry();
    }

    /** The size is unknown until then; another JDK's zlib may give another one. */
    private static void recompress(ZipEntry entry) {
        entry.setCompressedSize(-1);
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_CLASS + 1);
            if (bytes.length > LARGEST_CLASS) {
                throw new IOException(entry.getName() + " is larger than a class can be");
            }
            return bytes;
        }
    }

    private record Tree(ZipFile zip) implements ClassTree {

        @Override
        public List<String> classEntries() {
            return zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class"))
                    .distinct().toList();
        }

        @Override
        public byte[] read(String entry) throws IOException {
            ZipEntry found = zip.getEntry(entry);
            return found == null ? null : bytes(zip, found);
        }
    }
}
