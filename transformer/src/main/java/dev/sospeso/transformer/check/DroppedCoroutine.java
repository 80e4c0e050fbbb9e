package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.diagnose.Severity;
import dev.sospeso.transformer.find.LambdaBody;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call whose awaitable is dropped at once, so that nothing ever runs it.
 *
 * <pre>
 *   invokevirtual Shop.save()Ldev/sospeso/Coroutine;
 *   pop
 * </pre>
 *
 * <p>Method references of a void functional method drop what they call too. Futures and tasks run
 * without being awaited; a method that returns an object of its own class may be a fluent one; and
 * of {@code Coroutine.of}, which ecj pops where a finally returns something else, nothing is left to
 * run.
 */
final class DroppedCoroutine implements MethodCheck {

    private static final String MOCKITO = "org/mockito/";
    private static final Set<String> RUN_BY_THEMSELVES =
            Set.of("dev/sospeso/asyncio/Future", "dev/sospeso/asyncio/Task");

    @Override
    public void check(CheckedMethod method, Findings findings) {
        for (AbstractInsnNode insn : method.node().instructions) {
            LambdaSite reference = LambdaSite.of(method.node(), insn);
            if (reference != null && isDropped(method, reference) && !isOfMockito(reference)) {
                String text = referenced(reference.body());
                report(method, findings, insn, text, "the method reference for "
                        + reference.functionalMethod() + " drops it",
                        "a lambda that makes a task of it: ... -> createTask(" + text + ")");
            } else if (insn instanceof MethodInsnNode call && isDropped(call)
                    && makesAwaitable(method, call) && !tellsMock(method, call)) {
                String text = new SourceText(method).call(call);
                report(method, findings, call, text, "it is dropped", instead(method, text));
            }
        }
    }

    /** For {@code () -> save()} ecj leaves out the pop before a return that takes nothing. */
    private static boolean isDropped(MethodInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null
                && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.RETURN);
    }

    private static boolean makesAwaitable(CheckedMethod method, MethodInsnNode call) {
        Type returned = Type.getReturnType(call.desc);
        boolean fluent = call.getOpcode() != Opcodes.INVOKESTATIC
                && returned.getDescriptor().equals("L" + call.owner + ";");
        boolean complete = call.owner.equals(RuntimeNames.COROUTINE) && call.name.equals("of");
        return !fluent && !complete && isAwaitable(method.types(), returned);
    }

    private static boolean isDropped(CheckedMethod method, LambdaSite reference) {
        return LambdaBody.of(method.owner().node(), reference.body()) == null
                && reference.returns().getSort() == Type.VOID
                && isAwaitable(method.types(), Type.getReturnType(reference.body().getDesc()));
    }

    /** {@code verify(shop).price("tea")} only names a method; so does a lambda for Mockito. */
    private static boolean tellsMock(CheckedMethod method, MethodInsnNode call) {
        if (method.lambda() != null && isOfMockito(method.lambda())) {
            return true;
        }
        return call.getOpcode() != Opcodes.INVOKESTATIC && method.origins()
                .operand(call, Type.getArgumentCount(call.desc)).stream()
                .anyMatch(origin -> comesFromMockito(method, origin));
    }

    private static boolean comesFromMockito(CheckedMethod method, AbstractInsnNode origin) {
        if (origin.getOpcode() == Opcodes.CHECKCAST) {
            return method.origins().operand(origin, 0).stream()
                    .anyMatch(inner -> inner != origin && comesFromMockito(method, inner));
        }
        return origin instanceof MethodInsnNode call && call.owner.startsWith(MOCKITO);
    }

    private static boolean isOfMockito(LambdaSite site) {
        return site.functionalInterface().startsWith(MOCKITO);
    }

    private static boolean isAwaitable(TypeRelations types, Type type) {
        return type.getSort() == Type.OBJECT
                && (type.getInternalName().equals(RuntimeNames.COROUTINE)
                        || types.isSubtype(type.getInternalName(), RuntimeNames.AWAITABLE))
                && RUN_BY_THEMSELVES.stream()
                        .noneMatch(future -> types.isSubtype(type.getInternalName(), future));
    }

    private static String referenced(Handle handle) {
        return handle.getName() + (handle.getDesc().startsWith("()") ? "()" : "(...)");
    }

    private static void report(CheckedMethod method, Findings findings, AbstractInsnNode at,
            String call, String how, String instead) {
        Severity severity = method.owner().options().failOnUnawaited()
                ? Rule.UNAWAITED_COROUTINE.severity() : Severity.WARNING;
        findings.add(Rule.UNAWAITED_COROUTINE, severity, at, call
                + " only makes a coroutine, and " + how + ": never awaited, it never runs.", instead);
    }

    private static String instead(CheckedMethod method, String call) {
        if (method.awaits()) {
            return "await(" + call + "); or, to run it beside this method: createTask(" + call
                    + ");";
        }
        return method.isAsync() || method.lambda() != null ? "createTask(" + call + ");"
                : "createTask(" + call + "); or, where no event loop runs: run(" + call + ");";
    }
}
