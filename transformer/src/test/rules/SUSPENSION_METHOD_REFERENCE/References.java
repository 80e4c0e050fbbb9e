import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import dev.sospeso.asyncio.Asyncio;
import java.util.List;
import java.util.function.Function;

class References {
    Function<Coroutine<Integer>, Integer> awaiting = Asyncio::await;

    void yieldAll(List<Integer> numbers) {
        numbers.forEach(Generator::yield);
    }

    Runnable closing(AsyncCloseable resource) {
        return resource::close;
    }
}
/* expected
[SUSPENSION_METHOD_REFERENCE] References.<init>(References.java:9): Asyncio::await is a reference to a suspension point, but the caller of Function.apply is no async method that could be suspended.
    Instead: a loop in an async method, with await(...) for each element
[SUSPENSION_METHOD_REFERENCE] References.yieldAll(References.java:12): Generator::yield is a reference to a suspension point, but the caller of Consumer.accept is no async method that could be suspended.
    Instead: a loop in an async method, with Generator.yield(...) for each element
[SUSPENSION_METHOD_REFERENCE] References.closing(References.java:16): AsyncCloseable::close is a reference to a suspension point, but the caller of Runnable.run is no async method that could be suspended.
    Instead: try (var resource = ...) { ... } in an async method
*/
