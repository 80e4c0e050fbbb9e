package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ClassHeader;
import dev.sospeso.transformer.bytecode.OpenClassFileSource;
import dev.sospeso.transformer.emit.EmittedClass;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites all classes of a jar. The variants of a multi-release jar are rewritten each as its
 * release sees the jar and the class path. Signatures are dropped, for they would not hold. The
 * output depends on the contents of the jar only, not on the order of its entries.
 */
final class TortureJar implements AutoCloseable {

    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("META-INF/versions/(\\d{1,4})/");
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Path file;
    private final List<Path> classPath;
    private final TortureMode mode;
    private final boolean poisoned;
    private final TortureReport report = new TortureReport();
    private final SortedMap<String, byte[]> entries = new TreeMap<>(Comparator
            .comparing((String name) -> !name.equals(JarFile.MANIFEST_NAME))
            .thenComparing(Comparator.naturalOrder()));
    private final Map<String, TortureClass> rewriters = new HashMap<>();
    private final List<OpenClassFileSource> open = new ArrayList<>();

    TortureJar(Path file, List<Path> classPath, TortureMode mode, boolean poisoned)
            throws IOException {
        this.file = file;
        this.classPath = classPath;
        this.mode = mode;
        this.poisoned = poisoned;
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (!entry.isDirectory() && !SIGNATURE.matcher(name).matches()) {
                    entries.put(name, jar.getInputStream(jar.getEntry(name)).readAllBytes());
                }
            }
        }
    }

    TortureReport report() {
        return report;
    }

    void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String name = entry.getKey();
            EmittedClass emitted = name.endsWith(".class") ? rewrite(name, entry.getValue()) : null;
            put(zip, name, emitted == null ? entry.getValue() : emitted.classFile());
            if (emitted != null) {
                String root = root(name, entry.getValue());
                for (Map.Entry<String, byte[]> frame : emitted.frameClasses().entrySet()) {
                    put(zip, root + frame.getKey() + ".class", frame.getValue());
                }
            }
        }
        zip.finish();
    }

    /** What stands before the class's own path, or null if this file is not loaded as a class. */
    private static String root(String entry, byte[] bytes) {
        ClassHeader header = ClassHeader.of(bytes);
        String path = header == null ? "" : header.name() + ".class";
        boolean fits = header != null && !header.name().equals("module-info")
                && (entry.equals(path) || entry.endsWith("/" + path));
        return fits ? entry.substring(0, entry.length() - path.length()) : null;
    }

    private EmittedClass rewrite(String entry, byte[] bytes) throws IOException {
        String root = root(entry, bytes);
        if (root == null) {
            return null;
        }
        TortureClass rewriter = rewriters.get(root);
        if (rewriter == null) {
            rewriter = new TortureClass(seenFrom(root), mode, poisoned, report);
            rewriters.put(root, rewriter);
        }
        try {
            return rewriter.rewrite(bytes);
        } catch (RuntimeException failed) {
            report.failed(entry, failed.toString());
            return null;
        }
    }

    private ClassFileSource seenFrom(String root) throws IOException {
        Matcher version = VERSION.matcher(root);
        Runtime.Version release = version.matches()
                ? Runtime.Version.parse(version.group(1)) : JarFile.baseVersion();
        List<Path> path = new ArrayList<>(List.of(file));
        path.addAll(classPath);
        OpenClassFileSource source = ClassFileSources.path(path, release);
        open.add(source);
        ClassFileSource own = version.matches() || root.isEmpty() ? name -> null
                : name -> entries.get(root + name + ".class");
        return own.orElse(source).orElse(ClassFileSources.jdk());
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    @Override
    public void close() {
        UncheckedIOException failure = null;
        for (OpenClassFileSource source : open) {
            try {
                source.close();
            } catch (UncheckedIOException failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
