package dev.sospeso.transformer.normalise;

import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_FRAME;
import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_GENERATOR_FRAME;
import static dev.sospeso.transformer.bytecode.RuntimeNames.AWAITABLE;
import static dev.sospeso.transformer.bytecode.RuntimeNames.COMPLETION_STAGES;
import static dev.sospeso.transformer.bytecode.RuntimeNames.COROUTINE;
import static dev.sospeso.transformer.bytecode.RuntimeNames.GENERATOR;
import static dev.sospeso.transformer.bytecode.RuntimeNames.GENERATOR_FRAME;
import static dev.sospeso.transformer.bytecode.RuntimeNames.SUSPENSION;

import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Turns what the user returns into what a body returns: a value, or a suspension.
 *
 * <pre>
 *   Coroutine.of(v); areturn    →  Suspension.enclose(v); areturn
 *   C.m(a); areturn             →  C.m(a): Object; areturn      (a sibling's body: a tail call)
 *   areturn                     →  AsyncFrame.tail(Awaitable); areturn
 *
 *   Generator.of(v); areturn    →  frame.finish(v); areturn
 *   aconst_null; areturn        →  GeneratorFrame.ENDED; areturn
 *   areturn                     →  frame.become(Generator); areturn
 * </pre>
 */
final class CanonicalReturns {

    private static final Set<String> NEVER_SUSPENSIONS = Set.of("Ljava/lang/Boolean;",
            "Ljava/lang/Character;", "Ljava/lang/Byte;", "Ljava/lang/Short;", "Ljava/lang/Integer;",
            "Ljava/lang/Long;", "Ljava/lang/Float;", "Ljava/lang/Double;", "Ljava/lang/String;");
    private static final String OBJECT_TO_OBJECT = "(Ljava/lang/Object;)Ljava/lang/Object;";

    private final MethodNode method;
    private final AsyncKind kind;
    private final CallContext calls;
    private final List<Site> sites = new ArrayList<>();

    CanonicalReturns(MethodNode method, AsyncKind kind, CallContext calls) {
        this.method = method;
        this.kind = kind;
        this.calls = calls;
    }

    /** Rewrites the method and lists the calls to complete, in the order of the code. */
    List<Site> rewrite() {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.ARETURN) {
                rewrite(insn, calls.previous(insn));
            }
        }
        return sites;
    }

    private void rewrite(AbstractInsnNode end, AbstractInsnNode operand) {
        switch (kind) {
            case COROUTINE -> rewriteCoroutine(end, operand);
            case FUTURE -> rewriteFuture(end, operand);
            case GENERATOR -> rewriteGenerator(end, operand);
            case ASYNC_GENERATOR -> {
                method.instructions.insertBefore(end, new InsnNode(Opcodes.POP));
                add(SiteKind.FINISH, end, ASYNC_GENERATOR_FRAME, "finish", "()Ljava/lang/Object;");
            }
            default -> throw new AssertionError(kind);
        }
    }

    private void rewriteCoroutine(AbstractInsnNode end, AbstractInsnNode operand) {
        AsyncMethod callee = calls.directCallee(operand);
        if (isCall(operand, COROUTINE, "of")) {
            enclose(operand);
        } else if (callee != null) {
            sites.add(CanonicalSites.directCall(SiteKind.TAIL_CALL, (MethodInsnNode) operand,
                    callee));
        } else if (!isNull(operand)) {
            add(SiteKind.TAIL, end, ASYNC_FRAME, "tail",
                    "(L" + AWAITABLE + ";)Ljava/lang/Object;");
        }
    }

    private void rewriteFuture(AbstractInsnNode end, AbstractInsnNode operand) {
        if (isCall(operand, "java/util/concurrent/CompletableFuture", "completedFuture")) {
            enclose(operand);
        } else if (!isNull(operand)) {
            add(SiteKind.TAIL, end, COMPLETION_STAGES, "tail",
                    "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;");
        }
    }

    private void rewriteGenerator(AbstractInsnNode end, AbstractInsnNode operand) {
        if (isCall(operand, GENERATOR, "of")) {
            method.instructions.remove(operand);
            add(SiteKind.FINISH, end, GENERATOR_FRAME, "finish", OBJECT_TO_OBJECT);
        } else if (isNull(operand)) {
            method.instructions.set(operand, new FieldInsnNode(Opcodes.GETSTATIC, GENERATOR_FRAME,
                    "ENDED", "Ljava/lang/Object;"));
        } else {
            add(SiteKind.FINISH, end, GENERATOR_FRAME, "become",
                    "(L" + GENERATOR + ";)Ljava/lang/Object;");
        }
    }

    private static boolean isNull(AbstractInsnNode operand) {
        return operand != null && operand.getOpcode() == Opcodes.ACONST_NULL;
    }

    private static boolean isCall(AbstractInsnNode insn, String owner, String name) {
        return insn instanceof MethodInsnNode call && call.getOpcode() == Opcodes.INVOKESTATIC
                && call.owner.equals(owner) && call.name.equals(name);
    }

    /** A boxed number or a string is no suspension, and needs no test whether it is one. */
    private void enclose(AbstractInsnNode operand) {
        MethodInsnNode of = (MethodInsnNode) operand;
        if (calls.previous(of) instanceof MethodInsnNode value
                && NEVER_SUSPENSIONS.contains(Type.getReturnType(value.desc).getDescriptor())) {
            method.instructions.remove(of);
            return;
        }
        of.owner = SUSPENSION;
        of.name = "enclose";
        of.desc = OBJECT_TO_OBJECT;
        of.itf = false;
    }

    private void add(SiteKind siteKind, AbstractInsnNode end, String owner, String name,
            String descriptor) {
        MethodInsnNode call =
                new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
        method.instructions.insertBefore(end, call);
        sites.add(new Site(siteKind, call));
    }
}
