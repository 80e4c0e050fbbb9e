package dev.sospeso.transformer.find;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One async method. */
public final class AsyncMethod {

    /** A body's parameters may take 255 slots, of which frame and depth take two. */
    private static final int MAX_ARGUMENT_SLOTS = 253;

    private final ClassNode owner;
    private final MethodNode method;
    private final AsyncKind kind;
    private final String frameClass;
    private final boolean lambda;
    private final int argumentSlots;
    private final String bodyDescriptor;

    /**
     * Describes an async method.
     *
     * @param owner its class
     * @param method the method as the compiler wrote it
     * @param kind what it becomes
     * @param frameClass the internal name of its frame class
     * @param lambda whether it is the body of a lambda
     */
    public AsyncMethod(ClassNode owner, MethodNode method, AsyncKind kind, String frameClass,
            boolean lambda) {
        this.owner = owner;
        this.method = method;
        this.kind = kind;
        this.frameClass = frameClass;
        this.lambda = lambda;
        int sizes = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        this.argumentSlots = isStatic() ? sizes - 1 : sizes;
        this.bodyDescriptor = (takesArguments()
                ? method.desc.substring(0, method.desc.indexOf(')')) : "(")
                + "L" + frameClass + ";I)Ljava/lang/Object;";
    }

    /**
     * Returns the class.
     *
     * @return the class that has the method
     */
    public ClassNode owner() {
        return owner;
    }

    /**
     * Returns the method.
     *
     * @return the method as the compiler wrote it
     */
    public MethodNode method() {
        return method;
    }

    /**
     * Returns the kind.
     *
     * @return what the method becomes
     */
    public AsyncKind kind() {
        return kind;
    }

    /**
     * Returns the name of the frame class.
     *
     * @return its internal name
     */
    public String frameClass() {
        return frameClass;
    }

    /**
     * Says whether the method is the body of a lambda.
     *
     * @return true if a lambda of its class calls it
     */
    public boolean lambda() {
        return lambda;
    }

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
        return argumentSlots;
    }

    /**
     * Says whether the body takes the method's own arguments, so that it can be called without a
     * frame.
     *
     * @return false for generators, and for coroutines with too many parameters
     */
    public boolean takesArguments() {
        return (kind == AsyncKind.COROUTINE || kind == AsyncKind.FUTURE)
                && argumentSlots <= MAX_ARGUMENT_SLOTS;
    }

    /**
     * Returns the body's descriptor.
     *
     * @return the arguments (if it takes them), the frame and the depth, to Object
     */
    public String bodyDescriptor() {
        return bodyDescriptor;
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
