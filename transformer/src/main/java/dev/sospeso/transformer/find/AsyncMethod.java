package dev.sospeso.transformer.find;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One async method.
 *
 * @param owner its class
 * @param method the method as the compiler wrote it
 * @param kind what it becomes
 * @param frameClass the internal name of its frame class
 * @param lambda whether it is the body of a lambda
 */
public record AsyncMethod(ClassNode owner, MethodNode method, AsyncKind kind, String frameClass,
        boolean lambda) {

    /** A body's parameters may take 255 slots, of which frame and depth take two. */
    private static final int MAX_ARGUMENT_SLOTS = 253;

    /**
     * Says whether the method has no {@code this}.
     *
     * @return true for a static method
     */
    public boolean isStatic() {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    /**
     * Says whether the owner is an interface.
     *
     * @return true for an interface
     */
    public boolean inInterface() {
        return (owner.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /**
     * Counts the slots of {@code this} and the parameters.
     *
     * @return how many locals are set when the method begins
     */
    public int argumentSlots() {
        int sizes = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        return isStatic() ? sizes - 1 : sizes;
    }

    /**
     * Says whether the body takes the method's own arguments, so that it can be called without a
     * frame.
     *
     * @return false for generators, and for coroutines with too many parameters
     */
    public boolean takesArguments() {
        return (kind == AsyncKind.COROUTINE || kind == AsyncKind.FUTURE)
                && argumentSlots() <= MAX_ARGUMENT_SLOTS;
    }

    /**
     * Builds the body's descriptor.
     *
     * @return the arguments (if it takes them), the frame and the depth, to Object
     */
    public String bodyDescriptor() {
        StringBuilder descriptor = new StringBuilder("(");
        if (takesArguments()) {
            for (Type argument : Type.getArgumentTypes(method.desc)) {
                descriptor.append(argument.getDescriptor());
            }
        }
        return descriptor.append('L').append(frameClass).append(";I)Ljava/lang/Object;").toString();
    }

    /**
     * Says whether a call of this method always reaches this very body.
     *
     * @return true for static, private and final methods, and all methods of final classes
     */
    public boolean isStaticallyBound() {
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) != 0
                || (owner.access & Opcodes.ACC_FINAL) != 0;
    }
}
