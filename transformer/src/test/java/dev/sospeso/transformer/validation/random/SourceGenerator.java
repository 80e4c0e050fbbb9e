package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import dev.sospeso.transformer.validation.random.Signature.Host;
import java.util.ArrayList;
import java.util.List;

/** Makes a program of Java source at random: the same seed makes the same program. */
final class SourceGenerator {

    private static final int SIZE = 90;

    private final Draw draw;
    private final String name;
    private final int release;
    private final boolean loop;
    private final List<Signature> signatures = new ArrayList<>();
    private final Statements statements;
    private int names;
    private int budget;

    private SourceGenerator(long seed, int release) {
        this.draw = new Draw(seed);
        this.name = "P" + seed;
        this.release = release;
        this.loop = draw.chance(10);
        this.statements = new Statements(this, draw, new Expressions(this, draw));
    }

    /** The program of a seed. */
    static SourceProgram program(long seed, int release) {
        SourceGenerator generator = new SourceGenerator(seed, release);
        return new SourceProgram(seed, generator.name, generator.loop, generator.file());
    }

    String name() {
        return name;
    }

    int release() {
        return release;
    }

    /** Whether the program runs in an event loop only. */
    boolean usesLoop() {
        return loop;
    }

    List<Signature> signatures() {
        return signatures;
    }

    String fresh(String prefix) {
        return prefix + names++;
    }

    /** Whether the program may get larger still. */
    boolean spend() {
        return budget-- > 0;
    }

    private Piece file() {
        for (int count = draw.between(1, 4); count > 0; count--) {
            signatures.add(signature());
        }
        List<Piece> own = new ArrayList<>();
        List<Piece> base = new ArrayList<>();
        List<Piece> mixin = new ArrayList<>();
        own.add(box());
        String access = signatures.stream().anyMatch(each -> each.host() == Host.DEFAULT
                || each.host() == Host.OVERRIDDEN) ? "" : "private ";
        for (Signature signature : signatures) {
            switch (signature.host()) {
                case STATIC -> own.add(method(signature, draw.of(access, "") + "static "));
                case INSTANCE -> own.add(method(signature, draw.of(access, "final ", "")));
                case DEFAULT -> mixin.add(method(signature, "default "));
                case OVERRIDDEN -> {
                    base.add(method(signature, ""));
                    own.add(overriding(signature));
                }
            }
        }
        String head = "public class " + name;
        String end = "";
        List<Piece> classes = new ArrayList<>(List.of(Piece.sequence(own)));
        String fields = fields("", "f");
        if (!base.isEmpty()) {
            head += " extends " + name + "Base";
            end += "\nclass " + name + "Base {\n" + fields + "#}\n";
            fields = "";
            classes.add(Piece.sequence(base));
        }
        if (!mixin.isEmpty()) {
            head += " implements " + name + "Mixin";
            end += "\ninterface " + name + "Mixin {\n#}\n";
            classes.add(Piece.sequence(mixin));
        }
        return Piece.of(Sort.FIXED, null, SourceProgram.HEAD + head + " {\n" + fields
                + fields("static ", "s") + "static void reset() {\n" + resets() + "}\n#}\n" + end,
                classes);
    }

    private static String fields(String modifiers, String prefix) {
        StringBuilder fields = new StringBuilder();
        for (JavaType type : JavaType.values()) {
            fields.append(modifiers).append(type.source()).append(' ').append(prefix)
                    .append(type.suffix()).append(modifiers.isEmpty() ? " = " + type.zero() : "")
                    .append(";\n");
        }
        return fields.toString();
    }

    private static String resets() {
        StringBuilder resets = new StringBuilder();
        for (JavaType type : JavaType.values()) {
            resets.append('s').append(type.suffix()).append(" = ").append(type.zero())
                    .append(";\n");
        }
        return resets.toString();
    }

    private Signature signature() {
        MethodKind kind = draw.of(MethodKind.COROUTINE, MethodKind.COROUTINE, MethodKind.COROUTINE,
                MethodKind.GENERATOR, MethodKind.ASYNC_GENERATOR,
                loop ? MethodKind.STAGE : MethodKind.PLAIN);
        Host host = draw.of(Host.STATIC, Host.STATIC, Host.INSTANCE, Host.DEFAULT, Host.OVERRIDDEN);
        List<JavaType> parameters = new ArrayList<>();
        for (int count = draw.below(4); count > 0; count--) {
            parameters.add(JavaType.any(draw));
        }
        JavaType result = switch (kind) {
            case GENERATOR, ASYNC_GENERATOR -> JavaType.OBJECT;
            default -> JavaType.any(draw);
        };
        return new Signature(fresh("m"), kind, host, result, parameters);
    }

