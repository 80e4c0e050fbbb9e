package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.ArrayList;
import java.util.List;

/** Generators driven by a random script of next, send, throwIn and close. */
final class GeneratorScripts {

    private final Statements statements;
    private final SourceGenerator program;
    private final Draw draw;

    GeneratorScripts(Statements statements) {
        this.statements = statements;
        this.program = statements.program();
        this.draw = statements.draw();
    }

    void addTo(List<StatementKind> kinds) {
        kinds.addAll(List.of(this::generator, this::generator, this::asyncGenerator));
    }

    private Piece generator(Scope scope) {
        Piece call = statements.expressions().calls().generator(scope, 2);
        if (call == null) {
            return null;
        }
        String name = program.fresh("g");
        List<Piece> script = new ArrayList<>();
        for (int count = draw.between(2, 6); count > 0; count--) {
            script.add(step(scope, switch (draw.below(8)) {
                case 0, 1, 2 -> "next(p, " + name + ");\n";
                case 3, 4 -> "send(p, " + name + ", #);\n";
                case 5 -> "throwIn(p, " + name + ", new IllegalStateException(\"in\"));\n";
                case 6 -> "hasNext(p, " + name + ");\n";
                default -> draw.of("close(p, " + name + ");\n", "throwIn(p, " + name
                        + ", new Error(\"in\"));\n");
            }));
        }
        return Piece.of(Sort.STATEMENT, null, "{\nGenerator<Object, Object, Object> " + name
                + " = #;\n#drain(p, " + name + ");\n}\n",
                List.of(call, Piece.sequence(script)));
    }

    private Piece asyncGenerator(Scope scope) {
        Piece call = scope.suspends() && scope.kind().awaits()
                ? statements.expressions().calls().asyncGenerator(scope, 2) : null;
        if (call == null) {
            return null;
        }
        String name = program.fresh("g");
        List<Piece> script = new ArrayList<>();
        for (int count = draw.between(2, 5); count > 0; count--) {
            script.add(step(scope, "await(step(p, " + name + switch (draw.below(6)) {
                case 0, 1, 2 -> ".anext()";
                case 3 -> ".asend(#)";
                case 4 -> ".athrow(new IllegalStateException(\"in\"))";
                default -> ".aclose()";
            } + "));\n"));
        }
        return Piece.of(Sort.STATEMENT, null, "{\nAsyncGenerator<Object, Object> " + name
                + " = #;\n#await(step(p, " + name + ".aclose()));\n}\n",
                List.of(call, Piece.sequence(script)));
    }

    private Piece step(Scope scope, String text) {
        return text.contains("#")
                ? Piece.statement(text, statements.expression(JavaType.OBJECT, scope))
                : Piece.statement(text);
    }
}
