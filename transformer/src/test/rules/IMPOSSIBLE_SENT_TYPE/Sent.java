import dev.sospeso.*;
import java.util.List;

class Sent {
    @Async Generator<String, Void, Void> voidIsSent() {
        int n = Generator.yield("n");
        return null;
    }

    @Async AsyncGenerator<String, Number> numbersAreSent() {
        Integer may = AsyncGenerator.yield("may");
        Comparable<?> might = AsyncGenerator.yield("might");
        String never = AsyncGenerator.yield("never");
        return null;
    }

    @Async Generator<String, List<String>, Void> listsAreSent() {
        Iterable<String> strings = Generator.yield("a");
        String[] never = Generator.yield("b");
        return null;
    }
}
/* expected
[IMPOSSIBLE_SENT_TYPE] Sent.voidIsSent(Sent.java:6): the result of Generator.yield("n") is used as Integer, but voidIsSent is declared to be sent Void.
    Instead: @Async Generator<String, Integer, Void> voidIsSent()
[IMPOSSIBLE_SENT_TYPE] Sent.numbersAreSent(Sent.java:13): the result of AsyncGenerator.yield("never") is used as String, but numbersAreSent is declared to be sent Number.
    Instead: @Async AsyncGenerator<String, String> numbersAreSent()
[IMPOSSIBLE_SENT_TYPE] Sent.listsAreSent(Sent.java:19): the result of Generator.yield("b") is used as String[], but listsAreSent is declared to be sent List.
    Instead: @Async Generator<String, String[], Void> listsAreSent()
*/
