package dev.sospeso.transformer.files;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Recognises the classes that the transformer made, by the attribute they carry. */
final class FrameClass extends ClassVisitor {

    private boolean marked;

    private FrameClass() {
        super(Opcodes.ASM9);
    }

    static boolean is(byte[] classFile) {
        FrameClass visitor = new FrameClass();
        try {
            new ClassReader(classFile).accept(visitor, ClassReader.SKIP_CODE
                    | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IllegalArgumentException | IndexOutOfBoundsException newerOrTorn) {
            return false;
        }
        return visitor.marked;
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        marked |= attribute.type.equals(RuntimeNames.FRAME_ATTRIBUTE);
    }
}
