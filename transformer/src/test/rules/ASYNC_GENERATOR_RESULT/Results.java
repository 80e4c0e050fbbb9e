import dev.sospeso.*;

class Results {
    @Async AsyncGenerator<String, Void> lines(int n) {
        if (n == 0) {
            return null;
        }
        AsyncGenerator.yield("x");
        return lines(n - 1);
    }
}
/* expected
[ASYNC_GENERATOR_RESULT] Results.lines(Results.java:9): return lines(...) ends an async generator, which has no result, and what lines(...) yields is lost.
    Instead: for (var each : awaitEach(lines(...))) { AsyncGenerator.yield(each); } return null;
*/
