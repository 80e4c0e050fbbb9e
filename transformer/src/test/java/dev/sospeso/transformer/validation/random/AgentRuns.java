package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.Run;
import dev.sospeso.transformer.validation.Timing;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs in a JVM with the agent: for each line that it reads, the path of a jar, it runs the
 * programs that are listed in the jar, writes what they showed to a file beside it, and prints a
 * line.
 */
final class AgentRuns {

    /** Where a jar lists its programs: in each line a class and its timings. */
    static final String LIST = "programs";

    private AgentRuns() {
    }

    /** Runs batch after batch until there is no more to read. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = in.readLine(); path != null; path = in.readLine()) {
            Path jar = Path.of(path);
            ArrayList<ArrayList<String>> runs = Worker.call(path, () -> runs(jar));
            try (ObjectOutputStream out = new ObjectOutputStream(new BufferedOutputStream(
                    Files.newOutputStream(Path.of(path + ".runs"))))) {
                out.writeObject(runs);
            }
            System.out.println(path);
        }
    }

    private static ArrayList<ArrayList<String>> runs(Path jar) throws IOException {
        ArrayList<ArrayList<String>> runs = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            loader.setDefaultAssertionStatus(true);
            String list = new String(loader.getResourceAsStream(LIST).readAllBytes(),
                    StandardCharsets.UTF_8);
            for (String line : list.lines().toList()) {
                List<String> words = List.of(line.split(" "));
                for (String timing : words.subList(1, words.size())) {
                    Run run = Batch.run(loader, words.get(0), Timing.valueOf(timing));
                    ArrayList<String> shown = new ArrayList<>(run.events());
                    shown.add(run.end());
                    runs.add(shown);
                }
            }
        }
        return runs;
    }
}
