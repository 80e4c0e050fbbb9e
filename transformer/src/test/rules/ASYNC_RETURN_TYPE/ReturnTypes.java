import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;

class ReturnTypes {
    @Async static void nothing() {
        await(sleep(1));
    }

    @Async List<String> names() {
        return List.of();
    }

    @Async int[] numbers() {
        return null;
    }
}
/* expected
[ASYNC_RETURN_TYPE] ReturnTypes.nothing(ReturnTypes.java:8): nothing is marked @Async, but returns void; the kind of an async method is told by its return type: Coroutine, Awaitable, Generator, AsyncGenerator, CompletableFuture or CompletionStage.
    Instead: @Async static Coroutine<Void> nothing()
[ASYNC_RETURN_TYPE] ReturnTypes.names(ReturnTypes.java:12): names is marked @Async, but returns List; the kind of an async method is told by its return type: Coroutine, Awaitable, Generator, AsyncGenerator, CompletableFuture or CompletionStage.
    Instead: @Async Coroutine<List<String>> names()
[ASYNC_RETURN_TYPE] ReturnTypes.numbers(ReturnTypes.java:16): numbers is marked @Async, but returns int[]; the kind of an async method is told by its return type: Coroutine, Awaitable, Generator, AsyncGenerator, CompletableFuture or CompletionStage.
    Instead: @Async Coroutine<int[]> numbers()
*/
