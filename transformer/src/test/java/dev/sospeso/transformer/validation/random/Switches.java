package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.ArrayList;
import java.util.List;

/** Switches over everything that can be switched over. */
final class Switches {

    private final Statements statements;
    private final SourceGenerator program;
    private final Draw draw;

    Switches(Statements statements) {
        this.statements = statements;
        this.program = statements.program();
        this.draw = statements.draw();
    }

    void addTo(List<StatementKind> kinds) {
        kinds.addAll(List.of(this::old, this::arrows, this::yields));
        if (program.release() >= 21) {
            kinds.addAll(List.of(this::patterns, this::recordPattern, this::patterns));
        }
    }

    private String labels(JavaType type, int which) {
        List<String> labels = switch (type) {
            case INT -> List.of("0", "1", "127", "-1");
            case CHAR -> List.of("'a'", "'z'", "'b'", "'\\u00e4'");
            case STRING -> List.of("\"a\"", "\"bc\"", "\"Aa\"", "\"BB\"");
            default -> List.of("RED", "GREEN", "BLUE", "");
        };
        return labels.get(which);
    }

    private JavaType selector() {
        return draw.of(JavaType.INT, JavaType.STRING, JavaType.COLOR, JavaType.CHAR);
    }

    /** With groups that fall through to the next one. */
    private Piece old(Scope scope) {
        String label = program.fresh("l");
        JavaType type = selector();
        Scope inner = scope.labelled(label);
        List<Piece> parts = new ArrayList<>(List.of(statements.expression(type, scope)));
        StringBuilder text = new StringBuilder(label + ": switch (#) {\n");
        for (int index = 0; index < 3; index++) {
            if (index == 1 && draw.chance(50)) {
                text.append("default:\n");
                index++;
            }
            text.append("case ").append(labels(type, index)).append(":\n#");
            Piece body = statements.block(inner);
            if (index == 2 && body.ends()) {
                // What stands behind the switch must be reachable.
                body = Piece.block(List.of());
            }
            parts.add(body);
            if (!body.ends() && draw.chance(60)) {
                text.append("break;\n");
            }
        }
        return Piece.of(Sort.STATEMENT, null, text.append("}\n").toString(), parts);
    }

    private Piece arrows(Scope scope) {
        JavaType type = selector();
        return Piece.statement("switch (#) {\ncase " + labels(type, 0) + ", " + labels(type, 1)
                + " -> #case " + labels(type, 2) + " -> #default -> { }\n}\n",
                statements.expression(type, scope), statements.block(scope),
                statements.block(scope));
    }

    /** A switch that gives a value, with statements in it. */
    private Piece yields(Scope scope) {
        JavaType type = selector();
        JavaType result = JavaType.any(draw);
        String name = program.fresh("v");
        Piece selected = statements.expression(type, scope);
        Piece first = statements.expression(result, scope);
        // No jump may leave such a switch, so its statements are those of a new body.
        Piece shown = statements.showAll(scope);
        Piece second = statements.expression(result, scope);
        Piece third = statements.expression(result, scope);
        scope.declare(new Variable(result, name, true));
        String same = "yield Given.<" + result.boxed() + ">same(#);\n";
        return Piece.statement(result.source() + " " + name + " = switch (#) {\ncase "
                + labels(type, 0) + " -> #;\ncase " + labels(type, 1) + " -> {\n#try {\n" + same
                + "} finally {\np.event(\"yielded\");\n}\n}\n"
                + "default -> {\nif (!p.more()) { throw new IllegalStateException(\"" + name
                + "\"); }\n" + same + "}\n};\n", selected, first, shown, second, third);
    }

    private Piece patterns(Scope scope) {
        String name = program.fresh("v");
        Scope number = scope.inner();
        number.declare(new Variable(JavaType.INTEGER, name + "i", false));
        Scope text = scope.inner();
        text.declare(new Variable(JavaType.STRING, name + "s", false));
        // Made before the block, whose variables it must not see.
        Piece guard = statements.expressions().suspension(JavaType.BOOLEAN, number.guard(), 0);
        List<Piece> blocks = List.of(statements.block(scope), statements.blockIn(number),
                statements.blockIn(text), statements.block(scope), statements.block(scope));
        return Piece.statement("switch (#) {\ncase null -> #case Integer " + name
                + "i when p.more() == # -> #case String " + name
                + "s -> #case Color.RED -> #default -> #}\n",
                statements.expression(JavaType.OBJECT, scope), blocks.get(0), guard,
                blocks.get(1), blocks.get(2), blocks.get(3), blocks.get(4))
                .ending(blocks.stream().allMatch(Piece::ends));
    }

    private Piece recordPattern(Scope scope) {
        String name = program.fresh("v");
        Scope inner = scope.inner();
        inner.declare(new Variable(JavaType.INT, name + "x", true));
        inner.declare(new Variable(JavaType.STRING, name + "n", true));
        String rest = program.release() >= 22 ? "_" : "var " + name + "w";
        return Piece.statement("if (((Object) #) instanceof Point(int " + name + "x, String " + name
                + "n, " + rest + ") && #) #", statements.expression(JavaType.OBJECT, scope),
                statements.expression(JavaType.BOOLEAN, inner), statements.blockIn(inner));
    }
}
