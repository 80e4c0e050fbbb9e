package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.AsyncKind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What {@code yield} takes and gives is not checked by the Java compiler. This rule compares it with
 * the declared {@code Generator<Y, S, R>}, and speaks only where no object can have both types.
 *
 * <pre>
 *   ldc "one"                          // a String, where Y is Integer
 *   invokestatic Generator.yield
 *   checkcast java/lang/Integer        // where S is Void
 * </pre>
 */
final class YieldTypes implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (method.kind() != AsyncKind.GENERATOR && method.kind() != AsyncKind.ASYNC_GENERATOR) {
            return;
        }
        GeneratorSignature declared = GeneratorSignature.of(method.node());
        for (SuspensionPoint point : method.suspensions()) {
            if (point.form() == SuspensionPoint.Form.YIELD
                    || point.form() == SuspensionPoint.Form.ASYNC_YIELD) {
                checkYielded(method, findings, point, declared.yielded());
                checkSent(method, findings, point, declared.sent());
            }
        }
    }

    private static void checkYielded(CheckedMethod method, Findings findings,
            SuspensionPoint point, String declared) {
        for (AbstractInsnNode origin : method.origins().operand(point.call(), 0)) {
            Type type = StaticTypes.of(method, origin);
            if (declared != null && isReference(type)
                    && method.types().areDisjoint(type.getInternalName(), declared)) {
                String name = SourceText.simpleName(type);
                findings.add(Rule.IMPOSSIBLE_YIELDED_TYPE, point.call(), new SourceText(method)
                        .call(point.call()) + " yields " + name + ", but " + method.written().name
                        + " is declared to yield " + SourceText.simpleName(declared)
                        + ": its consumer would get a ClassCastException.",
                        head(method, 0, name));
                return;
            }
        }
    }

    private static void checkSent(CheckedMethod method, Findings findings, SuspensionPoint point,
            String declared) {
        AbstractInsnNode next = point.call().getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        if (declared != null && next instanceof TypeInsnNode cast
                && cast.getOpcode() == Opcodes.CHECKCAST
                && method.types().areDisjoint(cast.desc, declared)) {
            String name = SourceText.simpleName(Type.getObjectType(cast.desc));
            findings.add(Rule.IMPOSSIBLE_SENT_TYPE, point.call(), "the result of "
                    + new SourceText(method).call(point.call()) + " is used as " + name + ", but "
                    + method.written().name + " is declared to be sent "
                    + SourceText.simpleName(declared) + ".", head(method, 1, name));
        }
    }

    private static boolean isReference(Type type) {
        return type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY);
    }

    /** Writes the method's head with another type argument. */
    private static String head(CheckedMethod method, int index, String argument) {
        String type = SourceText.genericReturn(method.node());
        int open = type.indexOf('<');
        List<String> arguments = arguments(type.substring(open + 1, type.length() - 1));
        arguments.set(index, argument);
        return "@Async " + SourceText.head(method.node(),
                type.substring(0, open) + "<" + String.join(", ", arguments) + ">");
    }

    private static List<String> arguments(String list) {
        List<String> arguments = new ArrayList<>();
        int nesting = 0;
        int start = 0;
        for (int at = 0; at < list.length(); at++) {
            char character = list.charAt(at);
            nesting += character == '<' ? 1 : character == '>' ? -1 : 0;
            if (character == ',' && nesting == 0) {
                arguments.add(list.substring(start, at).strip());
                start = at + 1;
            }
        }
        arguments.add(list.substring(start).strip());
        return arguments;
    }
}
