package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.Compiler;
import dev.sospeso.transformer.validation.Run;
import dev.sospeso.transformer.validation.Timing;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A started JVM with the agent, which runs batch after batch. */
final class AgentJvm implements AutoCloseable {

    private final Process process;
    private final Writer toJvm;
    private final BufferedReader fromJvm;
    private final Path directory;

    /** Starts it with the agent in a jar. */
    AgentJvm(Path agent) {
        try {
            directory = Files.createTempDirectory("agent");
            process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xverify:all", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                    "-javaagent:" + agent, "-cp", Compiler.classPath(), AgentRuns.class.getName())
                    .redirectError(directory.resolve("errors").toFile()).start();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        toJvm = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        fromJvm = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs the programs of a batch in all timings; gives the ones that showed something else. */
    List<Difference> differences(Batch batch) {
        List<Difference> differences = new ArrayList<>();
        int index = 0;
        List<Run> runs = runs(batch);
        for (RandomProgram program : batch.programs()) {
            Difference found = null;
            for (Timing timing : Batch.timings(program)) {
                Run run = runs.get(index++);
                if (found == null && !run.equals(batch.expected(program))) {
                    found = Difference.of(program, "agent " + timing, batch.expected(program), run);
                }
            }
            if (found != null) {
                differences.add(found);
            }
        }
        return differences;
    }

    @SuppressWarnings("unchecked")
    private List<Run> runs(Batch batch) {
        Path jar = directory.resolve("batch.jar");
        Path runs = directory.resolve("batch.jar.runs");
        try {
            write(jar, batch);
            toJvm.write(jar + "\n");
            toJvm.flush();
            if (fromJvm.readLine() == null) {
                throw new AssertionError("the JVM with the agent has ended: "
                        + process.waitFor() + " " + Files.readString(directory.resolve("errors")));
            }
            try (ObjectInputStream in = new ObjectInputStream(
                    new BufferedInputStream(Files.newInputStream(runs)))) {
                return ((List<List<String>>) in.readObject()).stream().map(shown ->
                        new Run(List.copyOf(shown.subList(0, shown.size() - 1)),
                                shown.get(shown.size() - 1))).toList();
            } finally {
                Files.delete(jar);
                Files.delete(runs);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (ClassNotFoundException | InterruptedException exception) {
            throw new AssertionError(exception);
        }
    }

    private static void write(Path jar, Batch batch) throws IOException {
        StringBuilder list = new StringBuilder();
        for (RandomProgram program : batch.programs()) {
            list.append(program.className());
            Batch.timings(program).forEach(timing -> list.append(' ').append(timing));
            list.append('\n');
        }
        try (JarOutputStream out = new JarOutputStream(
                new BufferedOutputStream(Files.newOutputStream(jar)))) {
            out.setLevel(0);
            out.putNextEntry(new JarEntry(AgentRuns.LIST));
            out.write(list.toString().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> each : batch.transformable().entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey() + ".class"));
                out.write(each.getValue());
            }
        }
    }

    @Override
    public void close() {
        try {
            toJvm.close();
            process.waitFor();
            for (File file : directory.toFile().listFiles()) {
                Files.delete(file.toPath());
            }
            Files.delete(directory);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            throw new AssertionError(exception);
        }
    }
}
