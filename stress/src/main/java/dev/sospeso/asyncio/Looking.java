package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.util.stream.Collectors;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A viewer looks at a loop while tasks come and go: those that stay are seen. */
@JCStressTest
@State
@Outcome(id = {"first last", "first short last", "first last short"}, expect = Expect.ACCEPTABLE)
public class Looking {

    private final BaseEventLoop loop = new SelectorEventLoop();

    /** Makes the tasks. */
    public Looking() {
        loop.createTask(body(3600), "first");
        loop.createTask(body(0), "short");
        loop.createTask(body(3600), "last");
        HandingIn.turn(loop);
    }

    @Async
    private static Coroutine<Void> body(double seconds) {
        await(sleep(seconds));
        return null;
    }

    /** Ends one task. */
    @Actor
    public void loop() {
        HandingIn.turn(loop);
    }

    /** Looks. */
    @Actor
    public void viewer(L_Result result) {
        result.r1 = loop.snapshot().tasks().stream().map(TaskSnapshot::name)
                .collect(Collectors.joining(" "));
    }
}
