package dev.sospeso.transformer.validation;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells how many bytes the code of a method has, with the constant pool as it is. */
final class CodeLength {

    private CodeLength() {
    }

    static int of(byte[] classFile, String method) {
        ClassReader reader = new ClassReader(classFile);
        int[] length = {0};
        reader.accept(new ClassVisitor(Opcodes.ASM9, new ClassWriter(reader, 0)) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor,
                    String signature, String[] exceptions) {
                MethodVisitor code =
                        super.visitMethod(access, name, descriptor, signature, exceptions);
                return name.equals(method) ? measured(code, length) : code;
            }
        }, 0);
        return length[0];
    }

    private static MethodVisitor measured(MethodVisitor code, int[] length) {
        return new MethodVisitor(Opcodes.ASM9, code) {
            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                Label end = new Label();
                super.visitLabel(end);
                super.visitMaxs(maxStack, maxLocals);
                length[0] = end.getOffset();
            }
        };
    }
}
