package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Timeout;
import java.util.concurrent.TimeoutException;

final class Timeout02RescheduleAndNesting {

    private Timeout02RescheduleAndNesting() {
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        Timeout outer = null;
        Timeout inner = null;
        Timeout last;
        try (var cm = last = timeout(0.02)) {
            cm.unschedule();
            await(sleep(0.06));
        }
        print("rescheduled to none, expired", last.expired());
        try (var cm = last = timeout(50)) {
            cm.reschedule(loop.time() + 0.02);
            await(sleep(30));
        } catch (TimeoutException e) {
            print("rescheduled earlier, expired", last.expired());
        }
        try (var cm = outer = timeout(50)) {
            try (var cm2 = inner = timeout(0.02)) {
                await(sleep(30));
            } catch (TimeoutException e) {
                print("inner fired", inner.expired(), outer.expired());
            }
            await(sleep(0));
            print("outer body goes on");
        }
        try (var cm = outer = timeout(0.02)) {
            try (var cm2 = inner = timeout(50)) {
                await(sleep(30));
            } catch (Throwable e) {
                print("between", typeName(e));
                throw e;
            }
        } catch (TimeoutException e) {
            print("outer fired", inner.expired(), outer.expired());
        }
        try {
            last.unschedule();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        print("cancelling", currentTask().cancelling());
        return null;
    }

    static void main() throws Exception {
        run(program());
    }
}
