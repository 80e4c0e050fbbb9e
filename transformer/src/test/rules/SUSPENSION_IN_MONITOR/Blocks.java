import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;

class Blocks {
    private final Object lock = new Object();
    private static final Object SHARED = new Object();

    @Async Coroutine<Void> field() {
        synchronized (lock) {
            await(sleep(1));
        }
        await(sleep(1));
        return null;
    }

    @Async Coroutine<Void> nested(List<String> names) {
        synchronized (this) {
            synchronized (SHARED) {
                names.clear();
            }
            for (String name : names) {
                if (name == null) {
                    continue;
                }
                synchronized (name.intern()) {
                    await(sleep(name.length()));
                }
            }
        }
        synchronized (Blocks.class) {
            try {
                await(sleep(1));
            } finally {
                names.add("x");
            }
        }
        return null;
    }

    @Async synchronized Coroutine<Integer> whole() {
        return Coroutine.of(1);
    }
}
/* expected
[SUSPENSION_IN_MONITOR] Blocks.field(Blocks.java:12): await stands inside synchronized (lock) of line 11: a monitor belongs to a thread and cannot be held while a method is suspended.
    Instead: try (var held = await(lock.acquire())) { ... }, with lock a dev.sospeso.asyncio.Lock
[SUSPENSION_IN_MONITOR] Blocks.nested(Blocks.java:28): await stands inside synchronized (name.intern()) of line 27: a monitor belongs to a thread and cannot be held while a method is suspended.
    Instead: try (var held = await(lock.acquire())) { ... }, with lock a dev.sospeso.asyncio.Lock
[SUSPENSION_IN_MONITOR] Blocks.nested(Blocks.java:34): await stands inside synchronized (Blocks.class) of line 32: a monitor belongs to a thread and cannot be held while a method is suspended.
    Instead: try (var held = await(lock.acquire())) { ... }, with lock a dev.sospeso.asyncio.Lock
[SUSPENSION_IN_MONITOR] Blocks.whole(Blocks.java:43): whole is async and synchronized: a monitor belongs to a thread and cannot be held while a method is suspended.
    Instead: @Async Coroutine<Integer> whole(), with its body in try (var held = await(lock.acquire())) { ... }, with lock a dev.sospeso.asyncio.Lock
*/
