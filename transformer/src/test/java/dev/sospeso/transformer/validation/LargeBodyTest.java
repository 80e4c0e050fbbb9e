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
        Transformed transformed = new Transformed(Map.of("targets/HandMadeTarget", classFile));
        assertEquals(Map.of(), transformed.failures());
        Run run = Run.of(transformed.loader().loadClass("targets.HandMadeTarget")
                .getMethod("box", Probe.class), Timing.LATER);
        assertEquals("b", run.end());
    }
}
