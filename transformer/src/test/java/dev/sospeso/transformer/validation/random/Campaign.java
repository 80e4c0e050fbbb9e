package dev.sospeso.transformer.validation.random;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the programs of a range of seeds, batch by batch, and reports what differs. */
final class Campaign {

    private static final int BATCH = 500;
    /** One program in so many is source: compiling one takes as long as running many of bytecode. */
    private static final int SOURCE_EVERY = 10;
    private static final int REPORTED = 5;
    private static final String JAVAC_FAILS = "An exception has occurred in the compiler";
    private static final List<String> ECJ_FAILS = List.of(
            "Missing code implementation in the compiler", "Internal compiler error");

    private final int release;
    private final AgentJvm agent;
    private final FailureReport report;
    private final Tally tally = new Tally();
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    /**
     * @param release the Java of the sources
     * @param agent runs all programs again; null for none
     * @param report where failing programs are written to
     */
    Campaign(int release, AgentJvm agent, FailureReport report) {
        this.release = release;
        this.agent = agent;
        this.report = report;
    }

    /** The program of a seed: source, or bytecode. */
    static RandomProgram program(long seed, int release) {
        return seed % SOURCE_EVERY == 0 ? SourceGenerator.program(seed, release)
                : CodeGenerator.program(seed);
    }

    void run(Seeds seeds) {
        for (long first = seeds.from(); first < seeds.to(); first += BATCH) {
            List<RandomProgram> programs = new ArrayList<>();
            for (long seed = first; seed < Math.min(seeds.to(), first + BATCH); seed++) {
                programs.add(program(seed, release));
            }
            run(programs, Build.of(first / BATCH, release));
        }
    }

    private void run(List<RandomProgram> programs, Build build) {
        Map<String, byte[]> classes;
        try {
            classes = build.classes(programs);
        } catch (AssertionError refused) {
            if (programs.size() > 1) {
                int half = programs.size() / 2;
                run(programs.subList(0, half), build);
                run(programs.subList(half, programs.size()), build);
            } else if (crash(refused) != null) {
                tally.crash(crash(refused));
            } else {
                refusals.add("seed " + programs.get(0).seed() + ": " + refused.getMessage());
            }
            return;
        }
        Batch batch = new Batch(programs, classes, tally);
        List<Difference> found = new ArrayList<>(Worker.call(
                build + ", seeds from " + programs.get(0).seed(), batch::differences));
        if (agent != null && found.isEmpty()) {
            found.addAll(agent.differences(batch));
        }
        for (Difference difference : found) {
            differences.add(difference);
            if (differences.size() <= REPORTED) {
                report.write(difference, build);
            }
        }
    }

    /** The name of a compiler's own failure; null if it rightly refuses the program. */
    private static String crash(AssertionError refused) {
        if (refused.getCause() != null) {
            return refused.getCause().toString();
        }
        for (String failure : ECJ_FAILS) {
            if (refused.getMessage().contains(failure)) {
                return "ecj: " + failure;
            }
        }
        if (refused.getMessage().contains(JAVAC_FAILS)) {
            return "javac: " + refused.getMessage().lines().skip(2).filter(line ->
                    line.contains("com.sun.tools.javac.comp")).findFirst().orElse("").strip();
        }
        return null;
    }

    Tally tally() {
        return tally;
    }

    List<Difference> differences() {
        return differences;
    }

    /** The programs that are none: a mistake of what makes them. */
    List<String> refusals() {
        return refusals;
    }

    /** Prints what a range of seeds gives: {@code 0-2000 17 [agent.jar]}. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        AgentJvm agent = arguments.length > 2 ? new AgentJvm(Path.of(arguments[2])) : null;
        Campaign campaign = new Campaign(Integer.parseInt(arguments[1]), agent,
                new FailureReport(Path.of("target/random")));
        campaign.run(Seeds.parse(arguments[0]));
        campaign.differences.forEach(System.out::println);
        campaign.refusals.forEach(System.out::println);
        System.out.println(campaign.tally + ", " + campaign.differences.size() + " differences, "
                + campaign.refusals.size() + " refused, "
                + (System.nanoTime() - start) / 1_000_000_000 + " s");
        System.exit(campaign.differences.isEmpty() && campaign.refusals.isEmpty() ? 0 : 1);
    }
}
