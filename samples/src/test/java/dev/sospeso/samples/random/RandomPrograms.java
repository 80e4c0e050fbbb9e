package dev.sospeso.samples.random;

import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares the transcripts of random programs with CPython's. */
final class RandomPrograms {

    private int programs;
    private int different;

    private RandomPrograms() {
    }

    /** How many programs a file holds, and how many of them differ. */
    record Compared(int programs, int different) {
    }

    /** Runs the programs of a file that programs.py or pooled.py wrote; differences go to the stream. */
    static Compared compare(List<String> lines, PrintStream differences) {
        RandomPrograms all = new RandomPrograms();
        int begin = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith("program ")) {
                all.compareOne(lines.get(begin), lines.subList(begin + 1, i), differences);
                begin = i;
            }
        }
        return new Compared(all.programs, all.different);
    }

    private void compareOne(String head, List<String> expected, PrintStream differences) {
        programs++;
        EventLoop loop = new VirtualLoop();
        List<String> printed = loop.runUntilComplete(
                RandomProgram.transcript(Notation.read(head.substring(head.indexOf('[')))));
        loop.close();
        if (!printed.equals(expected)) {
            different++;
            differences.println(head);
            int line = 0;
            while (line < Math.min(printed.size(), expected.size())
                    && printed.get(line).equals(expected.get(line))) {
                differences.println("    " + expected.get(line));
                line++;
            }
            differences.println("  line " + (line + 1) + ": "
                    + (line < printed.size() ? printed.get(line) : "the end"));
            differences.println("  must be "
                    + (line < expected.size() ? expected.get(line) : "the end"));
        }
    }

    /** Compares the files that are named. */
    public static void main(String[] files) throws Exception {
        boolean same = true;
        for (String file : files) {
            Compared compared = compare(Files.readAllLines(Path.of(file)), System.out);
            System.out.println(compared);
            same &= compared.different() == 0;
        }
        System.exit(same ? 0 : 1);
    }
}
