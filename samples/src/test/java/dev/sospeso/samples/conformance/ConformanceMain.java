package dev.sospeso.samples.conformance;

import dev.sospeso.samples.Transcript;
import java.util.ArrayList;
import java.util.List;

/** Runs all scenarios in one JVM, as the agent's test launches it, and prints which differ. */
final class ConformanceMain {

    private ConformanceMain() {
    }

    public static void main(String[] args) throws Exception {
        List<Scenario> different = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            if (!scenario.expected().equals(Transcript.of(scenario::run))) {
                different.add(scenario);
            }
        }
        System.out.println(Scenario.values().length + " scenarios, different: " + different);
    }
}
