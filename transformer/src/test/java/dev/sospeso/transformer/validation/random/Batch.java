package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.MemoryClassLoader;
import dev.sospeso.transformer.validation.Probe;
import dev.sospeso.transformer.validation.Run;
import dev.sospeso.transformer.validation.Timing;
import dev.sospeso.transformer.validation.Transformed;
import dev.sospeso.transformer.validation.oracle.OracleRewriter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs that are compiled, transformed and loaded together. */
class Batch {

    private static final String BROKEN = "broken ";

    private final List<RandomProgram> programs;
    private final Map<String, byte[]> originals;
    private final Tally tally;
    private final Map<RandomProgram, Run> expected = new TreeMap<>(
            (one, other) -> one.className().compareTo(other.className()));

    Batch(List<RandomProgram> programs, Map<String, byte[]> originals, Tally tally) {
        this.programs = new ArrayList<>(programs);
        this.originals = originals;
        this.tally = tally;
    }

    /** Runs all of them in all ways. */
    List<Difference> differences() {
        runOracle();
        Transformed transformed = new Transformed(transformable(), false);
        ClassLoader loader = assertive(transformed.loader());
        List<Difference> differences = new ArrayList<>();
        for (RandomProgram program : programs) {
            Difference difference = refusal(program, transformed.failures());
            if (difference == null) {
                difference = difference(program, loader);
            }
            if (difference != null) {
                differences.add(difference);
            }
        }
        return differences;
    }

    List<RandomProgram> programs() {
        return programs;
    }

    /** The class files that the transformer is given, by internal name. */
    Map<String, byte[]> transformable() {
        Map<String, byte[]> result = new TreeMap<>(originals);
        result.keySet().removeIf(name -> name.startsWith("byhand/"));
        return result;
    }

    /** What each program has to show. */
    Run expected(RandomProgram program) {
        return expected.get(program);
    }

    private void runOracle() {
        SuspensionPoints points = new SuspensionPoints();
        Map<String, byte[]> numbered = new TreeMap<>();
        originals.forEach((name, bytes) ->
                numbered.put(name, isRun(name) ? points.numbered(bytes) : bytes));
        ClassLoader loader = assertive(new MemoryClassLoader(OracleRewriter.rewrite(numbered)));
        for (RandomProgram program : List.copyOf(programs)) {
            // By itself, so that what a generator left in the middle holds is gone before the next.
            Run run = Worker.call("oracle of " + program.seed(),
                    () -> run(loader, program.oracleName(), Timing.DONE));
            String unfit = unfit(program, run);
            if (unfit != null) {
                tally.crash(unfit);
                programs.remove(program);
                continue;
            }
            if (run.end().startsWith(BROKEN)) {
                throw new AssertionError("no program: seed " + program.seed() + run.end());
            }
            expected.put(program, run);
            tally.program(run.events().size());
        }
        tally.points(points.count(), reached(loader));
    }

    /** Why a program cannot be compared, though that is no mistake of what made it; or null. */
    private static String unfit(RandomProgram program, Run run) {
        if (shows(run, OutOfMemoryError.class)) {
            return "a text that grows without bound";
        }
        return !program.sources().isEmpty() && shows(run, VerifyError.class)
                ? "code of a compiler that does not verify" : null;
    }

    /** Whether a program ends with an error, or has met it on its way. */
    private static boolean shows(Run run, Class<? extends Error> error) {
        return run.end().contains(error.getName()) || run.events().stream().anyMatch(event ->
                event.startsWith(error.getName()));
    }

    /** Whether the oracle runs a class of a program, and not the same written by hand. */
    private boolean isRun(String name) {
        return !name.startsWith("given/") && programs.stream().noneMatch(program ->
                !program.oracleName().equals(program.className()) && isOf(program, name));
    }

    private static int reached(ClassLoader loader) {
        try {
            return ((Set<?>) loader.loadClass("given.Given").getField("REACHED").get(null)).size();
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
    }

    private static ClassLoader assertive(ClassLoader loader) {
        loader.setDefaultAssertionStatus(true);
        return loader;
    }

    private static Difference refusal(RandomProgram program, Map<String, Throwable> failures) {
        for (Map.Entry<String, Throwable> failure : failures.entrySet()) {
            if (isOf(program, failure.getKey())) {
                return new Difference(program, "refused " + failure.getKey(),
                        failure.getValue().toString().lines().limit(3)
                                .collect(Collectors.joining("\n")));
            }
        }
        return null;
    }

    /** Says whether a class is the program's, or one of those that stand in its file. */
    private static boolean isOf(RandomProgram program, String name) {
        String own = program.className();
        return name.startsWith(own)
                && (name.length() == own.length() || !Character.isDigit(name.charAt(own.length())));
    }

    private Difference difference(RandomProgram program, ClassLoader loader) {
        for (Timing timing : timings(program)) {
            Run run = run(loader, program.className(), timing);
            tally.run();
            if (!run.equals(expected.get(program))) {
                return Difference.of(program, timing.name(), expected.get(program), run);
            }
        }
        return null;
    }

    /** The timings in which a program is run. */
    static List<Timing> timings(RandomProgram program) {
        return Stream.of(Timing.values()).filter(each -> each.usesLoop() == program.usesLoop())
                .toList();
    }

    /** Runs a program; broken code is shown as its end. */
    static Run run(ClassLoader loader, String internalName, Timing timing) {
        try {
            Method box = loader.loadClass(internalName.replace('/', '.'))
                    .getMethod("box", Probe.class);
            return Run.of(box, timing);
        } catch (ReflectiveOperationException | LinkageError | AssertionError broken) {
            return new Run(List.of(), BROKEN + broken + " " + broken.getCause());
        }
    }
}
