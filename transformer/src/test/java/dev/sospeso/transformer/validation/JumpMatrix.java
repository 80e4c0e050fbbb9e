package dev.sospeso.transformer.validation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every kind of loop in every kind of loop, left in every way; the place of the await goes round, so
 * that each loop and each way out has it at every place.
 */
final class JumpMatrix {

    /** A loop over 0, 1, 2; V is its variable, L its label, B its body. */
    private static final Map<String, String> LOOPS = new TreeMap<>(Map.of(
            "For", "L: for (int V = 0; V < 3; V++) { B }",
            "While", "int nV = 0; L: while (nV < 3) { int V = nV++; B }",
            "Do", "int nV = 0; L: do { int V = nV++; B } while (nV < 3);",
            "Array", "L: for (int V : new int[] {0, 1, 2}) { B }",
            "List", "L: for (Integer V : List.of(0, 1, 2)) { B }",
            "Forever", "int nV = 0; L: for (;;) { int V = nV++; if (V == 3) { break; } B }",
            "Condition", "int nV = 0; L: while (await(p.value(nV < 3))) { int V = nV++; B }"));

    private static final List<String> JUMPS = List.of("break;", "continue;", "break outer;",
            "continue outer;", "return Coroutine.of(sum + \"r\");",
            "throw new IllegalStateException(\"s\" + sum);");

    private static final List<String> PLACES = List.of("Before", "After", "Outside");

    private JumpMatrix() {
    }

    /** One class for each outer loop. */
    static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        int turn = 0;
        for (String outer : LOOPS.keySet()) {
            StringBuilder methods = new StringBuilder();
            for (String inner : LOOPS.keySet()) {
                for (String jump : JUMPS) {
                    methods.append(method(outer, inner, jump, PLACES.get(turn++ % 3)));
                }
                turn++;
            }
            String name = "Jump" + outer + "Target";
            sources.put("targets/generated/" + name + ".java", """
                    package targets.generated;

                    import static dev.sospeso.asyncio.Asyncio.await;

                    import dev.sospeso.Async;
                    import dev.sospeso.Coroutine;
                    import dev.sospeso.transformer.validation.Probe;
                    import java.util.List;

                    public class %s {
                    %s}
                    """.formatted(name, methods));
        }
        return sources;
    }

    private static String method(String outer, String inner, String jump, String place) {
        String await = "sum = sum * 3 + await(p.value(i + j));";
        String body = """
                p.event("inner " + i + j);
                    %s
                    if (i == 1 && j == 1) { %s }
                    %s
                    p.event(sum);
                """.formatted(place.equals("Before") ? await : "", jump,
                place.equals("After") ? await : "");
        String innerLoop = loop(inner, "inner", "j", body);
        String outerBody = """
                p.event("outer " + i);
                  %s
                  p.event("between " + sum);
                  %s
                """.formatted(innerLoop,
                place.equals("Outside") ? "sum += await(p.value(i));" : "");
        return """
                @Async
                public static Coroutine<Object> %s(Probe p) {
                  long sum = 1;
                  %s
                  return Coroutine.of(sum);
                }

                """.formatted(name(inner, jump, place), loop(outer, "outer", "i", outerBody));
    }

    private static String name(String inner, String jump, String place) {
        String kind = jump.substring(0, jump.indexOf(jump.contains("outer") ? ';' : jump.contains(" ")
                ? ' ' : ';')).replace(" outer", "Outer");
        return kind + "In" + inner + "Await" + place;
    }

    private static String loop(String kind, String label, String variable, String body) {
        return LOOPS.get(kind).replace("L:", label + ":").replaceAll("\\bnV\\b", "n" + variable)
                .replaceAll("\\bV\\b", variable).replace("{ B }", "{ " + body + " }")
                .replace("; B }", "; " + body + " }").replace("} B }", "} " + body + " }");
    }
}
