package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.plan.FramePlan;
import java.util.ArrayList;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/**
 * Leaves of the user's method what callers and reflection see, with new code that makes the handle;
 * writes the accessor through which the frame class enters the private body.
 */
final class StubEmitter {

    /** Tells coverage tools, which look for "Generated" in the name, not to count the stub. */
    private static final String GENERATED = "Ldev/sospeso/GeneratedStub;";

    private StubEmitter() {
    }

    static void emit(FramePlan plan) {
        AsyncMethod async = plan.method().async();
        MethodNode method = async.method();
        Code code = new Code();
        HandleEmitter.emit(plan, code);
        if (async.kind() == AsyncKind.FUTURE) {
            code.invokeStatic(RuntimeNames.COMPLETION_STAGES, "start",
                    "(L" + RuntimeNames.COROUTINE + ";)Ljava/util/concurrent/CompletableFuture;");
        }
        code.op(Opcodes.ARETURN);
        method.instructions = new InsnList();
        method.instructions.add(code.list());
        method.tryCatchBlocks = new ArrayList<>();
        method.localVariables = null;
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        if (method.invisibleAnnotations == null) {
            method.invisibleAnnotations = new ArrayList<>();
        }
        method.invisibleAnnotations.add(new AnnotationNode(GENERATED));
    }

    static MethodNode accessor(AsyncMethod async) {
        int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC
                | (async.inInterface() ? Opcodes.ACC_PUBLIC : 0);
        MethodNode accessor = new MethodNode(access, RuntimeNames.ACCESSOR,
                accessorDescriptor(async), null, null);
        Code code = new Code();
        if (!async.isStatic()) {
            code.load(0).getField(async.frameClass(), FrameClassEmitter.SELF,
                    BodyShape.selfDescriptor(async));
        }
        if (async.takesArguments()) {
            for (Type argument : Type.getArgumentTypes(async.method().desc)) {
                code.defaultValue(JvmValue.of(argument));
            }
        }
        code.load(0).loadInt(1);
        BodyShape.invokeBody(async, code);
        code.op(Opcodes.ARETURN);
        accessor.instructions.add(code.list());
        return accessor;
    }

    static String accessorDescriptor(AsyncMethod async) {
        return "(L" + async.frameClass() + ";I)Ljava/lang/Object;";
    }
}
