package dev.sospeso.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all workloads, prints the tables and writes them to RESULTS.md in the working directory:
 * {@code quick} in less than ten minutes, {@code full} in three passes of longer forks. With a
 * pattern only those workloads whose name it finds, and nothing is written.
 *
 * <p>A virtual machine may be slow for minutes. The passes are a quarter of an hour apart, so that
 * one slow time does not meet all forks of a workload; what is reported are medians over all passes.
 */
public final class Round {

    private static final int STARTS = 11;
    /**
     * The heap is there from the start: on a virtual machine the first touch of a page can cost more
     * than all that is measured, and what allocates would show that alone.
     */
    private static final List<String> SMALL_HEAP =
            List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC");
    private static final List<String> LARGE_HEAP =
            List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC");
    /** Where only what is kept counts. */
    private static final List<String> COUNTED_HEAP = List.of("-Xmx4g", "-XX:+UseSerialGC");
    private static final int SHOT_MINUTES = 2;
    private static final int PASSES = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String OTHERS_CHAINS = "AwaitChain\\.(limit|kotlin)";

    private final boolean full;
    private final Pattern wanted;
    /** What was measured, by the names of the figures. */
    private final Map<String, List<Double>> measured = new TreeMap<>();
    /** The medians of that, and what follows from them. */
    private final Map<String, Double> figures = new TreeMap<>();

    private Round(boolean full, Pattern wanted) {
        this.full = full;
        this.wanted = wanted;
    }

    public static void main(String[] args) throws Exception {
        boolean full = args.length > 0 && args[0].equals("full");
        Round round = new Round(full, Pattern.compile(args.length > 1 ? args[1] : ""));
        Check.all();
        for (int pass = full ? PASSES : 1; pass > 0; pass--) {
            round.steady();
            round.once();
        }
        round.starts();
        round.reckon();
        String tables = Tables.of(round.figures);
        System.out.println(tables);
        if (args.length < 2) {
            Results.write(Path.of("RESULTS.md"), full, tables);
        }
    }

    /** What JMH measures. */
    private void steady() throws RunnerException {
        if (full) {
            measure(options(""));
        } else {
            // No goal compares the others' long chains; and the JIT takes seconds until it has
            // settled on what throws.
            measure(options("").exclude(OTHERS_CHAINS).exclude("\\.TaskCancel\\."));
            measure(options(OTHERS_CHAINS).param("depth", "10"));
        }
    }

