package dev.sospeso.transformer.find;

import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNCIO;
import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_GENERATOR;
import static dev.sospeso.transformer.bytecode.RuntimeNames.GENERATOR;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The calls that suspend wherever they stand. {@code hasNext} of an {@code awaitEach} iterator and
 * {@code close} of an {@code AsyncCloseable} suspend too, but depend on their receiver.
 */
public enum SuspensionCall {
    /** {@code Asyncio.await(Awaitable)}, also with the class of an exception. */
    AWAIT,
    /** {@code Asyncio.await(CompletionStage)}, also with the class of an exception. */
    AWAIT_STAGE,
    /** {@code Generator.yield(value)}. */
    YIELD,
    /** {@code Generator.yieldFrom(source)}. */
    YIELD_FROM,
    /** {@code AsyncGenerator.yield(value)}. */
    ASYNC_YIELD;

    /**
     * Classifies an instruction.
     *
     * @param insn any instruction
     * @return what kind of suspension it is, or null if none
     */
    public static SuspensionCall of(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.INVOKESTATIC && insn instanceof MethodInsnNode call
                ? of(call.owner, call.name, call.desc) : null;
    }

    /**
     * Classifies a static method.
     *
     * @param owner its class
     * @param name its name
     * @param descriptor its descriptor
     * @return what kind of suspension calling it is, or null if none
     */
    public static SuspensionCall of(String owner, String name, String descriptor) {
        return switch (owner) {
            case ASYNCIO -> name.equals("await") ? await(descriptor) : null;
            case GENERATOR -> switch (name) {
                case "yield" -> YIELD;
                case "yieldFrom" -> YIELD_FROM;
                default -> null;
            };
            case ASYNC_GENERATOR -> name.equals("yield") ? ASYNC_YIELD : null;
            default -> null;
        };
    }

    private static SuspensionCall await(String descriptor) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        if (arguments.length == 0) {
            return null;
        }
        return arguments[0].getInternalName().equals("java/util/concurrent/CompletionStage")
                ? AWAIT_STAGE : AWAIT;
    }
}
