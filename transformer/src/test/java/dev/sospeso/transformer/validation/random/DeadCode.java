package dev.sospeso.transformer.validation.random;

import static org.objectweb.asm.Opcodes.*;

import dev.sospeso.transformer.validation.HandMadeClass;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Code that nothing reaches, with frames that verify. It is written behind a jump, so that its
 * frames are computed; then all such jumps are taken out of the class file.
 */
final class DeadCode {

    private static final String JUMP = "to dead code";

    private final HandMadeClass code;
    private final CodeOps ops;

    DeadCode(HandMadeClass code, CodeOps ops) {
        this.code = code;
        this.ops = ops;
    }

    void write(int number) {
        Label dead = new Label();
        Label end = new Label();
        code.push(JUMP).jump(IFNULL, dead);
        if (number % 3 > 0) {
            code.var(ILOAD, 2).insn(ICONST_3, IAND).jump(IFNE, end);
        }
        switch (number % 3) {
            case 0 -> code.jump(GOTO, end);
            case 1 -> CodeOps.exception(code, "before dead code").insn(ATHROW);
            default -> {
                code.push("early");
                ops.end();
            }
        }
        code.label(dead).insn(NOP);
        switch (number / 3) {
            case 0 -> {
                ops.suspendText("dead");
                code.event();
            }
            case 1 -> {
                code.push("dead").event();
                CodeOps.exception(code, "dead").insn(ATHROW);
            }
            case 2 -> {
                ops.suspendText("around");
                code.insn(POP).jump(GOTO, dead);
            }
            default -> {
                code.type(NEW, "java/lang/StringBuilder").insn(DUP);
                ops.suspendText("dead");
                code.call(INVOKESPECIAL, "java/lang/StringBuilder", "<init>",
                        "(Ljava/lang/String;)V").insn(POP);
            }
        }
        code.label(end);
    }

    /** The class file without the jumps. */
    static byte[] cutOff(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassVisitor(ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor,
                    String signature, String[] exceptions) {
                return new WithoutJumps(
                        super.visitMethod(access, name, descriptor, signature, exceptions));
            }
        }, 0);
        return writer.toByteArray();
    }

    private static final class WithoutJumps extends MethodVisitor {
        private boolean found;

        WithoutJumps(MethodVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visitLdcInsn(Object constant) {
            found = JUMP.equals(constant);
            if (!found) {
                super.visitLdcInsn(constant);
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (!found) {
                super.visitJumpInsn(opcode, label);
            }
            found = false;
        }
    }
}
