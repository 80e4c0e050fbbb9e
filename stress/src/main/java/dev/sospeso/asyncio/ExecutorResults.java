package dev.sospeso.asyncio;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A call in an executor is cancelled on the loop while a thread begins or ends it. */
@JCStressTest
@State
@Outcome(id = "begun, cancelled, idle", expect = Expect.ACCEPTABLE, desc = "its result is dropped")
@Outcome(id = "not begun, cancelled, idle", expect = Expect.ACCEPTABLE)
@Outcome(id = "begun, done, idle", expect = Expect.ACCEPTABLE, desc = "the result was quicker")
public class ExecutorResults {

    private final BaseEventLoop loop = new SelectorEventLoop();
    private final DefaultExecutor calls = new DefaultExecutor(loop);
    private Runnable call;
    private boolean begun;
    private final Future<Integer> future = calls.call(work -> call = work, () -> {
        begun = true;
        return 1;
    });

    /** Runs the call. */
    @Actor
    public void executor() {
        call.run();
    }

    /** Turns, and cancels. */
    @Actor
    public void loop() {
        HandingIn.turn(loop);
        future.cancel();
    }

    /** Looks. */
    @Arbiter
    public void look(LLL_Result result) {
        HandingIn.turn(loop);
        result.r1 = begun ? "begun" : "not begun";
        result.r2 = future.cancelled() ? "cancelled" : future.done() ? "done" : "pending";
        result.r3 = calls.isBusy() ? "busy" : "idle";
    }
}
