package dev.sospeso.transformer.validation.random;

import java.util.List;

/** Makes the objects whose methods are called. */
final class Receivers {

    private final SourceGenerator program;
    private final Draw draw;
    private final Expressions expressions;

    Receivers(SourceGenerator program, Draw draw, Expressions expressions) {
        this.program = program;
        this.draw = draw;
        this.expressions = expressions;
    }

    /** What stands before the name of the method, with a dot; adds the parts of its text. */
    String receiver(Signature callee, JavaType type, Scope scope, int depth, List<Piece> parts) {
        String own = program.name();
        String host = own + "." + callee.hostName();
        return switch (callee.host()) {
            case STATIC -> own + ".";
            case INSTANCE, LOCKED, DEFAULT, HIDDEN, OVERRIDDEN -> "new " + own + "().";
            case INNER -> {
                String self = scope.self(own);
                // In the superclass there is no object of the class yet.
                yield (self != null && !scope.isBase() && draw.chance(60) ? self
                        : "new " + own + "().") + "new " + callee.hostName() + "().";
            }
            case RECORD -> {
                for (JavaType component : List.of(JavaType.INT, JavaType.STRING, JavaType.DOUBLE)) {
                    parts.add(expressions.of(component, scope, depth - 1));
                }
                yield "new " + host + "(#, #, #).";
            }
            case CONSTANT -> {
                if (draw.chance(50)) {
                    yield host + ".ONE.";
                }
                parts.add(expressions.of(JavaType.BOOLEAN, scope, depth - 1));
                yield "(# ? " + host + ".ONE : " + host + ".TWO).";
            }
            case GENERIC -> generic(callee, type, host);
        };
    }

    private String generic(Signature callee, JavaType type, String host) {
        if (type != callee.variable().special() || draw.chance(20)) {
            return "new " + host + "<" + type.boxed() + ">().";
        }
        return draw.of("new " + host + "Special().", "((" + host + "<" + type.boxed() + ">) new "
                + host + "Special()).");
    }
}
