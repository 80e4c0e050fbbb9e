package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.ArrayList;
import java.util.List;

/** Makes statements and blocks, of all kinds. */
final class Statements {

    private static final int DEEPEST = 5;

    private final SourceGenerator program;
    private final Draw draw;
    private final Expressions expressions;
    private final List<StatementKind> kinds = new ArrayList<>();

    Statements(SourceGenerator program, Draw draw, Expressions expressions) {
        this.program = program;
        this.draw = draw;
        this.expressions = expressions;
        new SimpleStatements(this).addTo(kinds);
        new Loops(this).addTo(kinds);
        new Switches(this).addTo(kinds);
        new Tries(this).addTo(kinds);
        new Bodies(this).addTo(kinds);
        new GeneratorScripts(this).addTo(kinds);
    }

    SourceGenerator program() {
        return program;
    }

    Draw draw() {
        return draw;
    }

    Expressions expressions() {
        return expressions;
    }

    Piece expression(JavaType type, Scope scope) {
        return expressions.of(type, scope);
    }

    /** A block with a scope of its own. */
    Piece block(Scope scope) {
        return blockIn(scope.inner());
    }

    /** A block in a scope made for it. */
    Piece blockIn(Scope scope) {
        return Piece.block(statements(scope, draw.between(1, 3)));
    }

    List<Piece> statements(Scope scope, int count) {
        List<Piece> statements = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Piece statement = statement(scope);
            statements.add(statement);
            if (statement.ends()) {
                return statements;
            }
        }
        if (draw.chance(25)) {
            statements.add(showAll(scope));
        }
        return statements;
    }

    /** Logs some of the variables, so that all of them are used late. */
    Piece showAll(Scope scope) {
        List<String> shown = new ArrayList<>();
        for (Variable variable : scope.variables()) {
            if (draw.chance(60)) {
                shown.add(variable.name());
            }
        }
        return Piece.statement("p.event(all(" + String.join(", ", shown) + "));\n");
    }

    private Piece statement(Scope scope) {
        if (scope.depth() < DEEPEST && program.spend()) {
            for (int attempt = 0; attempt < 4; attempt++) {
                Piece statement = draw.one(kinds).make(scope);
                if (statement != null) {
                    return statement;
                }
            }
        }
        return Piece.of(Sort.STATEMENT, null, "p.event(#);\n",
                List.of(expressions.of(JavaType.any(draw), scope)));
    }
}
