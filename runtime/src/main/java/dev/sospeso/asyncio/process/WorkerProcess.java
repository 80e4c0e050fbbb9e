package dev.sospeso.asyncio.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** One worker process as the pool sees it; used by one thread at a time. */
final class WorkerProcess {

    /** How long a worker that was told to end may take for it, in seconds. */
    private static final int GRACE = 10;

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final PrintedText printedOut = new PrintedText();
    private final PrintedText printedErr = new PrintedText();
    private boolean ready;

    WorkerProcess(WorkerCommand command) throws IOException {
        process = command.builder().start();
        in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Runs a task, passing on what it prints; the answer is a result or a failure. */
    Message run(byte[] task) {
        try {
            if (!ready) {
                receive();
                ready = true;
            }
            new Message(Message.Kind.TASK, task).write(out);
            return receive();
        } catch (IOException exception) {
            throw crashed(exception);
        }
    }

    private Message receive() throws IOException {
        for (;;) {
            Message message = Message.read(in);
            switch (message.kind()) {
                case OUT -> printedOut.print(message.bytes(), System.out);
                case ERR -> printedErr.print(message.bytes(), System.err);
                default -> {
                    return message;
                }
            }
        }
    }

    private WorkerCrashedException crashed(IOException exception) {
        boolean ended = exception instanceof EOFException || !process.isAlive();
        if (!ended) {
            process.destroyForcibly();
        }
        int exit = waitForExit();
        String when = ready ? " while it ran a task" : " before it was ready;"
                + " what it printed is on the error stream of this JVM";
        return new WorkerCrashedException("worker process " + process.pid()
                + (ended ? " ended with exit value " + exit : " was killed: "
                        + exception.getMessage()) + when, ended ? null : exception);
    }

    /** Tells an idle worker to end. */
    void exit() {
        try {
            Message.of(Message.Kind.EXIT).write(out);
        } catch (IOException gone) {
            process.destroyForcibly();
        }
    }

    /** Ends the process now. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for the end of a process that was told to end, and ends it if it does not. */
    int waitForExit() {
        boolean interrupted = false;
        try {
            for (;;) {
                try {
                    if (!process.waitFor(GRACE, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                    return process.waitFor();
                } catch (InterruptedException exception) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
