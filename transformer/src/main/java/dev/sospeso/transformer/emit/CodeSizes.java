package dev.sospeso.transformer.emit;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Measures the code of each method on its way to the writer, by a label at its end. */
final class CodeSizes extends ClassVisitor {

    private final Map<String, Integer> sizes = new HashMap<>();
    private final boolean hasStackMaps;
    private final String owner;

    CodeSizes(ClassNode owner, ClassWriter writer) {
        super(Opcodes.ASM9, writer);
        this.owner = owner.name;
        this.hasStackMaps = (owner.version & 0xFFFF) >= Opcodes.V1_6;
    }

    /** The sizes in bytes, by name and descriptor. */
    Map<String, Integer> sizes() {
        return Map.copyOf(sizes);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
            String[] exceptions) {
        MethodVisitor writer = super.visitMethod(access, name, descriptor, signature, exceptions);
        MethodVisitor code = hasStackMaps
                ? new CompressedFrames(owner, access, name, descriptor, writer) : writer;
        return new MethodVisitor(Opcodes.ASM9, code) {
            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                Label end = new Label();
                super.visitLabel(end);
                super.visitMaxs(maxStack, maxLocals);
                sizes.put(name + descriptor, end.getOffset());
            }
        };
    }
}
