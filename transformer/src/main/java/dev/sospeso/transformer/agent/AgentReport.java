package dev.sospeso.transformer.agent;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What the agent has to say. Inside the JVM's class loading nothing may be printed: the stream's
 * lock may be held by a thread that waits for this very class. So lines are only queued there, and
 * a thread of our own, or the end of the JVM, prints them.
 */
final class AgentReport {

    private static final String PREFIX = "sospeso: ";

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final PrintStream err;
    private volatile boolean fatal;

    AgentReport(PrintStream err) {
        this.err = err;
    }

    /** Queues a line; never waits for output. */
    void add(String line) {
        lines.add(PREFIX + line);
    }

    /** Queues a line after which the JVM ends with status 1. */
    void addFatal(String line) {
        add(line);
        fatal = true;
        add("strict is set, so the JVM ends");
    }

    /** Prints lines as they come; ends the JVM after a fatal one. Returns when interrupted. */
    void printAll() {
        try {
            while (true) {
                err.println(lines.take());
                if (fatal) {
                    flush();
                    System.exit(1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints the rest when the JVM ends; a fatal line decides its status, whoever ends it. */
    void end(Thread printing) {
        flush();
        if (fatal && !isEnding(printing)) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** If our own exit started the shutdown hooks, its status is right, and the others may go on. */
    private static boolean isEnding(Thread printing) {
        for (StackTraceElement element : printing.getStackTrace()) {
            if (element.getClassName().equals("java.lang.ApplicationShutdownHooks")) {
                return true;
            }
        }
        return false;
    }

    private void flush() {
        List<String> waiting = new ArrayList<>();
        lines.drainTo(waiting);
        for (String line : waiting) {
            err.println(line);
        }
        err.flush();
    }
}
