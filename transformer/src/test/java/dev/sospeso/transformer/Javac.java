package dev.sospeso.transformer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Compiles sources given as text, against the class path of the tests. */
public final class Javac {

    private Javac() {
    }

    /**
     * Compiles one source file.
     *
     * @param target the class directory
     * @param name the simple name of the top-level class
     * @param source its text
     * @param options more options for the compiler
     */
    public static void compile(Path target, String name, String source, String... options) {
        try {
            Path directory = Files.createTempDirectory("javac");
            Path file = directory.resolve(name + ".java");
            Files.writeString(file, source);
            List<String> args = new ArrayList<>(List.of("--release", "17", "-nowarn", "-g",
                    "-proc:none", "-d", target.toString(), "-cp",
                    target + System.getProperty("path.separator")
                    + System.getProperty("java.class.path")));
            args.addAll(List.of(options));
            args.add(file.toString());
            Files.createDirectories(target);
            ByteArrayOutputStream messages = new ByteArrayOutputStream();
            int status = ToolProvider.getSystemJavaCompiler().run(null, messages, messages,
                    args.toArray(String[]::new));
            if (status != 0) {
                throw new AssertionError(messages.toString(StandardCharsets.UTF_8));
            }
            Files.delete(file);
            Files.delete(directory);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
