package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.OpenClassFileSource;
import dev.sospeso.transformer.emit.EmittedClass;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a jar so that every eligible method suspends everywhere:
 * {@code TortureRewrite calls|insns|backoff in.jar out.jar class:path}. The library's own tests then
 * run against the rewritten jar.
 */
public final class TortureRewrite {

    private TortureRewrite() {
    }

    /**
     * Runs the rewriting and prints what was done.
     *
     * @param args mode, input jar, output jar, class path
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        TortureMode mode = TortureMode.valueOf(args[0].toUpperCase(Locale.ROOT));
        Path in = Path.of(args[1]);
        List<Path> path = new ArrayList<>(List.of(in));
        path.addAll(ClassFileSources.split(args[3]));
        TortureReport report = new TortureReport();
        try (OpenClassFileSource source = ClassFileSources.path(path);
                OutputStream out = Files.newOutputStream(Path.of(args[2]))) {
            ClassFileSource classFiles = source.orElse(ClassFileSources.jdk());
            rewrite(in, out, new TortureClass(classFiles, mode, report));
        }
        System.out.println(report);
    }

    private static void rewrite(Path in, OutputStream out, TortureClass rewriter)
            throws IOException {
        try (JarFile jar = new JarFile(in.toFile(), false);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (entry.isDirectory() || name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)")) {
                    continue;
                }
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                EmittedClass emitted = name.endsWith(".class") && !name.startsWith("META-INF/")
                        && !name.endsWith("module-info.class") ? rewriter.rewrite(bytes) : null;
                put(zip, name, emitted == null ? bytes : emitted.classFile());
                if (emitted != null) {
                    for (Map.Entry<String, byte[]> frame : emitted.frameClasses().entrySet()) {
                        put(zip, frame.getKey() + ".class", frame.getValue());
                    }
                }
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
