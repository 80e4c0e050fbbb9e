package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.LambdaBody;
import java.util.Arrays;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * An {@code AwaitEach}, or its iterator, that goes anywhere else than into the loop: the
 * {@code hasNext} over there is an ordinary call that cannot suspend.
 *
 * <pre>
 *   invokestatic Asyncio.awaitEach
 *   putfield lines                     // or areturn, an argument, an array, a lambda's capture
 * </pre>
 */
final class AwaitEachEscapes implements MethodCheck {

    private static final String TYPE = "L" + RuntimeNames.AWAIT_EACH + ";";
    private static final String KOTLIN_NULL_CHECKS = "kotlin/jvm/internal/Intrinsics";
    private static final String INSTEAD = "for (var each : awaitEach(...)) { ... }, and hand on the"
            + " AsyncIterable itself";

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (Arrays.stream(Type.getArgumentTypes(method.node().desc))
                .anyMatch(type -> type.getDescriptor().equals(TYPE)) && method.lambda() == null) {
            findings.add(Rule.AWAIT_EACH_ESCAPES, null, method.node().name + " takes an AwaitEach,"
                    + " which cannot leave the loop that it is made for.",
                    "take an AsyncIterable, and write for (var each : awaitEach(...)) { ... }");
        }
        if (mentionsAwaitEach(method)) {
            for (AbstractInsnNode insn : method.node().instructions) {
                String escape = escape(method, insn);
                if (escape != null) {
                    findings.add(Rule.AWAIT_EACH_ESCAPES, insn, "an awaitEach(...) is " + escape
                            + ": only the for-each loop of an async method can suspend in it.",
                            INSTEAD);
                }
            }
        }
    }

    private static boolean mentionsAwaitEach(CheckedMethod method) {
        for (AbstractInsnNode insn : method.node().instructions) {
            if (SuspensionPoints.makesAwaitEach(insn) || refersToAwaitEach(insn)) {
                return true;
            }
        }
        return false;
    }

    private static boolean refersToAwaitEach(AbstractInsnNode insn) {
        return insn instanceof InvokeDynamicInsnNode call && Arrays.stream(call.bsmArgs)
                .anyMatch(argument -> argument instanceof Handle handle
                        && handle.getDesc().endsWith(")" + TYPE));
    }

    private static String escape(CheckedMethod method, AbstractInsnNode insn) {
        Walks walks = new Walks(method.origins());
        return switch (insn.getOpcode()) {
            case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> walks.among(insn, 0)
                    ? "stored in the field " + ((FieldInsnNode) insn).name : null;
            case Opcodes.AASTORE -> walks.among(insn, 0) ? "stored in an array" : null;
            case Opcodes.ARETURN -> walks.among(insn, 0) ? "returned" : null;
            case Opcodes.CHECKCAST -> walks.among(insn, 0) ? "cast to another type" : null;
            case Opcodes.INVOKEDYNAMIC -> captured(method, (InvokeDynamicInsnNode) insn, walks);
            case Opcodes.INVOKESTATIC, Opcodes.INVOKESPECIAL, Opcodes.INVOKEVIRTUAL,
                 Opcodes.INVOKEINTERFACE -> called((MethodInsnNode) insn, walks);
            default -> null;
        };
    }

    private static String captured(CheckedMethod method, InvokeDynamicInsnNode call,
            Walks walks) {
        if (refersToAwaitEach(call) && LambdaSite.of(null, call) != null
                && LambdaBody.of(method.owner().node(), (Handle) call.bsmArgs[1]) == null) {
            return "made by a method reference";
        }
        for (int depth = 0; depth < Type.getArgumentCount(call.desc); depth++) {
            if (walks.among(call, depth)) {
                return "captured by a lambda or a method reference";
            }
        }
        return null;
    }

    private static String called(MethodInsnNode call, Walks walks) {
        int arguments = Type.getArgumentCount(call.desc);
        for (int depth = 0; depth < arguments; depth++) {
            if (walks.among(call, depth) && !call.owner.equals(KOTLIN_NULL_CHECKS)) {
                return "passed to " + call.name;
            }
        }
        if (call.getOpcode() == Opcodes.INVOKESTATIC || !walks.among(call, arguments)) {
            return null;
        }
        boolean ofLoop = call.name.equals("iterator") || call.name.equals("hasNext")
                || call.name.equals("next");
        if (!ofLoop) {
            return "used by its " + call.name + "(...)";
        }
        return walks.alone(call, arguments) ? null
                : "mixed with another Iterable before " + call.name + "()";
    }

    /** Tells AwaitEach values and their iterators by their origins. */
    private record Walks(ValueOrigins origins) {

        boolean among(AbstractInsnNode insn, int depth) {
            return origins.operand(insn, depth).stream().anyMatch(this::isWalk);
        }

        boolean alone(AbstractInsnNode insn, int depth) {
            return origins.operand(insn, depth).stream().allMatch(this::isWalk);
        }

        private boolean isWalk(AbstractInsnNode origin) {
            return SuspensionPoints.makesAwaitEach(origin) || isIterator(origin);
        }

        private boolean isIterator(AbstractInsnNode origin) {
            return origin instanceof MethodInsnNode call && call.name.equals("iterator")
                    && call.desc.equals("()Ljava/util/Iterator;")
                    && origins.operand(call, 0).stream()
                            .anyMatch(SuspensionPoints::makesAwaitEach);
        }
    }
}
