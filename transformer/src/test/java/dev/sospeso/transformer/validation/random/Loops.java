package dev.sospeso.transformer.validation.random;

import java.util.Collections;
import java.util.List;

/** Loops of every kind; each goes round only as long as the probe has fuel. */
final class Loops {

    private final Statements statements;
    private final SourceGenerator program;
    private final Draw draw;

    Loops(Statements statements) {
        this.statements = statements;
        this.program = statements.program();
        this.draw = statements.draw();
    }

    void addTo(List<StatementKind> kinds) {
        kinds.addAll(Collections.nCopies(2, this::counted));
        kinds.addAll(List.of(this::whileLoop, this::doLoop, this::forever, this::overArray,
                this::overList, this::overGenerator, this::overAsyncGenerator, this::overSteps));
    }

    private Piece counted(Scope scope) {
        String label = program.fresh("l");
        String name = program.fresh("i");
        boolean isLong = draw.chance(25);
        Scope inner = scope.loop(label);
        // The variable changes, so it is not one that a lambda may capture.
        String copy = program.fresh("v");
        Piece body = body(inner, name, copy, isLong ? JavaType.LONG : JavaType.INT);
        Piece bound = statements.expression(JavaType.INT, scope);
        return Piece.statement(label + ": for (" + (isLong ? "long " : "int ") + name + " = 0; "
                + name + " < (# & 3) + 1 && p.more(); " + name + "++) #", bound, body);
    }

    private Piece body(Scope scope, String name, String copy, JavaType type) {
        scope.declare(new Variable(type, copy, false));
        Piece block = statements.blockIn(scope);
        return Piece.of(Piece.Sort.FIXED, null, "{\nfinal " + type.source() + " " + copy + " = "
                + name + ";\n#}\n", List.of(block));
    }

    private Piece whileLoop(Scope scope) {
        String label = program.fresh("l");
        Piece condition = statements.expression(JavaType.BOOLEAN, scope);
        Piece body = statements.blockIn(scope.loop(label));
        return Piece.statement(label + ": while (p.more() && #) #", condition, body);
    }

    private Piece doLoop(Scope scope) {
        String label = program.fresh("l");
        Piece body = statements.blockIn(scope.loop(label));
        Piece condition = statements.expression(JavaType.BOOLEAN, scope);
        if (body.ends()) {
            return null;
        }
        return Piece.statement(label + ": do # while (# && p.more());\n", body, condition);
    }

    private Piece forever(Scope scope) {
        String label = program.fresh("l");
        Piece before = statements.block(scope.loop(label));
        Piece condition = statements.expression(JavaType.BOOLEAN, scope);
        Piece after = statements.block(scope.loop(label));
        if (before.ends()) {
            return null;
        }
        return Piece.statement(label + ": for (;;) {\nif (!p.more()) { break; }\n#"
                + "if (#) { break; }\n#}\n", before, condition, after);
    }

    private Piece overArray(Scope scope) {
        JavaType[] types = draw.of(new JavaType[] {JavaType.INTS, JavaType.INT},
                new JavaType[] {JavaType.LONGS, JavaType.LONG},
                new JavaType[] {JavaType.STRINGS, JavaType.STRING});
        return each(scope, types[1], "#", statements.expression(types[0], scope));
    }

    private Piece overList(Scope scope) {
        return each(scope, draw.of(JavaType.INTEGER, JavaType.INT), "#",
                statements.expression(JavaType.LIST, scope));
    }

    private Piece overGenerator(Scope scope) {
        Piece call = statements.expressions().calls().generator(scope, 2);
        return call == null ? null : each(scope, JavaType.OBJECT, "#", call);
    }

    private Piece overAsyncGenerator(Scope scope) {
        if (!scope.suspends() || !scope.kind().awaits()) {
            return null;
        }
        Piece call = statements.expressions().calls().asyncGenerator(scope, 2);
        return call == null ? null : each(scope, JavaType.OBJECT, "awaitEach(#)", call);
    }

    private Piece overSteps(Scope scope) {
        if (!scope.suspends() || !scope.kind().awaits()) {
            return null;
        }
        return each(scope, JavaType.INTEGER, "awaitEach(steps(p, #, " + draw.below(6) + "))",
                statements.expression(JavaType.LIST, scope));
    }

    private Piece each(Scope scope, JavaType type, String what, Piece source) {
        String label = program.fresh("l");
        String name = program.fresh("v");
        Scope inner = scope.loop(label);
        inner.declare(new Variable(type, name, draw.chance(50)));
        Piece body = statements.blockIn(inner);
        return Piece.statement(label + ": for (" + type.source() + " " + name + " : " + what
                + ") {\nif (!p.more()) { break; }\n#}\n", source, body);
    }
}
