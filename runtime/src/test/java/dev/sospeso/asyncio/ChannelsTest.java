package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks for channels, on a loop that runs. */
class ChannelsTest {

    private final EventLoop loop = Asyncio.newEventLoop();
    private final List<String> log = new ArrayList<>();
    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        pipe.source().close();
        pipe.sink().close();
    }

    private void turn() {
        loop.stop();
        loop.runForever();
    }

    @Test
    void aWriterIsCalledInEachTurnUntilItIsRemoved() {
        loop.addWriter(pipe.sink(), () -> log.add("replaced"));
        loop.addWriter(pipe.sink(), () -> log.add("can write"));
        turn();
        turn();
        assertEquals(List.of("can write", "can write"), log);
        assertTrue(loop.removeWriter(pipe.sink()));
        assertFalse(loop.removeWriter(pipe.sink()));
        turn();
        assertEquals(2, log.size());
    }

    @Test
    void aReaderThatIsRemovedAndAddedAgainIsCalled() throws IOException {
        loop.addReader(pipe.source(), () -> log.add("never"));
        assertTrue(loop.removeReader(pipe.source()));
        assertFalse(loop.removeReader(pipe.source()));
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
        loop.addReader(pipe.source(), () -> {
            log.add("can read");
            loop.stop();
        });
        loop.runForever();
        assertEquals(List.of("can read"), log);
    }

    @Test
    void channelsAreWatchedWhileTheLoopIsBusyAndWhileItWaits() throws IOException {
        loop.addReader(pipe.source(), () -> {
            log.add("read at last");
            loop.stop();
        });
        loop.callLater(0.002, () -> log.add("timer"));
        loop.callLater(0.004, () -> write(1));
        loop.runForever();
        assertEquals(List.of("timer", "read at last"), log);
    }

    private void write(int value) {
        try {
            pipe.sink().write(ByteBuffer.wrap(new byte[] {(byte) value}));
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void nothingIsWatchedThatWasNeverAdded() throws IOException {
        assertFalse(loop.removeReader(pipe.source()));
        assertFalse(loop.removeWriter(pipe.sink()));
        loop.addReader(pipe.source(), () -> { });
        assertFalse(loop.removeWriter(pipe.sink()));
        Pipe blocking = Pipe.open();
        assertThrows(IllegalBlockingModeException.class,
                () -> loop.addReader(blocking.source(), () -> { }));
        blocking.source().close();
        blocking.sink().close();
    }

    @Test
    void aSocketConnectsReadsAndWritesBothWays() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open()) {
            server.configureBlocking(false);
            client.configureBlocking(false);
            loop.addReader(server, () -> accept(server));
            boolean atOnce = client.connect(server.getLocalAddress());
            assertFalse(atOnce && !client.isConnected());
            loop.addReader(client, () -> {
                log.add("client reads " + read(client));
                loop.stop();
            });
            loop.addWriter(client, () -> connected(client));
            loop.runForever();
            assertEquals(List.of("accepted", "connected", "client writes", "server reads 7",
                    "client reads 8"), log.stream().sorted(this::inOrder).toList());
            loop.removeReader(client);
            loop.removeReader(server);
        }
    }

    /** Accepting and connecting come in either order. */
    private int inOrder(String one, String other) {
        return one.equals("accepted") ? -1 : other.equals("accepted") ? 1 : 0;
    }

    private void accept(ServerSocketChannel server) {
        try {
            SocketChannel accepted = server.accept();
            accepted.configureBlocking(false);
            log.add("accepted");
            loop.addReader(accepted, () -> {
                log.add("server reads " + read(accepted));
                send(accepted, 8);
                loop.removeReader(accepted);
            });
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }

    private void connected(SocketChannel client) {
        try {
            assertTrue(client.finishConnect());
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
        log.add("connected");
        loop.addWriter(client, () -> {
            log.add("client writes");
            send(client, 7);
            assertTrue(loop.removeWriter(client));
        });
    }

    private static void send(SocketChannel channel, int value) {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) value}));
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }

    private static int read(SocketChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(1);
        try {
            channel.read(buffer);
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
        return buffer.get(0);
    }
}
