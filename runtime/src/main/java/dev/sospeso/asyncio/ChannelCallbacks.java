package dev.sospeso.asyncio;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** The reader and the writer callback of one channel. */
final class ChannelCallbacks {

    private static final int READ = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;
    private static final int WRITE = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

    private final BaseEventLoop loop;
    private final SelectionKey key;
    private Handle reader;
    private Handle writer;

    ChannelCallbacks(BaseEventLoop loop, SelectionKey key) {
        this.loop = loop;
        this.key = key;
    }

    void setReader(Handle handle) {
        if (reader != null) {
            reader.cancel();
        }
        reader = handle;
        interest();
    }

    void setWriter(Handle handle) {
        if (writer != null) {
            writer.cancel();
        }
        writer = handle;
        interest();
    }

    boolean removeReader() {
        if (reader == null) {
            return false;
        }
        reader.cancel();
        reader = null;
        interest();
        return true;
    }

    boolean removeWriter() {
        if (writer == null) {
            return false;
        }
        writer.cancel();
        writer = null;
        interest();
        return true;
    }

    private void interest() {
        if (reader == null && writer == null) {
            key.cancel();
            return;
        }
        int valid = key.channel().validOps();
        int wanted = (reader == null ? 0 : READ & valid) | (writer == null ? 0 : WRITE & valid);
        if (key.channel() instanceof SocketChannel socket) {
            // It is interested in connecting only until it has.
            wanted &= socket.isConnected() ? ~SelectionKey.OP_CONNECT : ~SelectionKey.OP_WRITE;
        }
        key.interestOps(wanted);
    }

    /** Puts the callbacks for what is ready in the loop's queue. */
    void ready(SelectionKey selected) {
        int ops = selected.isValid() ? selected.readyOps() : READ | WRITE;
        if (reader != null && (ops & READ) != 0) {
            loop.ready(reader);
        }
        if (writer != null && (ops & WRITE) != 0) {
            loop.ready(writer);
        }
    }
}
