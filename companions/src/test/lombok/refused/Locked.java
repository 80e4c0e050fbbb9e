package refused;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import lombok.Synchronized;

class Locked {

    @Async
    @Synchronized
    Coroutine<Void> update() {
        await(sleep(0));
        return null;
    }
}
