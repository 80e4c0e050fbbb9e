package dev.sospeso.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program prints, as text. */
public final class Transcript {

    private Transcript() {
    }

    /** A program as it is run: its {@code main}. */
    @FunctionalInterface
    public interface Program {
        /**
         * Runs the program.
         *
         * @throws Exception what the program throws
         */
        void run() throws Exception;
    }

    /**
     * Runs a program and collects what it prints on {@code System.out}. One at a time.
     *
     * @param program what to run
     * @return what it printed
     * @throws Exception what the program throws
     */
    public static String of(Program program) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
