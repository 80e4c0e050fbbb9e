import dev.sospeso.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class Yielded {
    private final Map<String, Object> things = Map.of();

    @Async Generator<Integer, String, Void> numbers(boolean wide) {
        String sent = Generator.yield("one");
        Generator.yield(2L);
        Generator.yield(wide ? new ArrayList<String>() : 3);
        Generator.yield(things.get(sent));
        Generator.yield(null);
        Generator.yield(new int[0]);
        return null;
    }

    @Async AsyncGenerator<Map<String, List<Integer>>, Void> maps() {
        AsyncGenerator.yield(List.of(1));
        AsyncGenerator.yield(5);
        return null;
    }

    @Async <T extends Number> Generator<T, String, Void> anything() {
        Generator.yield("x");
        return null;
    }
}
/* expected
[IMPOSSIBLE_YIELDED_TYPE] Yielded.numbers(Yielded.java:10): Generator.yield("one") yields String, but numbers is declared to yield Integer: its consumer would get a ClassCastException.
    Instead: @Async Generator<String, String, Void> numbers(...)
[IMPOSSIBLE_YIELDED_TYPE] Yielded.numbers(Yielded.java:11): Generator.yield(2L) yields Long, but numbers is declared to yield Integer: its consumer would get a ClassCastException.
    Instead: @Async Generator<Long, String, Void> numbers(...)
[IMPOSSIBLE_YIELDED_TYPE] Yielded.numbers(Yielded.java:12): Generator.yield(...) yields ArrayList, but numbers is declared to yield Integer: its consumer would get a ClassCastException.
    Instead: @Async Generator<ArrayList, String, Void> numbers(...)
[IMPOSSIBLE_YIELDED_TYPE] Yielded.numbers(Yielded.java:15): Generator.yield(...) yields int[], but numbers is declared to yield Integer: its consumer would get a ClassCastException.
    Instead: @Async Generator<int[], String, Void> numbers(...)
[IMPOSSIBLE_YIELDED_TYPE] Yielded.maps(Yielded.java:21): AsyncGenerator.yield(5) yields Integer, but maps is declared to yield Map: its consumer would get a ClassCastException.
    Instead: @Async AsyncGenerator<Integer, Void> maps()
*/
