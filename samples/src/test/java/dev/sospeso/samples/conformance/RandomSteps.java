package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.samples.Print;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** A program of random steps: the numbers that its original draws too, and a log. */
abstract class RandomSteps {

    private static final int SHOWN = 12;

    private long seed;
    private final StringBuilder log = new StringBuilder();

    RandomSteps(int seed) {
        this.seed = seed;
    }

    final int random(int n) {
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF;
        return (int) (seed >> 16) % n;
    }

    final void note(Object... words) {
        log.append(Arrays.stream(words).map(Print::text).collect(Collectors.joining(" ")))
                .append('\n');
    }

    final String log() {
        return log.toString();
    }

    /** Prints the logs of the first programs in full, of the others a checksum. */
    static void show(int program, String log) {
        if (program < SHOWN) {
            print("program", program, log);
        }
        CRC32 checksum = new CRC32();
        checksum.update(log.getBytes(StandardCharsets.UTF_8));
        print(program, checksum.getValue());
    }
}
