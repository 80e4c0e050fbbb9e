package dev.sospeso.transformer.emit;

import java.util.Arrays;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Hands expanded stack map frames on as the class file will have them (JVMS 4.7.4): by what has
 * changed since the frame before. ASM's writer makes the same of expanded ones, but only after it has
 * numbered the types of all locals.
 *
 * <pre>
 *   new [C, int, String] []          after [C, int]:     append [String]
 *   new [C, int] [Throwable]                             same, with one value on the stack
 *   new [C, int, long] [int, int]                        full
 * </pre>
 */
final class CompressedFrames extends MethodVisitor {

    private static final Object[] NONE = {};

    private final String owner;
    private final int access;
    private final String name;
    private final String descriptor;
    /** Of the frame before; null before the first one. */
    private Object[] locals;
    private int size;

    /**
     * Makes a visitor for one method of a class file of version 50 or newer.
     *
     * @param owner the internal name of the class
     * @param access the access flags of the method
     * @param name its name
     * @param descriptor its descriptor
     * @param writer takes the method
     */
    CompressedFrames(String owner, int access, String name, String descriptor,
            MethodVisitor writer) {
        super(Opcodes.ASM9, writer);
        this.owner = owner;
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** What the method begins with. */
    private void begin() {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        locals = new Object[arguments.length + 1];
        if ((access & Opcodes.ACC_STATIC) == 0) {
            locals[size++] = name.equals("<init>") ? Opcodes.UNINITIALIZED_THIS : owner;
        }
        for (Type argument : arguments) {
            locals[size++] = element(argument);
        }
    }

    private static Object element(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }

    /** Takes expanded frames only. */
    @Override
    public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] stack) {
        if (locals == null) {
            begin();
        }
        int added = numLocal - size;
        boolean same = numStack == 0 ? added >= -3 && added <= 3 : numStack == 1 && added == 0;
        for (int index = 0; same && index < numLocal && index < size; index++) {
            same = locals[index].equals(local[index]);
        }
        if (!same) {
            super.visitFrame(Opcodes.F_FULL, numLocal, local, numStack, stack);
        } else if (numStack == 1) {
            super.visitFrame(Opcodes.F_SAME1, 0, NONE, 1, stack);
        } else if (added == 0) {
            super.visitFrame(Opcodes.F_SAME, 0, NONE, 0, NONE);
        } else if (added < 0) {
            super.visitFrame(Opcodes.F_CHOP, -added, NONE, 0, NONE);
        } else {
            super.visitFrame(Opcodes.F_APPEND, added, Arrays.copyOfRange(local, size, numLocal),
                    0, NONE);
        }
        locals = local;
        size = numLocal;
    }
}
