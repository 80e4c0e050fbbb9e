package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Runner;
import dev.sospeso.asyncio.testing.VirtualLoop;

final class VirtualTime {

    private VirtualTime() {
    }

    // region hour
    @Async
    static Coroutine<Void> anHour() {
        await(sleep(3600));
        System.out.println("it is " + getRunningLoop().time());
        return null;
    }

    public static void main(String[] args) {
        try (Runner runner = new Runner(VirtualLoop::new)) {
            runner.run(anHour());
        }
    }
    // endregion
}
