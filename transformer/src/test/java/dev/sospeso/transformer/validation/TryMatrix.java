package dev.sospeso.transformer.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * try, catch and finally, each left in every way, with awaits in all of them; and with awaits in one
 * of them, which goes round.
 */
final class TryMatrix {

    private static final Map<String, String> EXITS = new LinkedHashMap<>();

    static {
        EXITS.put("Normal", "");
        EXITS.put("Return", "return Coroutine.of(\"%s\" + v);");
        EXITS.put("Break", "break;");
        EXITS.put("Continue", "continue;");
        EXITS.put("Throw", "throw new IllegalArgumentException(\"%s\" + v);");
        EXITS.put("Fail", "await(p.fail(new IllegalArgumentException(\"%s\" + v)));");
        EXITS.put("Caught", "throw new IllegalStateException(\"%s\" + v);");
        EXITS.put("FailCaught", "await(p.fail(new IllegalStateException(\"%s\" + v)));");
    }

    private static final List<String> UNCAUGHT =
            List.of("Normal", "Return", "Break", "Continue", "Throw", "Fail");
    private static final List<String> PLACES = List.of("Try", "Catch", "Finally");

    private TryMatrix() {
    }

    /** One class for each way out of the try block. */
    static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        int turn = 0;
        for (String body : EXITS.keySet()) {
            StringBuilder methods = new StringBuilder();
            for (String handler : body.endsWith("Caught") ? UNCAUGHT : List.of("Normal")) {
                for (String last : UNCAUGHT) {
                    methods.append(method("All", body, handler, last));
                    methods.append(method(PLACES.get(turn++ % 3), body, handler, last));
                }
                turn++;
            }
            String name = "Try" + body + "Target";
            sources.put("targets/generated/" + name + ".java", """
                    package targets.generated;

                    import static dev.sospeso.asyncio.Asyncio.await;

                    import dev.sospeso.Async;
                    import dev.sospeso.Coroutine;
                    import dev.sospeso.transformer.validation.Probe;

                    public class %s {
                    %s}
                    """.formatted(name, methods));
        }
        return sources;
    }

    private static String method(String place, String body, String handler, String last) {
        return """
                @Async
                public static Coroutine<Object> try%s_%s_%s_%s(Probe p) {
                  String v = "v";
                  for (int i = 0; i < 2; i++) {
                    long w = i;
                    try {
                      p.event("try " + v + w);
                      %s
                      if (i == 0) { %s }
                      p.event("try end " + v + w);
                    } catch (IllegalStateException e) {
                      p.event("catch " + e.getMessage() + v + w);
                      %s
                      if (i == 0) { %s }
                      p.event("catch end " + e.getMessage() + v + w);
                    } finally {
                      p.event("finally " + v + w);
                      %s
                      if (i == 0) { %s }
                      p.event("finally end " + v + w);
                    }
                    p.event("after " + v + w);
                  }
                  return Coroutine.of(v);
                }

                """.formatted(body, handler, last, place,
                await(place, "Try"), EXITS.get(body).formatted("t"),
                await(place, "Catch"), EXITS.get(handler).formatted("c"),
                await(place, "Finally"), EXITS.get(last).formatted("f"));
    }

    private static String await(String place, String block) {
        boolean here = place.equals(block) || place.equals("All");
        return here ? "v = v + await(p.value(\"" + block + "\" + w));" : "";
    }
}
