import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

class Escapes {
    private Iterable<String> stored;

    @Async Coroutine<Void> all(AsyncIterable<String> lines, List<String> plain) {
        AwaitEach<String> each = awaitEach(lines);
        stored = each;
        String.join(",", each);
        each.forEach(System.out::println);
        Iterator<String> walk = each.iterator();
        Runnable later = () -> walk.next();
        Iterable<?>[] array = {each};
        Iterable<String> either = plain.isEmpty() ? awaitEach(lines) : plain;
        for (String line : either) {
            await(sleep(1));
        }
        for (String line : each) {
            await(sleep(line.length()));
        }
        return null;
    }

    @Async Coroutine<Void> taking(AwaitEach<String> each) {
        return null;
    }

    Iterable<String> returning(AsyncIterable<String> lines) {
        return awaitEach(lines);
    }

    Function<AsyncIterable<String>, Iterable<String>> referring() {
        return dev.sospeso.asyncio.Asyncio::awaitEach;
    }
}
/* expected
[AWAIT_EACH_ESCAPES] Escapes.all(Escapes.java:13): an awaitEach(...) is stored in the field stored: only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
[AWAIT_EACH_ESCAPES] Escapes.all(Escapes.java:14): an awaitEach(...) is passed to join: only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
[AWAIT_EACH_ESCAPES] Escapes.all(Escapes.java:15): an awaitEach(...) is used by its forEach(...): only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
[AWAIT_EACH_ESCAPES] Escapes.all(Escapes.java:17): an awaitEach(...) is captured by a lambda or a method reference: only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
[AWAIT_EACH_ESCAPES] Escapes.all(Escapes.java:18): an awaitEach(...) is stored in an array: only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
[AWAIT_EACH_ESCAPES] Escapes.all(Escapes.java:20): an awaitEach(...) is mixed with another Iterable before iterator(): only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
[AWAIT_EACH_ESCAPES] Escapes.taking(Escapes.java:30): taking takes an AwaitEach, which cannot leave the loop that it is made for.
    Instead: take an AsyncIterable, and write for (var each : awaitEach(...)) { ... }
[AWAIT_EACH_ESCAPES] Escapes.returning(Escapes.java:34): an awaitEach(...) is returned: only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
[AWAIT_EACH_ESCAPES] Escapes.referring(Escapes.java:38): an awaitEach(...) is made by a method reference: only the for-each loop of an async method can suspend in it.
    Instead: for (var each : awaitEach(...)) { ... }, and hand on the AsyncIterable itself
*/
