package dev.sospeso.samples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts JVMs with the jars that the build has made. */
final class Jvm {

    static final Path TRANSFORMER = jar("sospeso.transformer.jar");
    static final Path RUNTIME = jar("sospeso.runtime.jar");

    private Jvm() {
    }

    /** What a process left behind. */
    record Ended(int status, String out, String err) {
    }

    private static Path jar(String property) {
        Path jar = Path.of(System.getProperty(property)).normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not there: the build has not packaged it");
        }
        return jar;
    }

    static String classPath(Path classes) {
        return classes + File.pathSeparator + RUNTIME;
    }

    static Ended run(List<String> options, String classPath, String mainClass)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xverify:all");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        return run(command, Path.of("."));
    }

    static Ended run(List<String> command, Path directory)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            Process process = new ProcessBuilder(command).directory(directory.toFile())
                    .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            if (!process.waitFor(240, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
