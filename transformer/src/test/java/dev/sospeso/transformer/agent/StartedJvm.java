package dev.sospeso.transformer.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of the running version that has ended.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err its error output
 */
record StartedJvm(int status, String out, String err) {

    /** Starts {@code java} and waits for its end. */
    static StartedJvm run(List<String> arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("jvm", ".out");
        Path err = Files.createTempFile("jvm", ".err");
        try {
            Process process = start(arguments).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(50, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("hangs: " + arguments + "\n" + Files.readString(out)
                        + Files.readString(err));
            }
            return new StartedJvm(process.exitValue(), Files.readString(out),
                    Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static ProcessBuilder start(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xverify:all");
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "status " + status + "\n" + out + "\n" + err;
    }
}
