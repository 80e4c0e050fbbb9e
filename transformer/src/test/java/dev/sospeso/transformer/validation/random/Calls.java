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
    private final Receivers receivers;

    Calls(SourceGenerator program, Draw draw, Expressions expressions) {
        this.program = program;
        this.draw = draw;
        this.expressions = expressions;
        this.receivers = new Receivers(program, draw, expressions);
    }

    /** A call that gives an awaitable of the type, or null if no method does. */
    Piece awaitable(JavaType type, Scope scope, int depth) {
        return call(type, scope, depth, each -> each.kind() == MethodKind.COROUTINE
                || each.kind() == MethodKind.STAGE && program.usesLoop());
    }

    /** A call that this method can end with, or null. */
    Piece tail(Scope scope) {
        return call(scope.result(), scope, 2, each -> each.kind() == MethodKind.COROUTINE);
    }

    /** A call of a plain method, or null. */
    Piece plain(JavaType type, Scope scope, int depth) {
        Piece call = call(type, scope, depth, each -> each.kind() == MethodKind.PLAIN);
        return call == null ? null
                : Piece.of(Sort.FIXED, null, type.unboxed("#"), List.of(call));
    }

    /** A call that makes a generator, or null. */
    Piece generator(Scope scope, int depth) {
        return call(JavaType.OBJECT, scope, depth, each -> each.kind() == MethodKind.GENERATOR);
    }

    /** A call that makes an async generator, or null. */
    Piece asyncGenerator(Scope scope, int depth) {
        return call(JavaType.OBJECT, scope, depth,
                each -> each.kind() == MethodKind.ASYNC_GENERATOR);
    }

    /** A call of a method. */
    Piece of(Signature callee, Scope scope) {
        return call(callee, type(callee), scope, 2);
    }

    private JavaType type(Signature callee) {
        if (callee.variable() == null) {
            return callee.result();
        }
        JavaType type = JavaType.any(draw);
        return callee.gives(type) && draw.chance(40) ? type : callee.variable().special();
    }

    private Piece call(JavaType type, Scope scope, int depth, Predicate<Signature> suitable) {
        List<Signature> choices = program.signatures().stream()
                .filter(each -> each.gives(type) && suitable.test(each)).toList();
        return choices.isEmpty() ? null : call(draw.one(choices), type, scope, depth);
    }

    private Piece call(Signature callee, JavaType type, Scope scope, int depth) {
        List<Piece> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String receiver = scope.receiver(callee, program.name());
        if (receiver != null && draw.chance(70)) {
            text.append(receiver);
        } else {
            text.append(receivers.receiver(callee, type, scope, depth, parts));
        }
        if (callee.variable() != null && callee.host() != Signature.Host.GENERIC) {
            text.append('<').append(type.boxed()).append('>');
        }
        return arguments(text.append(callee.name()), callee, type, scope, depth, parts);
    }

    /** A call of the same method of the superclass. */
    Piece ofSuper(Signature callee, Scope scope) {
        return arguments(new StringBuilder("super.").append(callee.name()), callee,
                callee.result(), scope, 2, new ArrayList<>());
    }

    private Piece arguments(StringBuilder text, Signature callee, JavaType type, Scope scope,
            int depth, List<Piece> parts) {
        text.append("(p");
        for (int index = 0; index < callee.parameters().size(); index++) {
            JavaType parameter = callee.parameters().get(index);
            if (callee.varargs() && index == callee.parameters().size() - 1) {
                any(text, parameter, scope, depth, parts);
            } else {
                text.append(", #");
                parts.add(expressions.of(parameter == JavaType.VARIABLE ? type : parameter, scope,
                        depth - 1));
            }
        }
        return Piece.of(Sort.FIXED, null, text.append(')').toString(), parts);
    }

    /** Any number of arguments, or an array of them. */
    private void any(StringBuilder text, JavaType array, Scope scope, int depth,
            List<Piece> parts) {
        if (array != JavaType.OBJECTS && draw.chance(30)) {
            text.append(", #");
            parts.add(expressions.of(array, scope, depth - 1));
            return;
        }
        for (int count = draw.below(4); count > 0; count--) {
            text.append(", #");
            parts.add(expressions.of(array.element(), scope, depth - 1));
        }
    }
}
