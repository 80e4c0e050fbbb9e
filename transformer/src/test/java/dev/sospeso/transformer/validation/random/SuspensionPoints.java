package dev.sospeso.transformer.validation.random;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Numbers the suspension points of classes; each tells {@code Given} when it is reached. */
final class SuspensionPoints {

    private final List<String> methods = new ArrayList<>();

    /** How many there were. */
    int count() {
        return methods.size();
    }

    /** The method that a point is in: its class, a dot and its name. */
    String method(int number) {
        return methods.get(number);
    }

    byte[] numbered(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor,
                    String signature, String[] exceptions) {
                return new Numbering(reader.getClassName() + "." + name,
                        super.visitMethod(access, name, descriptor, signature, exceptions));
            }
        }, 0);
        return writer.toByteArray();
    }

    private final class Numbering extends MethodVisitor {

        private final String method;

        Numbering(String method, MethodVisitor next) {
            super(Opcodes.ASM9, next);
            this.method = method;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor,
                boolean isInterface) {
            if (opcode == Opcodes.INVOKESTATIC && (name.equals("await")
                    && owner.equals("dev/sospeso/asyncio/Asyncio") || name.startsWith("yield")
                    && (owner.equals("dev/sospeso/Generator")
                            || owner.equals("dev/sospeso/AsyncGenerator")))) {
                super.visitLdcInsn(methods.size());
                methods.add(method);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, "given/Given", "reached", "(I)V",
                        false);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
