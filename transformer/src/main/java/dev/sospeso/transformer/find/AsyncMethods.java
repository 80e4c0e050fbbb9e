package dev.sospeso.transformer.find;

import dev.sospeso.transformer.bytecode.Answer;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the async methods of a class, in the order of the class file. */
public final class AsyncMethods {

    private AsyncMethods() {
    }

    /**
     * Finds the async methods.
     *
     * @param owner the class
     * @param classFiles where functional interfaces are found
     * @param hierarchy tells which closed resources suspend
     * @return methods that are annotated {@code @Async} and have a body and a return type of the
     *     table, and lambda bodies whose functional method is annotated, or that suspend, with such
     *     a return type
     */
    public static List<AsyncMethod> of(ClassNode owner, ClassFileSource classFiles,
            ClassHierarchy hierarchy) {
        LambdaBodies lambdas = new LambdaBodies(owner, classFiles);
        List<AsyncMethod> found = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (MethodNode method : owner.methods) {
            AsyncKind kind = AsyncKind.of(method.desc);
            boolean lambda = lambdas.contains(method);
            if (kind != null && hasBody(method) && isAsync(method, lambda, lambdas, hierarchy)
                    && !CompilerForwarder.is(owner, method)) {
                int ordinal = names.merge(method.name, 1, Integer::sum);
                String frame = owner.name + RuntimeNames.FRAME_INFIX + method.name
                        + (ordinal == 1 ? "" : "$" + ordinal);
                found.add(new AsyncMethod(owner, method, kind, frame, lambda));
            }
        }
        return found;
    }

    private static boolean hasBody(MethodNode method) {
        return (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    }

    private static boolean isAsync(MethodNode method, boolean lambda, LambdaBodies lambdas,
            ClassHierarchy hierarchy) {
        if (lambda) {
            return lambdas.hasAsyncFunctionalMethod(method) || suspends(method, hierarchy);
        }
        return isAnnotated(method) && (method.access & Opcodes.ACC_BRIDGE) == 0;
    }

    private static boolean suspends(MethodNode method, ClassHierarchy hierarchy) {
        for (AbstractInsnNode insn : method.instructions) {
            if (SuspensionCall.of(insn) != null || insn instanceof MethodInsnNode call
                    && (call.desc.endsWith(")L" + RuntimeNames.AWAIT_EACH + ";")
                            || isAsyncClose(call, hierarchy))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says whether a call closes a resource whose closing suspends.
     *
     * @param call any call
     * @param hierarchy tells which types are AsyncCloseable
     * @return true for {@code close()} on a static type that is an AsyncCloseable
     */
    public static boolean isAsyncClose(MethodInsnNode call, ClassHierarchy hierarchy) {
        return call.name.equals("close") && call.desc.equals("()V")
                && (call.getOpcode() == Opcodes.INVOKEVIRTUAL
                        || call.getOpcode() == Opcodes.INVOKEINTERFACE)
                && hierarchy.isSubtype(call.owner, RuntimeNames.ASYNC_CLOSEABLE) == Answer.YES;
    }

    /**
     * Says whether a method carries the annotation.
     *
     * @param method any method
     * @return true if it is annotated {@code @Async}
     */
    public static boolean isAnnotated(MethodNode method) {
        return has(method.visibleAnnotations) || has(method.invisibleAnnotations);
    }

    private static boolean has(List<AnnotationNode> annotations) {
        if (annotations != null) {
            for (AnnotationNode annotation : annotations) {
                if (annotation.desc.equals(RuntimeNames.ASYNC_DESC)) {
                    return true;
                }
            }
        }
        return false;
    }
}
