package dev.sospeso.transformer.validation.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a failing program small, and writes it to a file. */
final class FailureReport {

    private static final int ATTEMPTS = 800;

    private final Path directory;

    FailureReport(Path directory) {
        this.directory = directory;
    }

    /** Writes the smallest program that shows such a difference. */
    void write(Difference difference, Build build) {
        RandomProgram smallest = new Shrinker(candidate -> {
            Difference found = difference(candidate, build);
            return found != null && found.kind().equals(difference.kind());
        }, ATTEMPTS).shrink(difference.program());
        Difference last = difference(smallest, build);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("seed-" + smallest.seed() + ".txt"), build
                    + "\n" + difference + "\n\nminimised:\n" + last + "\n\n" + smallest.text());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The difference that a program alone shows without the agent, or null. */
    private Difference difference(RandomProgram program, Build build) {
        try {
            List<RandomProgram> one = List.of(program);
            Batch batch = new Batch(one, build.classes(one), new Tally());
            return Worker.call("seed " + program.seed(), batch::differences).stream().findFirst()
                    .orElse(null);
        } catch (AssertionError | RuntimeException invalid) {
            return null;
        }
    }
}
