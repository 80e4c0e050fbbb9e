package dev.sospeso.transformer.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a library's own tests in a JVM of their own: {@code SuiteRunner tests-directory result-file
 * excluded-classes}. The result has one line for each test, {@code PASSED} or another word and its
 * id, then the suspensions, then {@code END}.
 */
public final class SuiteRunner implements TestExecutionListener {

    /** What Maven's surefire takes for tests, at the top level. */
    private static final String TESTS = "^(.*\\.)?(Test[^.$]*|[^.$]*Tests?|[^.$]*TestCase)$";

    private final PrintWriter out;

    private SuiteRunner(PrintWriter out) {
        this.out = out;
    }

    /**
     * Runs the tests.
     *
     * @param args the directory of the test classes, the result file, a pattern of classes to leave
     *     out
     */
    public static void main(String[] args) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[1])))) {
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(args[0])))
                            .toArray(DiscoverySelector[]::new))
                    .filters(ClassNameFilter.includeClassNamePatterns(TESTS),
                            ClassNameFilter.excludeClassNamePatterns(args[2]))
                    .build(), new SuiteRunner(out));
            out.println("SUSPENDED " + TortureDriver.suspensions());
            out.println("REACHED " + TortureDriver.timesReached());
            out.println("END");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // A library's tests may leave threads behind.
        System.exit(0);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isTest() || !passed) {
            String word = passed ? "PASSED" : result.getStatus().toString();
            note(word + " " + line(test.getUniqueId())
                    + result.getThrowable().map(why -> "\t" + line(text(why))).orElse(""));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note("SKIPPED " + line(test.getUniqueId()));
    }

    private synchronized void note(String line) {
        out.println(line);
        out.flush();
    }

    private static String text(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (RuntimeException | Error unprintable) {
            return thrown.getClass().getName();
        }
    }

    private static String line(String text) {
        return text.replaceAll("[\\r\\n\\t]+", " ");
    }
}
