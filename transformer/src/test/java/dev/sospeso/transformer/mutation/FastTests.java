package dev.sospeso.transformer.mutation;

import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the fast tests in this JVM until one fails, and says which. */
final class FastTests implements TestExecutionListener {

    static final String SURVIVED = "NOT CAUGHT";
    static final String NOT_MADE = "NEVER MADE";

    private static final String VALIDATION = "dev.sospeso.transformer.validation.";
    private static final List<DiscoverySelector> TESTS = List.of(
            type(VALIDATION + "HandMadeTest"),
            type("dev.sospeso.transformer.plan.PlannerTest"),
            type(VALIDATION + "RetentionTest"),
            type(VALIDATION + "StackTraceTest"),
            type(VALIDATION + "HandMadeValuesTest"),
            type(VALIDATION + "HandMadeClassFileTest"),
            DiscoverySelectors.selectMethod(VALIDATION + "TargetsTest#javacWithDebugInformation"),
            type(VALIDATION + "DeadReferencesTest"),
            DiscoverySelectors.selectMethod(VALIDATION + "EnduranceTest"
                    + "#runsInASmallHeap(java.nio.file.Path)"));

    private static final int LONGEST_REASON = 120;

    private FastTests() {
    }

    private static DiscoverySelector type(String name) {
        return DiscoverySelectors.selectClass(name);
    }

    /** Prints one line: the first test that fails, or that none does. */
    public static void main(String[] args) {
        for (DiscoverySelector test : TESTS) {
            LauncherDiscoveryRequest request =
                    LauncherDiscoveryRequestBuilder.request().selectors(test).build();
            LauncherFactory.create().execute(request, new FastTests());
        }
        end(System.getProperty(Damage.DONE) == null ? NOT_MADE : SURVIVED);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            end(test.getUniqueIdObject().getSegments().stream().skip(1)
                    .map(segment -> segment.getValue().replaceAll(".*\\.", ""))
                    .reduce((outer, inner) -> outer + " " + inner).orElse("") + " ("
                    + test.getDisplayName() + "): " + reason(result.getThrowable().orElseThrow()));
        }
    }

    private static String reason(Throwable failure) {
        String reason = failure.toString().lines().findFirst().orElse("");
        return reason.length() < LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /** At once: a mistake may have left threads that run for ever. */
    private static void end(String line) {
        System.out.println(line);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
