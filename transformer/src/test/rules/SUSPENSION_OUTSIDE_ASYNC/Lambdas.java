import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;
import java.util.function.Function;

class Lambdas {
    @Async Coroutine<Void> all(List<String> names) {
        names.forEach(name -> await(sleep(1)));
        Runnable later = () -> {
            Function<String, Object> inner = name -> Generator.yield(name);
        };
        return null;
    }
}
/* expected
[SUSPENSION_OUTSIDE_ASYNC] Lambdas.all(Lambdas.java:9): await stands in a lambda for Consumer.accept, which returns void: only a lambda that returns Coroutine can be suspended.
    Instead: pass the lambda as an AsyncCallable, e.g. createTask(() -> { await(...); return null; })
[SUSPENSION_OUTSIDE_ASYNC] Lambdas.all(Lambdas.java:11): Generator.yield stands in a lambda for Function.apply, which returns Object: only a lambda that returns Generator can be suspended.
    Instead: make the lambda a method that returns Generator
*/
