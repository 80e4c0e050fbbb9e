package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Signature.Host;
import java.util.ArrayList;
import java.util.List;

/** Makes the signatures of the methods of a program. */
final class Signatures {

    private static final List<JavaType> VARARGS = List.of(JavaType.INTS, JavaType.LONGS,
            JavaType.STRINGS, JavaType.OBJECTS);

    private final SourceGenerator program;
    private final Draw draw;

    Signatures(SourceGenerator program, Draw draw) {
        this.program = program;
        this.draw = draw;
    }

    Signature any() {
        MethodKind kind = draw.of(MethodKind.COROUTINE, MethodKind.COROUTINE, MethodKind.COROUTINE,
                MethodKind.GENERATOR, MethodKind.ASYNC_GENERATOR,
                program.usesLoop() ? MethodKind.STAGE : MethodKind.PLAIN);
        Host host = host(kind);
        TypeVariable variable = kind.hasResult()
                && (host == Host.GENERIC || host != Host.CONSTANT && draw.chance(20))
                ? TypeVariable.any(draw) : null;
        List<JavaType> parameters = new ArrayList<>();
        if (variable != null) {
            parameters.add(JavaType.VARIABLE);
        }
        // Sometimes so many that they need more than the short forms of instructions.
        int count = draw.chance(10) ? draw.between(5, 12) : draw.below(4);
        for (int index = 0; index < count; index++) {
            parameters.add(JavaType.any(draw));
        }
        boolean varargs = draw.chance(15);
        if (varargs) {
            parameters.add(draw.one(VARARGS));
        }
        JavaType result = !kind.hasResult() ? JavaType.OBJECT
                : variable != null ? JavaType.VARIABLE : JavaType.any(draw);
        return new Signature(program.fresh("m"), kind, host, result, parameters, varargs,
                variable);
    }

    private Host host(MethodKind kind) {
        if (kind == MethodKind.PLAIN && draw.chance(50)) {
            return Host.LOCKED;
        }
        Host host = draw.of(Host.STATIC, Host.STATIC, Host.INSTANCE, Host.DEFAULT, Host.HIDDEN,
                Host.OVERRIDDEN, Host.INNER, Host.RECORD, Host.CONSTANT, Host.GENERIC);
        return host == Host.GENERIC && !kind.hasResult() ? Host.INNER : host;
    }
}
