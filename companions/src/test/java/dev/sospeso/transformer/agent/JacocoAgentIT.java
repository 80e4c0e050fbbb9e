package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.Javac;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JaCoCo's agent and ours on one command line, in both orders. */
class JacocoAgentIT {

    private static final String JACOCO = System.getProperty("jacoco.jar");

    /** Marked are the lines that run; where a call throws, JaCoCo does not see that it ran. */
    private static final String PROGRAM = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            public class Program {
                static class Door implements AsyncCloseable {    // runs
                    @Async public Coroutine<Void> aclose(Throwable cause) {
                        await(sleep(0));                         // runs
                        System.out.println("closed " + cause);   // runs
                        return null;                             // runs
                    }
                }
                @Async static Coroutine<Integer> enter(boolean fail) {
                    int steps = 1;                               // runs
                    try (Door door = new Door()) {               // runs
                        await(sleep(0));                         // runs
                        steps++;                                 // runs
                        if (fail) {                              // runs
                            steps = step(steps);
                            steps += 100;
                        }
                    }                                            // runs
                    return Coroutine.of(steps);                  // runs
                }
                static int step(int steps) {
                    throw new IllegalStateException("step " + steps);   // runs
                }
                @Async static Coroutine<Void> never() {
                    await(sleep(0));
                    return null;
                }
                public static void main(String[] args) {
                    System.out.println(run(enter(false)));       // runs
                    try {
                        run(enter(true));
                    } catch (IllegalStateException e) {          // runs
                        System.out.println(e.getMessage());      // runs
                    }
                }                                                // runs
            }
            """;
    private static final String EXPECTED = """
            closed null
            2
            closed java.lang.IllegalStateException: step 2
            step 2
            """;

    @TempDir
    private Path temp;
    private Path classes;
    private Path exec;

    @BeforeEach
    void compile() {
        classes = temp.resolve("classes");
        exec = temp.resolve("jacoco.exec");
        Javac.compile(classes, "Program", PROGRAM, "-cp", AgentJar.runtime(), "-g");
    }

    /** The report is made of the classes as they were compiled. */
    @Test
    void jacocoFirst() throws Exception {
        run(List.of(jacoco(), AgentJar.option("strict=true")));
        check(lines(classes));
    }

    /** The report is made of the classes as our agent dumps them. */
    @Test
    void jacocoSecond() throws Exception {
        Path dump = temp.resolve("dump");
        run(List.of(AgentJar.option("strict=true,dump=" + dump), jacoco()));
        check(lines(dump));
    }

    private String jacoco() {
        return "-javaagent:" + JACOCO + "=destfile=" + exec + ",includes=Program*";
    }

    private void run(List<String> agents) throws Exception {
        List<String> line = new java.util.ArrayList<>(agents);
        line.addAll(List.of("-cp", AgentJar.classPath(classes), "Program"));
        assertEquals(new StartedJvm(0, EXPECTED, ""), StartedJvm.run(line));
    }

    private Map<Integer, Boolean> lines(Path directory) throws Exception {
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(exec.toFile());
        CoverageBuilder builder = new CoverageBuilder();
        new Analyzer(loader.getExecutionDataStore(), builder).analyzeAll(directory.toFile());
        assertTrue(builder.getNoMatchClasses().isEmpty(), builder.getNoMatchClasses()::toString);
        Map<Integer, Boolean> lines = new TreeMap<>();
        for (IClassCoverage type : builder.getClasses()) {
            for (int line = type.getFirstLine(); line <= type.getLastLine(); line++) {
                int status = type.getLine(line).getInstructionCounter().getStatus();
                if (line > 0 && status != ICounter.EMPTY) {
                    lines.merge(line, status != ICounter.NOT_COVERED, Boolean::logicalOr);
                }
            }
        }
        assertTrue(Files.size(exec) > 0);
        return lines;
    }

    private static void check(Map<Integer, Boolean> lines) {
        String[] source = PROGRAM.split("\n");
        StringBuilder wrong = new StringBuilder();
        lines.forEach((line, covered) -> {
            if (covered != source[line - 1].endsWith("// runs")) {
                wrong.append(line).append(covered ? " covered" : " missed").append(source[line - 1])
                        .append('\n');
            }
        });
        assertEquals("", wrong.toString());
        assertTrue(lines.size() > 20, lines::toString);
    }
}
