package dev.sospeso.samples.conformance;

import dev.sospeso.samples.Transcript;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the scenarios that the arguments name, and prints what they print; without arguments, or with a
 * number, runs all, so many times, and prints only which differ. The status is 1 if one differs from
 * its transcript.
 */
final class ConformanceMain {

    private ConformanceMain() {
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.exit(runAll());
        }
        if (args[0].matches("\\d+")) {
            int different = 0;
            for (int time = Integer.parseInt(args[0]); time > 0; time--) {
                different |= runAll();
            }
            System.exit(different);
        }
        boolean same = true;
        for (String name : args) {
            Scenario scenario = Scenario.valueOf(name);
            System.out.print(Transcript.of(scenario::run));
            same &= scenario.passes(System.err);
        }
        System.exit(same ? 0 : 1);
    }

    private static int runAll() throws Exception {
        List<Scenario> different = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            if (!scenario.passes(System.err)) {
                different.add(scenario);
            }
        }
        System.out.println(Scenario.values().length + " scenarios, different: " + different);
        return different.isEmpty() ? 0 : 1;
    }
}
