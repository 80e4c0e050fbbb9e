package dev.sospeso.asyncio.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * What goes through the pipes between a pool and a worker: a kind, a length and the bytes.
 *
 * @param kind what it is
 * @param bytes its content
 */
record Message(Kind kind, byte[] bytes) {

    private static final byte[] NOTHING = {};
    /** Opens each message, so that foreign output on the pipe is noticed. */
    private static final int MAGIC = 0x50A7;

    enum Kind {
        /** To the worker: a serialised Callable. */
        TASK,
        /** To the worker: end in good order. */
        EXIT,
        /** From the worker: it has started. */
        READY,
        /** From the worker: text that the task printed, in UTF-8. */
        OUT,
        /** From the worker: text that the task printed on the error stream, in UTF-8. */
        ERR,
        /** From the worker: the serialised result. */
        RESULT,
        /** From the worker: the serialised exception that the task threw. */
        FAILURE
    }

    static Message of(Kind kind) {
        return new Message(kind, NOTHING);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(MAGIC);
        out.writeByte(kind.ordinal());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** Waits for the next message; an {@link EOFException} says that the other side has gone. */
    static Message read(DataInputStream in) throws IOException {
        int magic = in.readUnsignedShort();
        int kind = in.readUnsignedByte();
        int length = in.readInt();
        if (magic != MAGIC || kind >= Kind.values().length || length < 0) {
            throw new IOException("something else than the pool's worker wrote to its pipe");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new Message(Kind.values()[kind], bytes);
    }
}
