package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.AsyncKind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** An async generator has no result, so it ends with {@code return null}. */
final class AsyncGeneratorResult implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (method.kind() != AsyncKind.ASYNC_GENERATOR) {
            return;
        }
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn.getOpcode() == Opcodes.ARETURN && method.origins().operand(insn, 0).stream()
                    .anyMatch(origin -> !isNull(method, origin))) {
                String value = new SourceText(method).operand(insn, 0);
                findings.add(Rule.ASYNC_GENERATOR_RESULT, insn, "return " + value + " ends an async"
                        + " generator, which has no result, and what " + value + " yields is lost.",
                        "for (var each : awaitEach(" + value + ")) { AsyncGenerator.yield(each); }"
                                + " return null;");
            }
        }
    }

    private static boolean isNull(CheckedMethod method, AbstractInsnNode origin) {
        return origin.getOpcode() == Opcodes.ACONST_NULL || origin.getOpcode() == Opcodes.CHECKCAST
                && method.origins().operand(origin, 0).stream()
                        .allMatch(cast -> cast.getOpcode() == Opcodes.ACONST_NULL);
    }
}
