package dev.sospeso.transformer.normalise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Code without stack map frames, as compilers wrote it before Java 6. */
final class DeadCodeTest {

    @Test
    void whatStandsBehindSeveralDeadInstructionsIsKept() throws AnalyzerException {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "m", "()I", null, null);
        Label behind = new Label();
        method.visitInsn(Opcodes.ICONST_5);
        method.visitJumpInsn(Opcodes.GOTO, behind);
        for (int count = 0; count < 3; count++) {
            method.visitInsn(Opcodes.ICONST_0);
            method.visitInsn(Opcodes.POP);
        }
        method.visitLabel(behind);
        method.visitInsn(Opcodes.ICONST_2);
        method.visitInsn(Opcodes.IADD);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(2, 0);
        DeadCode.remove("Owner", method, new ClassHierarchy(name -> null));
        assertEquals(List.of(Opcodes.ICONST_5, Opcodes.GOTO, Opcodes.ICONST_2, Opcodes.IADD,
                Opcodes.IRETURN), opcodes(method));
    }

    private static List<Integer> opcodes(MethodNode method) {
        return StreamSupport.stream(method.instructions.spliterator(), false)
                .map(AbstractInsnNode::getOpcode).filter(opcode -> opcode >= 0).toList();
    }
}
