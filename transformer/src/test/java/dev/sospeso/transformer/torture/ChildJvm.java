package dev.sospeso.transformer.torture;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A JVM that is started, watched and ended.
 *
 * @param status its exit status, or -1 if it took too long
 * @param log its output
 */
record ChildJvm(int status, Path log) {

    private static final List<String> OPENED = List.of("java.lang", "java.lang.reflect",
            "java.lang.invoke", "java.util", "java.util.concurrent", "java.util.stream", "java.io",
            "java.nio", "java.nio.charset", "java.net", "java.time", "java.text", "java.math",
            "sun.nio.ch", "sun.nio.fs", "jdk.internal.loader");

    /** Options that all runs share: the libraries are older than strong encapsulation. */
    static List<String> options(Path temporary) {
        List<String> options = new ArrayList<>(List.of("-Xverify:all", "-Xmx3g",
                "-XX:-OmitStackTraceInFastThrow", "-Duser.language=en", "-Duser.country=US",
                "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary));
        OPENED.forEach(name -> options.addAll(
                List.of("--add-opens", "java.base/" + name + "=ALL-UNNAMED")));
        return options;
    }

    static String classPath(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(
                Collectors.joining(File.pathSeparator));
    }

    static ChildJvm run(Path executable, List<String> arguments, Path directory, Path log,
            long minutes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        try {
            if (process.waitFor(minutes, TimeUnit.MINUTES)) {
                return new ChildJvm(process.exitValue(), log);
            }
            return new ChildJvm(-1, log);
        } finally {
            process.destroyForcibly();
        }
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    }
}
