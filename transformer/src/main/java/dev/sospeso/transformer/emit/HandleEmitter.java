package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Spill;
import org.objectweb.asm.Opcodes;

/** Writes the creation of a handle: a frame that keeps the arguments until it is started. */
final class HandleEmitter {

    private HandleEmitter() {
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