    /** For the benchmarks that are wanted and whose names have a part that matches. */
    private ChainedOptionsBuilder options(String part) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("(?=.*" + part + ").*benchmarks\\..*(" + wanted.pattern() + ")")
                .verbosity(VerboseMode.SILENT)
                .forks(1)
                .warmupIterations(full ? 5 : 4)
                .warmupTime(TimeValue.milliseconds(full ? 800 : 400))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(full ? 600 : 200))
                .shouldFailOnError(false)
                .jvmArgsPrepend(SMALL_HEAP.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessCpu.class);
        return dev.sospeso.benchmarks.peers.VirtualThreads.exist()
                ? options : options.exclude(".*\\.virtualThread");
    }

    private void measure(ChainedOptionsBuilder options) throws RunnerException {
        try {
            for (RunResult result : new Runner(options.build()).run()) {
                add(result);
            }
        } catch (NoBenchmarksException none) {
            // What is wanted is not measured by JMH.
        }
    }

    private void add(RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark().substring("dev.sospeso.benchmarks.".length());
        if (!params.getParamsKeys().isEmpty()) {
            name += params.getParamsKeys().stream().map(params::getParam)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        Collection<IterationResult> iterations = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream()).toList();
        if (iterations.isEmpty()) {
            System.out.println("failed: " + name);
            return;
        }
        add(name + ".ns", secondary(iterations, ProcessCpu.LABEL));
        add(name + ".bytes", secondary(iterations, "gc.alloc.rate.norm"));
        add(name + ".wall", iterations.stream().map(i -> i.getPrimaryResult().getScore()).toList());
    }

    private static List<Double> secondary(Collection<IterationResult> iterations, String label) {
        return iterations.stream().map(i -> i.getSecondaryResults()
                .entrySet().stream().filter(e -> e.getKey().endsWith(label)).findFirst()
                .map(e -> ((Result<?>) e.getValue()).getScore()).orElse(Double.NaN)).toList();
    }

    private void add(String name, List<Double> values) {
        measured.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values);
        System.out.println(name + " " + Goal.number(median(values)));
    }

    private static double median(List<Double> values) {
        return Figures.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Makes the figures of what was measured. */
    private void reckon() {
        measured.forEach((name, values) -> figures.put(name, median(values)));
        for (String peer : List.of("limit", "sospeso", "kotlin")) {
            for (int depth : new int[] {10, 1000}) {
                String name = "AwaitChain." + peer + "[" + depth;
                Double once = figures.get(name + ",1].ns");
                Double often = figures.get(name + ",10001].ns");
                if (once != null && often != null) {
                    figures.put(name + "].resume", (often - once) / 10_000);
                }
            }
        }
        for (String peer : List.of("limit", "sospeso", "jacoco")) {
            Double speed = figures.get("Transform." + peer + ".speed");
            if (speed != null) {
                figures.put("Transform." + peer + ".time", 1e6 / speed);
            }
        }
    }

    /** What processes of their own measure. */
    private void once() throws IOException, InterruptedException {
        shots("Spawn", SpawnShot.class, LARGE_HEAP, "limit", "sospeso",
                "kotlin", "completableFuture", "eaAsync", "virtualThread");
        shots("Suspended", SuspendedShot.class, COUNTED_HEAP, "limit",
                "limitSleeping", "sospeso", "sospesoSleeping", "kotlin", "kotlinRaw",
                "kotlinSleeping", "completableFuture", "eaAsync", "virtualThread");
        shots("Timers", TimersShot.class, LARGE_HEAP, "limit", "sospeso",
                "nettyWheel", "nettyLoop", "executor");
        if (full) {
            shots("Timers", TimersShot.class, LARGE_HEAP, "kotlin");
        }
        shots("Wake", WakeShot.class, SMALL_HEAP, "limit", "sospeso",
                "netty", "kotlin", "executor");
        shots("Transform", TransformShot.class, SMALL_HEAP, "limit",
                "sospeso", "sospesoAsync", "jacoco");
        shots("Build", BuildShot.class, SMALL_HEAP, "limit", "sospeso");
    }

    private void shots(String workload, Class<?> shot, List<String> options, String... peers)
            throws IOException, InterruptedException {
        for (String peer : peers) {
            boolean possible = dev.sospeso.benchmarks.peers.VirtualThreads.exist()
                    || !peer.equals("virtualThread");
            if (possible && wanted.matcher(workload + "." + peer).find()) {
                shot(shot, options, peer);
            }
        }
    }

    private void shot(Class<?> shot, List<String> options, String peer)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1", "-cp",
                System.getProperty("java.class.path"), shot.getName(), peer));
        Path output = Files.createTempFile("shot", ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(SHOT_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        List<String> lines = Files.readAllLines(output);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            // One peer less: the tables leave out what was not measured.
            System.out.println((ended ? "failed: " : "took too long: ") + shot.getSimpleName() + " "
                    + peer + "\n" + String.join("\n", lines));
            return;
        }
        for (String line : lines) {
            if (line.startsWith(Figures.PREFIX)) {
                String[] parts = line.split(" ");
                add(parts[1], List.of(Double.valueOf(parts[2])));
            }
        }
    }

    /** What an agent adds to the start of the least program; wall time, the least of several. */
    private void starts() throws IOException, InterruptedException {
        if (!wanted.matcher("Start").find()) {
            return;
        }
        Map<String, String> agents = new TreeMap<>(Map.of("plain", ""));
        agents.put("sospeso", "-javaagent:" + onClassPath("sospeso-transformer"));
        agents.put("jacoco", "-javaagent:" + onClassPath("org.jacoco.agent")
                + "=destfile=" + System.getProperty("java.io.tmpdir") + "/jacoco.exec");
        Map<String, double[]> times = new TreeMap<>();
        for (int i = 0; i < STARTS; i++) {
            for (Map.Entry<String, String> agent : agents.entrySet()) {
                times.computeIfAbsent(agent.getKey(), k -> new double[STARTS])[i] =
                        start(agent.getValue());
            }
        }
        double plain = Arrays.stream(times.get("plain")).min().orElseThrow();
        times.forEach((agent, all) -> {
            figures.put("Start." + agent + ".added", Arrays.stream(all).min().orElseThrow() - plain);
            figures.put("Start." + agent + ".wall", Figures.median(all));
        });
    }

    private static double start(String agent) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        if (!agent.isEmpty()) {
            command.add(agent);
        }
        command.addAll(List.of("-cp", onClassPath("classes"), plain.Hello.class.getName()));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.toString());
        }
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }

    /** The entry of the class path whose file has such a name. */
    private static String onClassPath(String name) {
        return Arrays.stream(System.getProperty("java.class.path")
                .split(System.getProperty("path.separator")))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(name))
                .findFirst().orElseThrow(() -> new IllegalStateException(name
                        + " is not on the class path"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
