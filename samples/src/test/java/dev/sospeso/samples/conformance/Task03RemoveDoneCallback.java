package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import java.util.function.Consumer;

final class Task03RemoveDoneCallback {

    private Task03RemoveDoneCallback() {
    }

    @Async
    static Coroutine<Void> program() {
        Consumer<Future<String>> one = f -> print("one", f.result());
        Consumer<Future<String>> two = f -> print("two", f.result());
        Future<String> f = getRunningLoop().createFuture();
        f.addDoneCallback(one);
        f.addDoneCallback(two);
        f.addDoneCallback(one);
        print("removed", f.removeDoneCallback(one));
        print("removed", f.removeDoneCallback(one));
        f.addDoneCallback(two);
        f.setResult("r");
        print("removed after set", f.removeDoneCallback(two));
        print("nothing ran yet");
        await(sleep(0));
        print("ran");
        return null;
    }

    static void main() {
        run(program());
    }
}
