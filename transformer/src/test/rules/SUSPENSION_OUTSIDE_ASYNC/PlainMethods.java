import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.List;
import java.util.Map;

class PlainMethods {
    private Coroutine<Map<String, List<Integer>>> load() {
        return Coroutine.of(Map.of());
    }

    protected Map<String, List<Integer>> loaded() {
        Map<String, List<Integer>> map = await(load());
        await(sleep(1));
        return map;
    }

    int count(int limit) {
        int n = 0;
        while (n < limit) {
            Generator.yield(n++);
        }
        return n;
    }

    Coroutine<String> name() {
        await(sleep(1));
        return Coroutine.of("x");
    }

    static AsyncGenerator<String, Void> lines() {
        AsyncGenerator.yield("x");
        return null;
    }

    public static void main(String[] args) {
        await(sleep(1));
    }
}
/* expected
[SUSPENSION_OUTSIDE_ASYNC] PlainMethods.loaded(PlainMethods.java:13): await stands in loaded, which is not async and returns Map: a plain method cannot be suspended.
    Instead: @Async protected Coroutine<Map<String, List<Integer>>> loaded()
[SUSPENSION_OUTSIDE_ASYNC] PlainMethods.count(PlainMethods.java:21): Generator.yield stands in count, which is not async and returns int: a plain method cannot be suspended.
    Instead: @Async Generator<Object, Object, Integer> count(...)
[SUSPENSION_OUTSIDE_ASYNC] PlainMethods.name(PlainMethods.java:27): await stands in name, which is not marked @Async: a plain method cannot be suspended.
    Instead: @dev.sospeso.Async Coroutine<String> name()
[SUSPENSION_OUTSIDE_ASYNC] PlainMethods.lines(PlainMethods.java:32): AsyncGenerator.yield stands in lines, which is not marked @Async: a plain method cannot be suspended.
    Instead: @dev.sospeso.Async static AsyncGenerator<String, Void> lines()
[SUSPENSION_OUTSIDE_ASYNC] PlainMethods.main(PlainMethods.java:37): await stands in main, which is not async and returns void: a plain method cannot be suspended.
    Instead: run(program()), with the code moved to @Async static Coroutine<Void> program()
*/
