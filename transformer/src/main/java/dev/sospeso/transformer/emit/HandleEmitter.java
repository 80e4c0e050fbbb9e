package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Spill;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the creation of a handle: a frame that keeps the arguments until it is started. */
final class HandleEmitter {

    private HandleEmitter() {
    }

    /**
     * Pushes a new handle in a body, whose parameters are as they came. The stub makes it, unless
     * it would start it, too.
     */
    static void emitCall(FramePlan plan, Code code) {
        AsyncMethod async = plan.method().async();
        if (async.kind() == AsyncKind.FUTURE) {
            emit(plan, code);
            return;
        }
        int local = 0;
        if (!async.isStatic()) {
            code.load(local++);
        }
        for (Type argument : Type.getArgumentTypes(async.method().desc)) {
            code.load(JvmValue.of(argument), local);
            local += argument.getSize();
        }
        code.invoke(async.isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
                async.owner().name, async.method().name, async.method().desc, async.inInterface());
    }

    /** Pushes a new handle; the arguments are in the locals of a stub or of a body. */
    static void emit(FramePlan plan, Code code) {
        AsyncMethod async = plan.method().async();
        code.type(Opcodes.NEW, async.frameClass()).op(Opcodes.DUP);
        code.invoke(Opcodes.INVOKESPECIAL, async.frameClass(), "<init>", "()V", false);
        if (!async.isStatic()) {
            code.op(Opcodes.DUP).load(0).putField(async.frameClass(), FrameClassEmitter.SELF,
                    BodyShape.selfDescriptor(async));
        }
        for (Spill argument : plan.start().live()) {
            code.op(Opcodes.DUP).load(argument.value(), argument.index());
            code.putField(async.frameClass(), argument.field().name(),
                    argument.field().descriptor());
        }
    }
}
