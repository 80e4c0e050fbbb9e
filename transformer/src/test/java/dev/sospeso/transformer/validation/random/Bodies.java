package dev.sospeso.transformer.validation.random;

import java.util.ArrayList;
import java.util.List;

/** Lambdas and classes inside methods, with bodies of their own. */
final class Bodies {

    private final Statements statements;
    private final SourceGenerator program;
    private final Draw draw;

    Bodies(Statements statements) {
        this.statements = statements;
        this.program = statements.program();
        this.draw = statements.draw();
    }

    void addTo(List<StatementKind> kinds) {
        kinds.addAll(List.of(this::asyncLambda, this::anonymousClass, this::localClass,
                this::plainLambda));
    }

    private Piece asyncLambda(Scope scope) {
        if (!awaits(scope)) {
            return null;
        }
        JavaType result = JavaType.any(draw);
        String name = program.fresh("f");
        String argument = program.fresh("v");
        Scope inner = scope.captured(MethodKind.COROUTINE, result, true);
        inner.declare(new Variable(JavaType.INTEGER, argument, true));
        Piece body = body(inner);
        String type = draw.of("Fun", "Unmarked") + "<Integer, " + result.boxed() + ">";
        return used(type + " " + name + " = " + argument + " -> #;\n", name + ".apply(#)", scope,
                result, body);
    }

    private Piece anonymousClass(Scope scope) {
        if (!awaits(scope)) {
            return null;
        }
        JavaType result = JavaType.any(draw);
        String name = program.fresh("f");
        String argument = program.fresh("v");
        Scope inner = scope.captured(MethodKind.COROUTINE, result, false);
        inner.declare(new Variable(JavaType.INTEGER, argument, true));
        Piece body = body(inner);
        String type = "Fun<Integer, " + result.boxed() + ">";
        return used(type + " " + name + " = new " + type
                + "() {\n@Async @Override public Coroutine<" + result.boxed() + "> apply(Integer " + argument + ") #};\n", name + ".apply(#)",
                scope, result, body);
    }

    private Piece localClass(Scope scope) {
        if (!awaits(scope)) {
            return null;
        }
        JavaType result = JavaType.any(draw);
        String name = program.fresh("C");
        Scope inner = scope.captured(MethodKind.COROUTINE, result, false);
        inner.declare(new Variable(JavaType.INT, "this.own", true));
        Piece body = body(inner);
        return used("class " + name + " {\nint own;\n" + name + "(int own) { this.own = own; }\n"
                + "@Async " + draw.of("", "private ", "final ") + "Coroutine<" + result.boxed()
                + "> go() #}\n", "new " + name + "(#).go()", scope, result, body);
    }

    private Piece used(String declaration, String call, Scope scope, JavaType result, Piece body) {
        List<Piece> parts = new ArrayList<>(List.of(body));
        StringBuilder text = new StringBuilder(declaration);
        for (int count = draw.between(1, 2); count > 0; count--) {
            String name = program.fresh("v");
            parts.add(statements.expression(JavaType.INT, scope));
            scope.declare(new Variable(result, name, true));
            text.append(result.source()).append(' ').append(name).append(" = Asyncio.<")
                    .append(result.boxed()).append(">await(").append(call).append(");\n");
        }
        return Piece.of(Piece.Sort.STATEMENT, null, text.toString(), parts);
    }

    private Piece plainLambda(Scope scope) {
        String name = program.fresh("f");
        String argument = program.fresh("v");
        Scope inner = scope.captured(MethodKind.PLAIN, JavaType.INT, true);
        inner.declare(new Variable(JavaType.INT, argument, true));
        Piece body = body(inner);
        Piece value = statements.expression(JavaType.INT, scope);
        return Piece.statement("IntUnaryOperator " + name + " = " + argument + " -> #;\np.event("
                + name + ".applyAsInt(#));\n", body, value);
    }

    private Piece body(Scope scope) {
        return program.body(scope, 2, false);
    }

    private static boolean awaits(Scope scope) {
        return scope.suspends() && scope.kind().awaits();
    }
}
