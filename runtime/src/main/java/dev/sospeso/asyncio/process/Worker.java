package dev.sospeso.asyncio.process;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program that a worker process runs: takes tasks from its standard input and sends results to
 * its standard output, one after the other, all on the main thread. A task that reads standard input
 * finds its end; what it prints is sent to the pool.
 */
final class Worker {

    private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final DataInputStream in;
    private final DataOutputStream out;

    private Worker(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    /**
     * Starts the worker.
     *
     * @param arguments none
     * @throws Exception if the pool has gone
     */
    public static void main(String[] arguments) throws Exception {
        Worker worker = new Worker(System.in, System.out);
        System.setIn(InputStream.nullInputStream());
        System.setOut(worker.printer(Message.Kind.OUT));
        System.setErr(worker.printer(Message.Kind.ERR));
        Thread reader = new Thread(worker::receive, "sospeso-worker-reader");
        reader.setDaemon(true);
        reader.start();
        worker.work();
        System.exit(0);
    }

    private PrintStream printer(Message.Kind kind) {
        OutputStream bytes = new BufferedOutputStream(new MessageOutputStream(kind, out));
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private void receive() {
        try {
            Message message;
            do {
                message = Message.read(in);
                inbox.add(message);
            } while (message.kind() != Message.Kind.EXIT);
        } catch (IOException end) {
            // The pool's JVM has died. Nobody wants the result, and hooks may wait for that JVM.
            Runtime.getRuntime().halt(1);
        }
    }

    private void work() throws IOException, InterruptedException {
        send(Message.of(Message.Kind.READY));
        for (;;) {
            Message message = inbox.take();
            if (message.kind() == Message.Kind.EXIT) {
                return;
            }
            Message reply = run(message.bytes());
            System.out.flush();
            System.err.flush();
            send(reply);
        }
    }

    private void send(Message message) throws IOException {
        synchronized (out) {
            message.write(out);
        }
    }

    private static Message run(byte[] task) {
        Object result;
        try {
            result = ((Callable<?>) Serialized.read(task,
                    ClassLoader.getSystemClassLoader(), null)).call();
        } catch (Throwable exception) {
            return failure(exception);
        }
        try {
            return new Message(Message.Kind.RESULT, Serialized.write(result));
        } catch (Throwable exception) {
            return failure(new IllegalStateException("the result of the task, a "
                    + result.getClass().getName() + ", cannot be serialised: " + exception));
        }
    }

    private static Message failure(Throwable exception) {
        try {
            return new Message(Message.Kind.FAILURE, Serialized.write(exception));
        } catch (Throwable unserialisable) {
            return failure(new RemoteTaskException(
                    exception.toString(), exception.getStackTrace()));
        }
    }
}
