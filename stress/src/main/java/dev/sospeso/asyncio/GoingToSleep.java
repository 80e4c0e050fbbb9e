package dev.sospeso.asyncio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Pipe;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A callback that is handed in while the loop goes to sleep wakes it. */
public final class GoingToSleep {

    private static final int SECONDS_OF_LOSS = 30;

    private GoingToSleep() {
    }

    /** Runs a loop until something stops it; 1 if that was only the last resort. */
    private static int sleep(EventLoop loop) {
        int[] lost = {0};
        loop.callLater(SECONDS_OF_LOSS, () -> {
            lost[0] = 1;
            loop.stop();
        });
        loop.runForever();
        loop.close();
        return lost[0];
    }

    /** A loop without channels. */
    @JCStressTest
    @State
    @Outcome(id = "0", expect = Expect.ACCEPTABLE)
    @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "a wake-up was lost")
    public static class Parked {
        private final EventLoop loop = new SelectorEventLoop();

        /** Sleeps. */
        @Actor
        public void loop(I_Result result) {
            result.r1 = sleep(loop);
        }

        /** Hands in. */
        @Actor
        public void other() {
            loop.callSoonThreadsafe(loop::stop);
        }
    }

    /** A loop that waits for a channel. */
    @JCStressTest
    @State
    @Outcome(id = "0", expect = Expect.ACCEPTABLE)
    @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "a wake-up was lost")
    public static class Selecting {
        /** Nobody ever writes to it. */
        private static final Pipe.SourceChannel SILENT = silent();

        private final EventLoop loop = new SelectorEventLoop();

        private static Pipe.SourceChannel silent() {
            try {
                Pipe pipe = Pipe.open();
                pipe.source().configureBlocking(false);
                return pipe.source();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }

        /** Sleeps. */
        @Actor
        public void loop(I_Result result) {
            loop.addReader(SILENT, () -> { });
            result.r1 = sleep(loop);
        }

        /** Hands in. */
        @Actor
        public void other() {
            loop.callSoonThreadsafe(loop::stop);
        }
    }
}
