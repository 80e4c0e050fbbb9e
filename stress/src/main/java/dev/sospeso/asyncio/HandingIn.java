package dev.sospeso.asyncio;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Callbacks that threads hand in: none is lost, and those of one thread keep their order. */
public final class HandingIn {

    private HandingIn() {
    }

    /** A loop, and what has run on it: a digit for each callback, in their order. */
    abstract static class Log {
        final BaseEventLoop loop = new SelectorEventLoop();
        int log;

        final void handIn(int digit) {
            loop.callSoonThreadsafe(() -> log = 10 * log + digit);
        }
    }

    /** Runs one turn of a loop. */
    static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    /** Runs some turns of a loop. */
    static void turns(EventLoop loop, int count) {
        for (int i = 0; i < count; i++) {
            turn(loop);
        }
    }

    /** One thread hands in twice while the loop turns. */
    @JCStressTest
    @State
    @Outcome(id = "12", expect = Expect.ACCEPTABLE)
    public static class WhileItTurns extends Log {
        /** Hands in. */
        @Actor
        public void other() {
            handIn(1);
            handIn(2);
        }

        /** Turns. */
        @Actor
        public void loop() {
            turn(loop);
        }

        /** Looks. */
        @Arbiter
        public void look(I_Result result) {
            turn(loop);
            result.r1 = log;
        }
    }

    /** Two threads hand in at once. */
    @JCStressTest
    @State
    @Outcome(id = {"12", "21"}, expect = Expect.ACCEPTABLE)
    public static class FromTwoThreads extends Log {
        /** Hands in. */
        @Actor
        public void one() {
            handIn(1);
        }

        /** Hands in. */
        @Actor
        public void two() {
            handIn(2);
        }

        /** Looks. */
        @Arbiter
        public void look(I_Result result) {
            turn(loop);
            result.r1 = log;
        }
    }
}
