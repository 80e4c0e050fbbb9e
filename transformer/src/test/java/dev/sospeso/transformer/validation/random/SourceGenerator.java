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

    /** The methods of the program of a seed. */
    static List<Signature> signatures(long seed, int release) {
        SourceGenerator generator = new SourceGenerator(seed, release);
        generator.file();
        return generator.signatures;
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

    /** Lets the program get larger by so many parts. */
    void allow(int parts) {
        budget = parts;
    }

    /** Whether the program may get larger still. */
    boolean spend() {
        return budget-- > 0;
    }

    private Piece file() {
        Signatures made = new Signatures(this, draw);
        for (int count = draw.between(1, 4); count > 0; count--) {
            signatures.add(made.any());
        }
        Members members = new Members(new Methods(this, draw, statements), draw);
        List<Piece> own = new ArrayList<>(List.of(box()));
        // What the superclass or the interface calls cannot be private.
        String access = signatures.stream().anyMatch(each -> each.host() == Host.OVERRIDDEN
                || each.host().isMixin()) ? "" : "private ";
        for (Signature signature : signatures) {
            members.add(signature, access);
        }
        own.addAll(members.own());
        String head = "public class " + name;
        String end = "";
        List<Piece> classes = new ArrayList<>(List.of(Piece.sequence(own)));
        String fields = fields("", "f");
        if (!members.base().isEmpty()) {
            head += " extends " + name + "Base";
            end += "\nclass " + name + "Base {\n" + fields + "#}\n";
            fields = "";
            classes.add(Piece.sequence(members.base()));
        }
        if (!members.mixin().isEmpty()) {
            head += " implements " + name + "Mixin";
            end += "\ninterface " + name + "Mixin {\n#}\n";
            classes.add(Piece.sequence(members.mixin()));
        }
        return Piece.of(Sort.FIXED, null, SourceProgram.HEAD + head + " {\n" + fields
                + fields("static ", "s") + "static void reset() {\n" + resets() + "}\n#}\n" + end,
                classes);
    }

    private static String fields(String modifiers, String prefix) {
        StringBuilder fields = new StringBuilder();
        for (JavaType type : JavaType.ALL) {
            fields.append(modifiers).append(type.source()).append(' ').append(prefix)
                    .append(type.suffix()).append(modifiers.isEmpty() ? " = " + type.zero() : "")
                    .append(";\n");
        }
        return fields.toString();
    }

    private static String resets() {
        StringBuilder resets = new StringBuilder();
        for (JavaType type : JavaType.ALL) {
            resets.append('s').append(type.suffix()).append(" = ").append(type.zero())
                    .append(";\n");
        }
        return resets.toString();
    }

    private Piece box() {
        allow(SIZE);
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

    /** The body of a method or lambda, in braces; ends by returning. */
    Piece body(Scope scope, int size, boolean guarded) {
        List<Piece> parts = new ArrayList<>();
        if (guarded) {
            parts.add(guard(scope));
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

    /** Ends a method that has no fuel, so that all recursion ends. */
    static Piece guard(Scope scope) {
        String text = scope.kind().returnStatement();
        return Piece.statement("if (!p.more()) {\n#}\n",
                Piece.fixed(text.replace("#", scope.result().zero())));
    }

    /** A return statement. */
    Piece returning(Scope scope) {
        String text = scope.kind().returnStatement();
        return (text.contains("#")
                ? Piece.statement(text, statements.expression(scope.result(), scope))
                : Piece.statement(text)).ending(true);
    }
}
