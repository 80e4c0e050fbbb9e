import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;

class Swallowed {
    private Throwable last;

    @Async Coroutine<Void> logged(List<String> log) {
        try {
            log.clear();
            await(sleep(1));
            await(sleep(2));
        } catch (Throwable t) {
            log.add(t.toString());
        }
        return null;
    }

    @Async Coroutine<Integer> returned(AutoCloseable resource) {
        try (resource) {
            await(sleep(1));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            last = e;
            return Coroutine.of(1);
        } finally {
            last = null;
        }
        return null;
    }

    @Async AsyncGenerator<Integer, Void> looped() {
        while (true) {
            try {
                AsyncGenerator.yield(1);
            } catch (Error e) {
                last = e;
            }
        }
    }

    @Async Coroutine<Void> fine(AsyncCloseable resource, AutoCloseable plain) throws Exception {
        try (resource; plain) {
            await(sleep(1));
        } catch (Exception e) {
            last = e;
        } finally {
            await(sleep(2));
        }
        try {
            await(sleep(3));
        } catch (CancelledError e) {
            throw e;
        } catch (Throwable t) {
            last = t;
        }
        try {
            await(sleep(4));
        } catch (Throwable t) {
            if (last != null) {
                throw t;
            }
            last = t;
        }
        try {
            await(sleep(5));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
        try {
            last = null;
        } catch (Throwable t) {
            last = t;
        }
        try {
            await(sleep(6));
        } catch (Throwable t) {
            throw Swallowed.<RuntimeException>sneak(t);
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneak(Throwable t) throws T {
        throw (T) t;
    }
}
/* expected
warning: [SWALLOWED_CANCELLATION] Swallowed.logged(Swallowed.java:14): catch (Throwable) also takes the CancelledError of await in line 12 and does not rethrow it: the task cannot be cancelled there.
    Instead: catch (Exception e) { ... }; or first catch (CancelledError e) { throw e; }
warning: [SWALLOWED_CANCELLATION] Swallowed.returned(Swallowed.java:25): catch (Throwable) also takes the CancelledError of await in line 22 and does not rethrow it: the task cannot be cancelled there.
    Instead: catch (Exception e) { ... }; or first catch (CancelledError e) { throw e; }
warning: [SWALLOWED_CANCELLATION] Swallowed.looped(Swallowed.java:38): catch (Error) also takes the CancelledError of AsyncGenerator.yield in line 37 and does not rethrow it: the task cannot be cancelled there.
    Instead: catch (Exception e) { ... }; or first catch (CancelledError e) { throw e; }
*/
