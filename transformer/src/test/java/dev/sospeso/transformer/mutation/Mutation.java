package dev.sospeso.transformer.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One mistake in the transformer, made in the bytecode of one of its methods.
 *
 * @param name what goes wrong
 * @param owner the class, below the transformer's package
 * @param method the method, by name, or by name and descriptor
 * @param replaced the call whose result is replaced, as owner and name; null to replace what the
 *     method returns
 * @param by the method of {@link Damage} that gives another one
 */
record Mutation(String name, String owner, String method, String replaced, String by) {

    private static final String ROOT = "dev/sospeso/transformer/";
    private static final String BODY = "emit(Ldev/sospeso/transformer/plan/FramePlan;)"
            + "Lorg/objectweb/asm/tree/MethodNode;";

    static final List<Mutation> ALL = List.of(
            result("a live local is not saved", "analyse/Liveness", "before", "withoutOne"),
            call("what handlers read is not live", "analyse/Liveness",
                    "addHandlers", "analyse/ControlFlow.handlers", "none"),
            call("a long parameter takes one slot", "plan/Planner", "start",
                    "analyse/JvmValue.getSize", "one"),
            result("sites have the wrong line", "plan/Planner", "lineOf", "next"),
            result("no site is covered by a handler", "plan/Planner", "isCovered", "no"),
            call("an allocation at a loop's head is not named anew", "emit/WayEmitter",
                    "checkAtHeaders", "analyse/AllocationLabel.all", "noLabels"),
            result("a loop is entered with locals that it does not have", "plan/Ways", "firstStep",
                    "outermost"),
            body("a restored reference stays in the frame", "keptReference"),
            body("a try begins behind the resumption", "shiftedRange"),
            body("a stack value is dropped", "droppedSpill"),
            body("two stack values change places", "swappedSpills"),
            body("two values share a field", "sharedField"),
            body("a StopIteration leaves a coroutine", "lostGuard"),
            body("a dead local gets no value", "forgottenDefault"),
            body("a site has another's number", "wrongSite"),
            body("a class is initialised too late", "skippedInitialisation"),
            body("an awaitable value is awaited again", "unenclosedValue"),
            body("calls do not count their depth", "lostDepth"));

    private static Mutation result(String name, String owner, String method, String by) {
        return new Mutation(name, owner, method, null, by);
    }

    private static Mutation call(String name, String owner, String method, String replaced,
            String by) {
        return new Mutation(name, owner, method, replaced, by);
    }

    private static Mutation body(String name, String by) {
        return result(name, "emit/BodyEmitter", BODY, by);
    }

    /** The internal name of the class that is changed. */
    String target() {
        return ROOT + owner;
    }

    /**
     * The class with the mistake.
     *
     * @throws AssertionError if the place where it was made is no longer there
     */
    byte[] mutated() {
        ClassNode node = new ClassNode();
        try (InputStream in = ClassLoader.getSystemResourceAsStream(target() + ".class")) {
            if (in == null) {
                throw new AssertionError("there is no class " + target() + " any more");
            }
            new ClassReader(in).accept(node, 0);
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
        int changed = 0;
        for (MethodNode each : node.methods) {
            if (each.name.equals(method) || (each.name + each.desc).equals(method)) {
                changed += change(each);
            }
        }
        if (changed == 0) {
            throw new AssertionError("\"" + name + "\" finds no place in " + target() + "."
                    + method + " any more");
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    private int change(MethodNode code) {
        int changed = 0;
        for (AbstractInsnNode insn : code.instructions.toArray()) {
            if (replaced == null) {
                int opcode = insn.getOpcode();
                if (opcode == Opcodes.ARETURN || opcode == Opcodes.IRETURN) {
                    Type type = Type.getReturnType(code.desc);
                    code.instructions.insertBefore(insn, damage("(" + type + ")" + type));
                    changed++;
                }
            } else if (insn instanceof MethodInsnNode call
                    && (call.owner + "." + call.name).equals(ROOT + replaced)) {
                replace(call, code.instructions);
                changed++;
            }
        }
        return changed;
    }

    private void replace(MethodInsnNode call, InsnList code) {
        InsnList instead = new InsnList();
        for (int argument = Type.getArgumentTypes(call.desc).length; argument > 0; argument--) {
            instead.add(new InsnNode(Opcodes.POP));
        }
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            instead.add(new InsnNode(Opcodes.POP));
        }
        instead.add(damage("()" + Type.getReturnType(call.desc)));
        code.insertBefore(call, instead);
        code.remove(call);
    }

    private MethodInsnNode damage(String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Type.getInternalName(Damage.class), by,
                descriptor);
    }
}
