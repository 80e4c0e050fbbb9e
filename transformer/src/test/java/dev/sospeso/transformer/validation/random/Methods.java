package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import dev.sospeso.transformer.validation.random.Signature.Host;
import java.util.ArrayList;
import java.util.List;

/** Makes the declarations of methods. */
final class Methods {

    private static final int SIZE = 30;

    private final SourceGenerator program;
    private final Draw draw;
    private final Statements statements;

    Methods(SourceGenerator program, Draw draw, Statements statements) {
        this.program = program;
        this.draw = draw;
        this.statements = statements;
    }

    Piece method(Signature signature, String modifiers) {
        program.allow(SIZE);
        Scope scope = scope(signature, signature.host());
        List<Piece> parts = new ArrayList<>();
        if (signature.varargs()) {
            parts.add(Piece.statement("p.event(all(a" + (signature.parameters().size() - 1)
                    + "));\n"));
        }
        if (signature.variable() == null) {
            parts.add(program.body(scope, 4, true));
            return declared(signature, modifiers, scope, Piece.block(parts));
        }
        parts.add(SourceGenerator.guard(scope));
        // A local whose type is the variable, for all of the body.
        parts.add(Piece.of(Sort.FIXED, null, "T t = #;\n", List.of(
                statements.expressions().suspension(JavaType.VARIABLE, scope, 1))));
        scope.declare(new Variable(JavaType.VARIABLE, "t", false));
        if (signature.variable().comparable()) {
            parts.add(Piece.statement("p.event(a0.compareTo(#));\n",
                    statements.expressions().suspension(JavaType.VARIABLE, scope, 1)));
        }
        parts.add(program.body(scope, 3, false));
        return declared(signature, modifiers, scope, Piece.block(parts));
    }

    /** A method that may do the same as the one that it overrides, and more. */
    Piece overriding(Signature signature, Host host) {
        program.allow(SIZE * 3 / 4);
        Scope scope = scope(signature, host);
        Piece call = statements.expressions().calls().ofSuper(signature, scope);
        Piece first = Piece.statement("p.event(#);\n",
                statements.expressions().suspension(JavaType.OBJECT, scope, 1));
        Piece before = statements.block(scope);
        if (before.ends()) {
            return declared(signature, "@Override ", scope,
                    Piece.block(List.of(SourceGenerator.guard(scope), first, before)));
        }
        String end = switch (signature.kind()) {
            case COROUTINE -> draw.of("return Coroutine.of(await(#));\n}\n", "return #;\n}\n");
            case GENERATOR -> "return Generator.of(Generator.yieldFrom(#));\n}\n";
            case ASYNC_GENERATOR -> "for (Object o : awaitEach(#)) {\n"
                    + "AsyncGenerator.yield(o);\n}\nreturn null;\n}\n";
            case STAGE -> "return CompletableFuture.completedFuture(await(#));\n}\n";
            case PLAIN -> "return #;\n}\n";
        };
        return declared(signature, "@Override ", scope, Piece.of(Sort.FIXED, null,
                "{\n###" + end, List.of(SourceGenerator.guard(scope), first, before, call)));
    }

    /** A method that only calls another one with the same parameters. */
    Piece forwarding(Signature from, String modifiers, String to) {
        StringBuilder arguments = new StringBuilder("p");
        for (int index = 0; index < from.parameters().size(); index++) {
            arguments.append(", a").append(index);
        }
        return Piece.fixed(modifiers + from.declaredVariable() + from.returnType() + " "
                + from.name() + "(" + from.declaredParameters() + ") {\nreturn this." + to + "("
                + arguments + ");\n}\n");
    }

    private static Scope scope(Signature signature, Host host) {
        Scope scope = new Scope(signature.kind(), signature.result(), host, 1);
        for (int index = 0; index < signature.parameters().size(); index++) {
            JavaType type = signature.parameters().get(index);
            String name = "a" + index;
            scope.declare(switch (type) {
                // Never in another array: its text would grow without bound.
                case OBJECTS -> new Variable(JavaType.OBJECT, "((Object) " + name + ".length)",
                        false);
                case VARIABLE -> new Variable(type, name, false);
                default -> new Variable(type, name, true);
            });
        }
        if (host == Host.RECORD) {
            scope.declare(new Variable(JavaType.INT, "ri", false));
            scope.declare(new Variable(JavaType.STRING, "rs", false));
            scope.declare(new Variable(JavaType.DOUBLE, "rd", false));
        } else if (host == Host.INNER) {
            scope.declare(new Variable(JavaType.INT, "inner", true));
        }
        return scope;
    }

    private static Piece declared(Signature signature, String modifiers, Scope scope, Piece body) {
        String async = signature.kind() == MethodKind.PLAIN ? "" : "@Async ";
        return Piece.of(Sort.STATEMENT, null, async + modifiers + signature.declaredVariable()
                + signature.returnType() + " " + signature.name() + "("
                + signature.declaredParameters() + ") #", List.of(body));
    }
}
