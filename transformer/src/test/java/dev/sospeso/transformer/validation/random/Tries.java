package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tries of every kind, with catches, finally and resources. */
final class Tries {

    private static final List<String> CAUGHT = List.of("IllegalStateException", "RuntimeException",
            "IllegalStateException | ArithmeticException", "Exception", "Error", "Throwable",
            "RuntimeException | Error", "IndexOutOfBoundsException");

    private final Statements statements;
    private final SourceGenerator program;
    private final Draw draw;

    Tries(Statements statements) {
        this.statements = statements;
        this.program = statements.program();
        this.draw = statements.draw();
    }

    void addTo(List<StatementKind> kinds) {
        kinds.addAll(Collections.nCopies(4, this::tried));
        kinds.addAll(List.of(this::resource, this::resource, this::plainResource, this::checked));
    }

    private Piece tried(Scope scope) {
        return clauses("try #", List.of(statements.blockIn(scope.guarded())), scope, true, null);
    }

    /** Adds catches and finally to a statement that begins with a try. */
    private Piece clauses(String head, List<Piece> first, Scope scope, boolean needed,
            String handWritten) {
        List<Piece> parts = new ArrayList<>(first);
        StringBuilder clauses = new StringBuilder();
        boolean ends = first.get(first.size() - 1).ends();
        boolean catches = draw.chance(70);
        if (catches) {
            String name = program.fresh("e");
            Piece body = statements.blockIn(scope.guarded());
            clauses.append("catch (").append(draw.one(CAUGHT)).append(' ').append(name)
                    .append(") {\np.event(").append(name).append(");\n#");
            parts.add(body);
            if (!body.ends() && draw.chance(25)) {
                clauses.append("throw ").append(name).append(";\n");
            } else {
                ends &= body.ends();
            }
            clauses.append("}\n");
        }
        if (needed && !catches || draw.chance(50)) {
            Piece body = statements.blockIn(scope.guarded());
            clauses.append("finally #");
            parts.add(body);
            ends |= body.ends();
        }
        Piece result = Piece.of(Sort.STATEMENT, null, head + clauses, parts);
        return (handWritten == null ? result : result.byHand(clauses.isEmpty() ? handWritten
                : "try {\n" + handWritten + "}\n" + clauses)).ending(ends);
    }

    /** Over what closes asynchronously; by hand, as Python's {@code async with} is defined. */
    private Piece resource(Scope scope) {
        if (!scope.suspends() || !scope.kind().awaits()) {
            return null;
        }
        String head = "";
        String before = "";
        String after = "";
        Scope inner = scope.guarded();
        List<Piece> parts = new ArrayList<>();
        for (int count = draw.between(1, 2); count > 0; count--) {
            String name = program.fresh("r");
            parts.add(statements.expression(JavaType.INT, scope));
            String made = draw.chance(20) ? "await(res(p, \"" + name + "\", #))"
                    : "new Res(p, \"" + name + "\", #)";
            head += (head.isEmpty() ? "" : "; ") + "Res " + name + " = " + made;
            before += "{\nfinal Res " + name + " = " + made + ";\nThrowable " + name
                    + "c = null;\ntry {\n";
            after = "} catch (Throwable " + name + "t) {\n" + name + "c = " + name + "t;\nthrow "
                    + name + "t;\n} finally {\nawait(exit(" + name + ", " + name + "c));\n}\n}\n"
                    + after;
        }
        parts.add(statements.blockIn(inner));
        return clauses("try (" + head + ") #", parts, scope, false, before + "#" + after);
    }

    private Piece plainResource(Scope scope) {
        String name = program.fresh("d");
        return clauses("try (Door " + name + " = new Door(p, #)) #",
                List.of(statements.expression(JavaType.INT, scope),
                        statements.blockIn(scope.guarded())), scope, false, null);
    }

    private Piece checked(Scope scope) {
        String name = program.fresh("e");
        boolean awaits = scope.suspends() && scope.kind().awaits();
        String thrown = awaits ? "Asyncio.<Object, IOException>await(p.<Object>fail("
                + "new IOException(#)), IOException.class);\n" : "throw new IOException(#);\n";
        Piece before = statements.blockIn(scope.guarded());
        if (before.ends()) {
            return null;
        }
        return Piece.statement("try {\n#if (#) {\n" + thrown + "}\n} catch (IOException " + name
                + ") {\np.event(" + name + ");\n#}\n", before,
                statements.expression(JavaType.BOOLEAN, scope),
                statements.expression(JavaType.STRING, scope),
                statements.blockIn(scope.guarded()));
    }
}
