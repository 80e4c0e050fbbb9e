package dev.sospeso.transformer.agent;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * What the agent has to say. Inside the JVM's class loading nothing may be printed: the stream's
 * lock may be held by a thread that waits for this very class. So lines are only queued there, and
 * a thread of our own, or the end of the JVM, prints them. The queue is a plain one, since a
 * concurrent one that can wait brings half of java.util.concurrent into every start.
 */
final class AgentReport {

    private static final String PREFIX = "sospeso: ";

    /** Its lock is held for moments only, and never while anything is printed. */
    private final Queue<String> lines = new ArrayDeque<>();
    private final PrintStream err;
    private volatile boolean fatal;
    private volatile Thread printing;

    AgentReport(PrintStream err) {
        this.err = err;
    }

    /** Queues a line; never waits for output. */
    void add(String line) {
        synchronized (lines) {
            lines.add(PREFIX + line);
        }
        LockSupport.unpark(printing);
    }

    private String next() {
        synchronized (lines) {
            return lines.poll();
        }
    }

    /** Queues a line after which the JVM ends with status 1. */
    void addFatal(String line) {
        add(line);
        fatal = true;
        add("strict is set, so the JVM ends");
    }

    /** Prints lines as they come; ends the JVM after a fatal one. Returns when interrupted. */
    void printAll() {
        printing = Thread.currentThread();
        while (!Thread.currentThread().isInterrupted()) {
            String line = next();
            if (line == null) {
                LockSupport.park(this);
                continue;
            }
            err.println(line);
            if (fatal) {
                flush();
                System.exit(1);
            }
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
        for (String line = next(); line != null; line = next()) {
            err.println(line);
        }
        err.flush();
    }
}
