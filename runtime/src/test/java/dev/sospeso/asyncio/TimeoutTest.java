package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeoutTest extends Program {

    private Timeout limit;
    private Timeout outer;

    private Coroutine<Void> within(double seconds, Coroutine<?> body) {
        return using(() -> limit = Asyncio.timeout(seconds), entered -> body);
    }

    private static int cancelling() {
        return Asyncio.currentTask().cancelling();
    }

    @Test
    void cancelsTheBodyWhenTheTimeIsOver() {
        VirtualTime.run(seq(
                handling(within(0.02, cancellable(Asyncio.sleep(30),
                        () -> print("body saw CancelledError"))),
                        exception -> print("outside", exc(exception),
                                "| cause", exc(exception.getCause()))),
                act(() -> print("expired", limit.expired(), "cancelling", cancelling(), limit)),
                within(5, seq(turns(1), act(() -> {
                    print("in the future",
                            limit.when().getAsDouble() > Asyncio.getRunningLoop().time());
                }))),
                act(() -> print("expired", limit.expired(), limit)),
                using(() -> limit = Asyncio.timeout(null), entered -> seq(turns(1),
                        act(() -> print("when", entered.when().isPresent(), entered)))),
                handling(within(5, act(() -> {
                    throw new IllegalArgumentException("body");
                })), exception -> print("passes", exc(exception), "expired", limit.expired())),
                handling(within(0, seq(
                        act(() -> print("body of zero timeout starts")),
                        turns(1),
                        act(() -> print("one turn is not enough to expire?")),
                        Asyncio.sleep(30))),
                        exception -> print("zero", exc(exception)))));
        assertEquals("""
                body saw CancelledError
                outside TimeoutException | cause CancelledError
                expired True cancelling 0 <Timeout [expired]>
                in the future True
                expired False <Timeout [finished]>
                when False <Timeout [active] when=null>
                passes IllegalArgumentException: body expired False
                body of zero timeout starts
                zero TimeoutException""", transcript());
    }

    @Test
    void canBeMovedAndNested() {
        VirtualTime.run(seq(
                using(() -> limit = Asyncio.timeout(0.02), entered -> seq(
                        act(entered::unschedule), Asyncio.sleep(0.06))),
                act(() -> print("rescheduled to none, expired", limit.expired())),
                handling(using(() -> limit = Asyncio.timeout(Duration.ofSeconds(50)),
                        entered -> seq(
                                act(() -> entered.reschedule(
                                        Asyncio.getRunningLoop().time() + 0.02)),
                                Asyncio.sleep(30))),
                        exception -> print("rescheduled earlier, expired", limit.expired())),
                using(() -> outer = Asyncio.timeout(50), entered -> seq(
                        handling(within(0.02, Asyncio.sleep(30)), exception ->
                                print("inner fired", limit.expired(), outer.expired())),
                        turns(1),
                        act(() -> print("outer body goes on")))),
                handling(using(() -> outer = Asyncio.timeout(0.02), entered -> handling(
                        within(50, Asyncio.sleep(30)), exception -> {
                            print("between", exc(exception));
                            throw exception;
                        })),
                        exception -> print("outer fired", exc(exception), limit.expired(),
                                outer.expired())),
                act(() -> {
                    attempt(() -> outer.unschedule());
                    attempt(() -> limit.unschedule());
                    print("cancelling", cancelling());
                })));
        assertEquals("""
                rescheduled to none, expired False
                rescheduled earlier, expired True
                inner fired True False
                outer body goes on
                between CancelledError
                outer fired TimeoutException False True
                IllegalStateException: Cannot change state of expired Timeout
                IllegalStateException: Cannot change state of finished Timeout
                cancelling 0""", transcript());
    }

    @Test
    void aCancellationFromOutsidePasses() {
        List<Task<?>> tasks = new ArrayList<>();
        VirtualTime.run(seq(
                act(() -> tasks.add(Asyncio.createTask(handling(
                        using(() -> limit = Asyncio.timeout(0), entered -> Asyncio.sleep(30)),
                        exception -> {
                            print(exc(exception), limit.expired(), cancelling());
                            throw exception;
                        })))),
                turns(1),
                act(() -> tasks.get(0).cancel("outside")),
                handling(get(() -> tasks.get(0)), exception -> print(exc(exception)))));
        assertEquals("""
                CancelledError: outside True 1
                CancelledError: outside""", transcript());
    }

    @Test
    void isEnteredOnceInATask() {
        VirtualTime.run(seq(act(() -> {
            Timeout timeout = Timeout.of(1);
            attempt(() -> timeout.reschedule(2));
            timeout.enter();
            attempt(timeout::enter);
            attempt(() -> Timeout.at(Double.NaN));
            timeout.reschedule(1234.56789);
            assertEquals("<Timeout [active] when=1234.568>", timeout.toString());
            timeout.reschedule(2);
            assertEquals("<Timeout [active] when=2.0>", timeout.toString());
            timeout.unschedule();
        }), handling(get(() -> Timeout.at(1).aclose(null)), exception -> print(exc(exception)))));
        assertEquals("""
                IllegalStateException: Timeout has not been entered
                IllegalStateException: Timeout has already been entered
                IllegalArgumentException: Invalid delay: NaN (not a number)
                IllegalStateException: Timeout has not been entered""", transcript());
        assertThrows(IllegalStateException.class, () -> Timeout.of(1));
    }

    @Test
    void theErrorThatLeavesIsTheCause() {
        CancelledError error = new CancelledError("mine");
        VirtualTime.run(handling(within(-1, seq(
                handling(Asyncio.sleep(30), exception -> { }),
                act(() -> {
                    throw error;
                }))), exception -> {
                    assertEquals(TimeoutException.class, exception.getClass());
                    assertEquals(error, exception.getCause());
                }));
    }

    @Test
    void aTimeoutNeedsATask() {
        List<String> seen = new ArrayList<>();
        EventLoop loop = Asyncio.newEventLoop();
        loop.callSoon(() -> {
            seen.add(assertThrows(IllegalStateException.class,
                    () -> Timeout.of(1).enter()).getMessage());
            loop.stop();
        });
        loop.runForever();
        loop.close();
        assertEquals(List.of("Timeout should be used inside a task"), seen);
    }

    @Test
    void aTimeoutMayBeClosedTwice() {
        VirtualTime.run(coro(t -> {
            Timeout timeout = Timeout.of(1).enter();
            return t.await(Program.seq(Program.get(() -> timeout.aclose(null)),
                    Program.get(() -> timeout.aclose(null))));
        }, t -> t.done(t.value())));
    }
}
