import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;

class Loop {
    long count(AsyncIterable<String> lines) {
        long n = 0;
        for (String line : awaitEach(lines)) {
            n++;
        }
        return n;
    }

    interface Resource extends AsyncCloseable {
    }

    void use(Resource resource) {
        try (Resource used = resource) {
            used.hashCode();
        }
    }
}
/* expected
[SUSPENSION_OUTSIDE_ASYNC] Loop.count(Loop.java:8): a for-each loop over awaitEach(...) stands in count, which is not async and returns long: a plain method cannot be suspended.
    Instead: @Async Coroutine<Long> count(...)
[SUSPENSION_OUTSIDE_ASYNC] Loop.use(Loop.java:20): close() of an AsyncCloseable stands in use, which is not async and returns void: a plain method cannot be suspended.
    Instead: @Async Coroutine<Void> use(...)
*/
