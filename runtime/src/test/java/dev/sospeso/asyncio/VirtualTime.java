package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.testing.VirtualLoop;

/** For tests whose loops run on virtual time. */
abstract class VirtualTime {

    static <T> T run(Coroutine<T> main) {
        try (Runner runner = new Runner(VirtualLoop::new)) {
            return runner.run(main);
        }
    }
}
