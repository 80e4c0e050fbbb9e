package dev.sospeso.asyncio;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A loop on an executor, to which threads hand in while it ends a turn. */
public final class GivenTurns {

    private GivenTurns() {
    }

    /** A loop, its executor's queue, and what has run: a digit for each callback. */
    abstract static class Given {
        private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
        private final EventLoop loop = EventLoop.on(queue::add);
        private final AtomicInteger inside = new AtomicInteger();
        private int log;
        private volatile boolean overlapped;

        final void handIn(int digit) {
            loop.callSoonThreadsafe(() -> {
                overlapped |= inside.getAndIncrement() != 0;
                log = 10 * log + digit;
                inside.getAndDecrement();
            });
        }

        final void runAll() {
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
            }
        }

        final void look(LL_Result result) {
            runAll();
            result.r1 = log;
            result.r2 = overlapped ? "overlapped" : "one at a time";
        }
    }

    /** One thread runs the turns. */
    @JCStressTest
    @State
    @Outcome(id = "12, one at a time", expect = Expect.ACCEPTABLE)
    public static class OnOneThread extends Given {
        /** Runs turns. */
        @Actor
        public void executor() {
            runAll();
        }

        /** Hands in. */
        @Actor
        public void other() {
            handIn(1);
            handIn(2);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }

    /** Even an executor of several threads gives one turn at a time. */
    @JCStressTest
    @State
    @Outcome(id = "12, one at a time", expect = Expect.ACCEPTABLE)
    public static class OnTwoThreads extends Given {
        /** Hands in, and runs turns. */
        @Actor
        public void executor() {
            handIn(1);
            handIn(2);
            runAll();
        }

        /** Runs turns. */
        @Actor
        public void other() {
            runAll();
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }
}
