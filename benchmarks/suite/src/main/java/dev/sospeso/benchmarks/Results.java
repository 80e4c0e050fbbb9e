package dev.sospeso.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** RESULTS.md: each JDK has a part between two marks that a round replaces; the rest is prose. */
final class Results {

    private Results() {
    }

    static void write(Path file, boolean full, String tables) throws IOException {
        int release = Runtime.version().feature();
        String begin = "<!-- round on JDK " + release + " -->";
        String end = "<!-- end of the round on JDK " + release + " -->";
        String part = begin + "\n\n## JDK " + release + "\n\n" + circumstances(full) + "\n"
                + tables + "\n" + end;
        String text = Files.exists(file) ? Files.readString(file) : "# Results\n";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        Files.writeString(file, from < 0 || to < 0 ? text + "\n" + part + "\n"
                : text.substring(0, from) + part + text.substring(to + end.length()));
    }

    private static String circumstances(boolean full) throws IOException {
        return "- machine: " + machine() + "\n"
                + "- JDK: " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version") + ", G1 (memory: serial collector)\n"
                + "- command: `mvn -B -ntp -q -Pbenchmarks -pl benchmarks/suite -am"
                + (full ? " -Dround=full" : "") + " verify`\n";
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        List<String> lines = Files.isReadable(cpus) ? Files.readAllLines(cpus) : List.of();
        String model = lines.stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst()
                .orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " cores of " + model + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }
}
