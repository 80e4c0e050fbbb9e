package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Bodies so large that ASM must write their jumps anew. */
class LargeBodyTest {

    private static final int LOCALS = 300;
    /** Of six bytes each. */
    private static final int INCREMENTS = 5300;
    /** Jumps out of a loop of which the last one jumps back over nearly 32 KB. */
    private static final int WIDENED = 50;
    private static final int IN_THE_LOOP = 5400;
    private static final int BEHIND_IT = 200;

    /** ASM 9.11 and 9.11.1 failed here: they read the offset of such a jump back as unsigned. */
    @Test
    void jumpBackThatOnlyOtherWideningsMakeTooFar() throws Exception {
        byte[] classFile = HandMadeClass.of("targets/HandMadeTarget", Opcodes.V17, code -> {
            Label far = new Label();
            Label head = new Label();
            code.insn(Opcodes.ICONST_1).var(Opcodes.ISTORE, 1);
            code.insn(Opcodes.ICONST_2).var(Opcodes.ISTORE, 2);
            code.await("a").insn(Opcodes.POP).label(head);
            for (int count = 0; count < WIDENED; count++) {
                code.var(Opcodes.ILOAD, 1).jump(Opcodes.IFLT, far);
            }
            increments(code, IN_THE_LOOP);
            code.visitIincInsn(2, -1);
            code.var(Opcodes.ILOAD, 2).jump(Opcodes.IFNE, head);
            increments(code, BEHIND_IT);
            code.label(far).await("b").result();
        });
        assertEquals("b", end(classFile));
    }

    private static void increments(HandMadeClass code, int count) {
        for (int index = 0; index < count; index++) {
            code.visitIincInsn(1, 1000);
        }
    }

    private static String end(byte[] classFile) throws Exception {
        Transformed transformed = new Transformed(Map.of("targets/HandMadeTarget", classFile));
        assertEquals(Map.of(), transformed.failures());
        return Run.of(transformed.loader().loadClass("targets.HandMadeTarget")
                .getMethod("box", Probe.class), Timing.LATER).end();
    }

    @Test
    void jumpsOver32KilobytesInABodyWithHundredsOfLocals() throws Exception {
        byte[] classFile = HandMadeClass.of("targets/HandMadeTarget", Opcodes.V17, code -> {
            Label end = new Label();
            for (int local = 1; local <= LOCALS; local++) {
                code.insn(Opcodes.ICONST_1).var(Opcodes.ISTORE, local);
            }
            code.await("a").jump(Opcodes.IFNULL, end);
            for (int count = 0; count < INCREMENTS; count++) {
                code.visitIincInsn(1 + count % LOCALS, 1000);
            }
            code.label(end).await("b").result();
        });
        assertEquals("b", end(classFile));
    }
}
