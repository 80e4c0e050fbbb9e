package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

final class Traces {

    private Traces() {
    }

    // region trace
    @Async
    static Coroutine<Integer> inner() {
        await(sleep(0.01));                                 // comes back on an empty stack
        throw new IllegalStateException("here");
    }

    @Async
    static Coroutine<Integer> middle() {
        return Coroutine.of(1 + await(inner()));
    }

    @Async
    static Coroutine<Void> outer() {
        System.out.println(await(middle()) + " is never printed");
        return null;
    }
    // endregion

    public static void main(String[] args) {
        try {
            run(outer());
        } catch (IllegalStateException e) {
            for (StackTraceElement call : e.getStackTrace()) {
                if (call.getClassName().equals(Traces.class.getName())) {
                    System.out.println(call.getMethodName() + " " + call.getFileName());
                }
            }
        }
    }
}
