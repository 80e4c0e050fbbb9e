package dev.sospeso.transformer.validation;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells how many bytes the code of each method of a class file has. */
public final class CodeLengths {

    private CodeLengths() {
    }

    /**
     * Measures a class file.
     *
     * @param classFile the class file
     * @return the lengths, by name and descriptor
     */
    public static Map<String, Integer> of(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Map<String, Integer> lengths = new HashMap<>();
        reader.accept(new ClassVisitor(Opcodes.ASM9, new ClassWriter(reader, 0)) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor,
                    String signature, String[] exceptions) {
                MethodVisitor code =
                        super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, code) {
                    @Override
                    public void visitMaxs(int maxStack, int maxLocals) {
                        Label end = new Label();
                        super.visitLabel(end);
                        super.visitMaxs(maxStack, maxLocals);
                        lengths.put(name + descriptor, end.getOffset());
                    }
                };
            }
        }, 0);
        return lengths;
    }
}
