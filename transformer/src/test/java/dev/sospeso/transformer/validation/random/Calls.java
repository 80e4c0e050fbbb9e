package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes calls of a program's own methods. */
final class Calls {

    private final SourceGenerator program;
    private final Draw draw;
    private final Expressions expressions;

    Calls(SourceGenerator program, Draw draw, Expressions expressions) {
        this.program = program;
        this.draw = draw;
        this.expressions = expressions;
    }

    /** A call that gives an awaitable of the type, or null if no method does. */
    Piece awaitable(JavaType type, Scope scope, int depth) {
        return call(scope, depth, each -> each.result() == type
                && (each.kind() == MethodKind.COROUTINE
                        || each.kind() == MethodKind.STAGE && program.usesLoop()));
    }

    /** A call that this method can end with, or null. */
    Piece tail(Scope scope) {
        return call(scope, 2, each -> each.result() == scope.result()
                && each.kind() == MethodKind.COROUTINE);
    }

    /** A call of a plain method, or null. */
    Piece plain(JavaType type, Scope scope, int depth) {
        return call(scope, depth, each -> each.result() == type && each.kind() == MethodKind.PLAIN);
    }

    /** A call that makes a generator, or null. */
    Piece generator(Scope scope, int depth) {
        return call(scope, depth, each -> each.kind() == MethodKind.GENERATOR);
    }

    /** A call that makes an async generator, or null. */
    Piece asyncGenerator(Scope scope, int depth) {
        return call(scope, depth, each -> each.kind() == MethodKind.ASYNC_GENERATOR);
    }

    /** A call of a method. */
    Piece of(Signature callee, Scope scope) {
        return call(callee, scope, 2);
    }

    private Piece call(Scope scope, int depth, Predicate<Signature> suitable) {
        List<Signature> choices = program.signatures().stream().filter(suitable).toList();
        return choices.isEmpty() ? null : call(draw.one(choices), scope, depth);
    }

    private Piece call(Signature callee, Scope scope, int depth) {
        StringBuilder text = new StringBuilder();
        if (callee.host() == Signature.Host.STATIC) {
            text.append(program.name()).append('.');
        } else if (!scope.sees(callee) || draw.chance(30)) {
            text.append("new ").append(program.name()).append("().");
        } else {
            text.append("this.");
        }
        return arguments(text.append(callee.name()).append("(p"), callee, scope, depth);
    }

    /** A call of the same method of the superclass. */
    Piece ofSuper(Signature callee, Scope scope) {
        return arguments(new StringBuilder("super.").append(callee.name()).append("(p"), callee,
                scope, 2);
    }

    private Piece arguments(StringBuilder text, Signature callee, Scope scope, int depth) {
        List<Piece> arguments = new ArrayList<>();
        for (JavaType parameter : callee.parameters()) {
            text.append(", #");
            arguments.add(expressions.of(parameter, scope, depth - 1));
        }
        return Piece.of(Sort.FIXED, null, text.append(')').toString(), arguments);
    }
}
