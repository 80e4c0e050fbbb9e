package dev.sospeso.transformer.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * Programs made at random, as plain blocking code, after the transformer in every timing, and the
 * same in a JVM with the agent, show the same. The seeds are those of {@code -Drandom.seeds}.
 */
final class RandomProgramsIT {

    @Test
    @Timeout(100_000)
    void showTheSameInEveryWay(TestReporter reporter) {
        Seeds seeds = Seeds.parse(System.getProperty("random.seeds", "0-2000"));
        int release = Math.min(Runtime.version().feature(), 25);
        Path failing = Path.of(System.getProperty("basedir", ""), "target", "random");
        try (AgentJvm agent = new AgentJvm(Path.of(System.getProperty("sospeso.jar")))) {
            Campaign campaign = new Campaign(release, agent, new FailureReport(failing));
            campaign.run(seeds);
            Tally tally = campaign.tally();
            reporter.publishEntry("random", tally + ", differences: "
                    + campaign.differences().size());
            assertEquals("", text(campaign.differences()), "see " + failing);
            assertEquals(List.of(), campaign.refusals());
            int failures = tally.crashes().values().stream().mapToInt(Integer::intValue).sum();
            assertTrue(failures * 50L <= tally.programs() + 100, tally::toString);
            assertTrue(tally.share() > 0.25, tally::toString);
        }
    }

    private static String text(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("\n"));
    }
}
