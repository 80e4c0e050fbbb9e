package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.ArrayList;
import java.util.List;

/** Makes expressions. */
final class Expressions {

    private static final int DEEPEST = 4;

    private final SourceGenerator program;
    private final Draw draw;
    private final Calls calls;

    Expressions(SourceGenerator program, Draw draw) {
        this.program = program;
        this.draw = draw;
        this.calls = new Calls(program, draw, this);
    }

    Piece of(JavaType type, Scope scope) {
        return of(type, scope, draw.between(1, DEEPEST));
    }

    Piece of(JavaType type, Scope scope, int depth) {
        if (depth <= 0 || !program.spend()) {
            return simple(type, scope);
        }
        if (draw.chance(22)) {
            return suspension(type, scope, depth - 1);
        }
        if (draw.chance(20)) {
            return simple(type, scope);
        }
        return fill(Sort.EXPRESSION, type, draw.one(ExpressionKinds.of(type)), scope, depth - 1);
    }

    /** A variable or a literal. */
    private Piece simple(JavaType type, Scope scope) {
        List<Variable> variables = scope.readable(type);
        if (!variables.isEmpty() && draw.chance(70)) {
            return Piece.leaf(type, draw.one(variables).name());
        }
        return type != JavaType.VARIABLE && draw.chance(30)
                ? Piece.leaf(type, field(type, scope)) : type.literal(draw);
    }

    /** A piece of a template, with its holes for expressions and variables filled. */
    Piece fill(Sort sort, JavaType type, Template template, Scope scope, int depth) {
        List<Piece> parts = new ArrayList<>();
        for (String hole : template.holes()) {
            parts.add(hole.startsWith("=") ? place(JavaType.named(hole.substring(1)), scope, depth)
                    : of(JavaType.named(hole), scope, depth));
        }
        return Piece.of(sort, type, template.text(), parts);
    }

    /** Something of the type that can be assigned to. */
    Piece place(JavaType type, Scope scope, int depth) {
        List<Variable> variables = scope.assignable(type);
        if (!variables.isEmpty() && draw.chance(70)) {
            return Piece.fixed(draw.one(variables).name());
        }
        if (draw.chance(50)) {
            String element = switch (type) {
                case INT -> draw.of("{ints}[{int} & 1]", "{box}.i");
                case LONG -> draw.of("{longs}[{int} & 1]", "{box}.l");
                case STRING -> draw.of("{strings}[{int} & 1]", "{box}.s");
                default -> null;
            };
            if (element != null) {
                return fill(Sort.FIXED, type, Template.of(element), scope, depth - 1);
            }
        }
        return Piece.fixed(field(type, scope));
    }

    private String field(JavaType type, Scope scope) {
        String self = scope.self(program.name());
        return (self != null && draw.chance(50) ? self + "f" : program.name() + ".s")
                + type.suffix();
    }

    /** Something that may suspend, where that is possible, and gives a value of the type. */
    Piece suspension(JavaType type, Scope scope, int depth) {
        if (!scope.suspends()) {
            return plain(type, scope, depth);
        }
        if (scope.kind() == MethodKind.GENERATOR) {
            return type.isSendable() ? yielded(type, scope, depth, "Generator")
                    : plain(type, scope, depth);
        }
        if (scope.kind() == MethodKind.ASYNC_GENERATOR && type.isSendable() && draw.chance(50)) {
            return yielded(type, scope, depth, "AsyncGenerator");
        }
        return awaited(type, scope, depth);
    }

    private Piece plain(JavaType type, Scope scope, int depth) {
        Piece call = draw.chance(50) ? calls.plain(type, scope, depth) : null;
        return call != null ? call : Piece.of(Sort.EXPRESSION, type,
                type.unboxed("p.<" + type.boxed() + ">log(#)"), List.of(of(type, scope, depth)));
    }

    private Piece yielded(JavaType type, Scope scope, int depth, String kind) {
        if (kind.equals("Generator") && draw.chance(25)) {
            Piece call = calls.generator(scope, depth);
            if (call != null) {
                return Piece.of(Sort.EXPRESSION, type,
                        "as" + type.suffix() + "(Generator.yieldFrom(#))", List.of(call));
            }
        }
        return Piece.of(Sort.EXPRESSION, type, "as" + type.suffix() + "(" + kind
                + ".<Object>yield(#))", List.of(of(JavaType.OBJECT, scope, depth)));
    }

    private Piece awaited(JavaType type, Scope scope, int depth) {
        if (draw.chance(30)) {
            Piece call = calls.awaitable(type, scope, depth);
            if (call != null) {
                return Piece.of(Sort.EXPRESSION, type, await(type, "#"), List.of(call));
            }
        }
        if (draw.chance(2)) {
            return Piece.leaf(type, await(type, "p.<" + type.boxed() + ">fail(new "
                    + draw.of("IllegalStateException", "IllegalArgumentException") + "(\""
                    + program.fresh("x") + "\"))"));
        }
        String source = program.usesLoop() && draw.chance(40) ? "stage" : "value";
        return Piece.of(Sort.EXPRESSION, type,
                await(type, "p.<" + type.boxed() + ">" + source + "(#)"),
                List.of(of(type, scope, depth)));
    }

    /** An await whose value is of the very type. */
    private static String await(JavaType type, String awaited) {
        return type.unboxed("Asyncio.<" + type.boxed() + ">await(" + awaited + ")");
    }

    Calls calls() {
        return calls;
    }
}