    private Piece box() {
        budget = SIZE;
        Scope scope = new Scope(MethodKind.COROUTINE, JavaType.OBJECT, Host.STATIC, 0);
        return Piece.of(Sort.FIXED, null, "@Async public static Coroutine<Object> box(Probe p) {\n"
                + "reset();\n##}\n", List.of(Piece.sequence(calls(scope)), body(scope, 4, true)));
    }

    /** Calls of all methods, so that none is left out. */
    private List<Piece> calls(Scope scope) {
        List<Piece> calls = new ArrayList<>();
        for (Signature signature : signatures) {
            Piece call = statements.expressions().calls().of(signature, scope);
            String use = switch (signature.kind()) {
                case COROUTINE, STAGE -> "p.event(Asyncio.<Object>await(#));\n";
                case GENERATOR -> "Generator<Object, Object, Object> g = #;\nnext(p, g);\n"
                        + "send(p, g, 3);\nnext(p, g);\nsend(p, g, \"s\");\ndrain(p, g);\n";
                case ASYNC_GENERATOR -> "for (Object o : awaitEach(#)) {\np.event(o);\n}\n";
                case PLAIN -> "p.event(#);\n";
            };
            calls.add(Piece.statement("try {\n" + use + "} catch (RuntimeException | Error e) {\n"
                    + "p.event(e);\n}\n", call));
        }
        return calls;
    }

    private Piece method(Signature signature, String modifiers) {
        budget = SIZE / 3;
        Scope scope = scope(signature, signature.host());
        return declared(signature, modifiers, scope, body(scope, 4, true));
    }

    /** A method that may do the same as the one that it overrides, and more. */
    private Piece overriding(Signature signature) {
        budget = SIZE / 4;
        Scope scope = scope(signature, Host.INSTANCE);
        Piece call = statements.expressions().calls().ofSuper(signature, scope);
        Piece before = statements.block(scope);
        if (before.ends()) {
            return declared(signature, "@Override ", scope, before);
        }
        String head = "{\nif (!p.more()) {\n#}\n";
        String end = switch (signature.kind()) {
            case COROUTINE -> draw.of("#return Coroutine.of(await(#));\n}\n", "#return #;\n}\n");
            case GENERATOR -> "#return Generator.of(Generator.yieldFrom(#));\n}\n";
            case ASYNC_GENERATOR -> "#for (Object o : awaitEach(#)) {\n"
                    + "AsyncGenerator.yield(o);\n}\nreturn null;\n}\n";
            case STAGE -> "#return CompletableFuture.completedFuture(await(#));\n}\n";
            case PLAIN -> "#return #;\n}\n";
        };
        return declared(signature, "@Override ", scope, Piece.of(Sort.FIXED, null, head + end,
                List.of(zero(scope), before, call)));
    }

    private static Scope scope(Signature signature, Host host) {
        Scope scope = new Scope(signature.kind(), signature.result(), host, 1);
        for (int index = 0; index < signature.parameters().size(); index++) {
            scope.declare(new Variable(signature.parameters().get(index), "a" + index, true));
        }
        return scope;
    }

    private Piece declared(Signature signature, String modifiers, Scope scope, Piece body) {
        String async = signature.kind() == MethodKind.PLAIN ? "" : "@Async ";
        StringBuilder head = new StringBuilder(async).append(modifiers)
                .append(signature.kind().returnType(signature.result())).append(' ')
                .append(signature.name()).append("(Probe p");
        for (int index = 0; index < signature.parameters().size(); index++) {
            head.append(", ").append(signature.parameters().get(index).source()).append(" a")
                    .append(index);
        }
        return Piece.of(Sort.STATEMENT, null, head + ") #", List.of(body));
    }

    /** The body of a method or lambda, in braces; ends by returning. */
    Piece body(Scope scope, int size, boolean guarded) {
        List<Piece> parts = new ArrayList<>();
        if (guarded) {
            parts.add(Piece.statement("if (!p.more()) {\n#}\n", zero(scope)));
        }
        parts.addAll(statements.statements(scope, size));
        if (!parts.get(parts.size() - 1).ends()) {
            if (draw.chance(50)) {
                parts.add(statements.showAll(scope));
            }
            parts.add(returning(scope));
        }
        return Piece.block(parts);
    }

    private static Piece zero(Scope scope) {
        String text = scope.kind().returnStatement();
        return Piece.fixed(text.replace("#", scope.result().zero()));
    }

    /** A return statement. */
    Piece returning(Scope scope) {
        String text = scope.kind().returnStatement();
        return (text.contains("#")
                ? Piece.statement(text, statements.expression(scope.result(), scope))
                : Piece.statement(text)).ending(true);
    }
}
