package dev.sospeso.transformer.cli;

import dev.sospeso.transformer.AsyncTransformer;

/** The entry of {@code java -jar sospeso-transformer.jar}. */
public final class Main {

    private Main() {
    }

    /**
     * Runs the command line and ends the JVM.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(AsyncTransformer::new, System.out, System.err).run(args));
    }
}
