package dev.sospeso.transformer.validation;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a class with one target whose code no Java compiler makes. Slot 0 is the probe. */
public final class HandMadeClass extends MethodVisitor {

    public static final String PROBE = "dev/sospeso/transformer/validation/Probe";
    public static final String COROUTINE = "dev/sospeso/Coroutine";

    private HandMadeClass(MethodVisitor code) {
        super(Opcodes.ASM9, code);
    }

    /** The class file; its frames are computed, as the code is laid out. */
    static byte[] of(String name, int version, Consumer<HandMadeClass> body) {
        ClassWriter writer = writer(name, version);
        method(writer, "box", "(L" + PROBE + ";)L" + COROUTINE + ";", body);
        return writer.toByteArray();
    }

    /** The class file of a target and an async method that it calls. */
    public static byte[] withHelper(String name, String descriptor, Consumer<HandMadeClass> helper,
            Consumer<HandMadeClass> body) {
        ClassWriter writer = writer(name, Opcodes.V17);
        method(writer, "helper", descriptor, helper);
        method(writer, "box", "(L" + PROBE + ";)L" + COROUTINE + ";", body);
        return writer.toByteArray();
    }

    private static ClassWriter writer(String name, int version) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null,
                "java/lang/Object", null);
        return writer;
    }

    private static void method(ClassWriter writer, String name, String descriptor,
            Consumer<HandMadeClass> body) {
        method(writer, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, body);
    }

    /** Adds an async method, whose slot 0 is the probe if it is to use what needs one. */
    static void method(ClassWriter writer, int access, String name, String descriptor,
            Consumer<HandMadeClass> body) {
        MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
        code.visitAnnotation("Ldev/sospeso/Async;", true).visitEnd();
        code.visitCode();
        body.accept(new HandMadeClass(code));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    public HandMadeClass insn(int... opcodes) {
        for (int opcode : opcodes) {
            visitInsn(opcode);
        }
        return this;
    }

    public HandMadeClass load(int slot) {
        visitVarInsn(Opcodes.ALOAD, slot);
        return this;
    }

    public HandMadeClass store(int slot) {
        visitVarInsn(Opcodes.ASTORE, slot);
        return this;
    }

    public HandMadeClass var(int opcode, int slot) {
        visitVarInsn(opcode, slot);
        return this;
    }

    public HandMadeClass push(Object constant) {
        visitLdcInsn(constant);
        return this;
    }

    public HandMadeClass label(Label label) {
        visitLabel(label);
        return this;
    }

    public HandMadeClass jump(int opcode, Label label) {
        visitJumpInsn(opcode, label);
        return this;
    }

    public HandMadeClass type(int opcode, String type) {
        visitTypeInsn(opcode, type);
        return this;
    }

    /** Makes an awaitable of the object on the stack and awaits it. */
    public HandMadeClass awaitTop() {
        load(0).insn(Opcodes.SWAP);
        call(Opcodes.INVOKEVIRTUAL, PROBE, "value", "(Ljava/lang/Object;)Ldev/sospeso/Awaitable;");
        return await();
    }

    /** Awaits a constant. */
    public HandMadeClass await(String constant) {
        return push(constant).awaitTop();
    }

    /** Awaits what throws an IllegalStateException. */
    public HandMadeClass awaitFailure(String message) {
        load(0).type(Opcodes.NEW, "java/lang/IllegalStateException").insn(Opcodes.DUP).push(message);
        call(Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>",
                "(Ljava/lang/String;)V");
        call(Opcodes.INVOKEVIRTUAL, PROBE, "fail",
                "(Ljava/lang/Throwable;)Ldev/sospeso/Awaitable;");
        return await();
    }

    public HandMadeClass await() {
        return call(Opcodes.INVOKESTATIC, "dev/sospeso/asyncio/Asyncio", "await",
                "(Ldev/sospeso/Awaitable;)Ljava/lang/Object;");
    }

    public HandMadeClass call(int opcode, String owner, String name, String descriptor) {
        boolean isInterface = owner.equals(COROUTINE) || owner.equals("java/lang/CharSequence")
                || owner.equals("java/lang/Comparable") || owner.equals("dev/sospeso/Generator");
        visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        return this;
    }

    /** Logs the reference on the stack. */
    public HandMadeClass event() {
        load(0).insn(Opcodes.SWAP);
        return call(Opcodes.INVOKEVIRTUAL, PROBE, "event", "(Ljava/lang/Object;)V");
    }

    public HandMadeClass event(String text) {
        return push(text).event();
    }

    /** Boxes the int on the stack. */
    public HandMadeClass boxInt() {
        return call(Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf",
                "(I)Ljava/lang/Integer;");
    }

    /** Logs the reference on the stack and returns null, as old class files can. */
    HandMadeClass end() {
        return event().insn(Opcodes.ACONST_NULL, Opcodes.ARETURN);
    }

    /** Calls a static method of the JDK that boxes or converts. */
    HandMadeClass apply(String owner, String name, String descriptor) {
        return call(Opcodes.INVOKESTATIC, "java/lang/" + owner, name, descriptor);
    }

    /** Returns the reference on the stack as the result. */
    public HandMadeClass result() {
        call(Opcodes.INVOKESTATIC, COROUTINE, "of", "(Ljava/lang/Object;)L" + COROUTINE + ";");
        return insn(Opcodes.ARETURN);
    }
}
