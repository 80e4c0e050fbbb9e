package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Timeout;
import java.util.concurrent.TimeoutException;

final class Timeout01Basics {

    private Timeout01Basics() {
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Timeout[] box = {null};
        try (var cm = box[0] = timeout(0.02)) {
            try {
                await(sleep(30));
            } catch (CancelledError e) {
                print("body saw", exc(e));
                throw e;
            }
        } catch (TimeoutException e) {
            print("outside", exc(e), "| cause", exc(e.getCause()));
        }
        print("expired", box[0].expired(), "cancelling", currentTask().cancelling());
        try (var cm = box[0] = timeout(5)) {
            await(sleep(0));
            print("in the future", cm.when().getAsDouble() > loop.time());
        } catch (TimeoutException e) {
            print("never");
        }
        print("expired", box[0].expired());
        try (var cm = timeout(5)) {
            cm.unschedule();
            await(sleep(0));
            print("when", cm.when().isEmpty() ? null : cm.when());
        } catch (TimeoutException e) {
            print("never");
        }
        try (var cm = box[0] = timeout(5)) {
            throw new IllegalArgumentException("body");
        } catch (IllegalArgumentException e) {
            print("passes", exc(e), "expired", box[0].expired());
        } catch (TimeoutException e) {
            print("never");
        }
        try (var cm = timeout(0)) {
            print("body of zero timeout starts");
            await(sleep(0));
            print("one turn is not enough to expire?");
            await(sleep(30));
        } catch (TimeoutException e) {
            print("zero", exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
