package dev.sospeso.asyncio.process;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A worker's standard output or error: sends what a task prints to the pool as messages. */
final class MessageOutputStream extends OutputStream {

    private final Message.Kind kind;
    private final DataOutputStream pipe;

    MessageOutputStream(Message.Kind kind, DataOutputStream pipe) {
        this.kind = kind;
        this.pipe = pipe;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Message message =
                new Message(kind, Arrays.copyOfRange(bytes, offset, offset + length));
        synchronized (pipe) {
            message.write(pipe);
        }
    }
}
