package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.plan.FrameField;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Spill;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The fixed points of one body: its slots, its frame class, and how others are called.
 *
 * @param async the method
 * @param slots where the locals stand
 * @param stackMap writes stack map frames
 * @param temporary a free slot
 * @param factory the descriptor of the method that creates the frame
 */
record BodyShape(AsyncMethod async, SlotMap slots, StackMap stackMap, int temporary,
        String factory) {

    static BodyShape of(FramePlan plan) {
        AsyncMethod async = plan.method().async();
        SlotMap slots = SlotMap.of(plan);
        int locals = async.method().maxLocals;
        return new BodyShape(async, slots,
                new StackMap(slots, async.frameClass(), locals), slots.map(locals),
                factoryDescriptor(async));
    }

    String frameClass() {
        return async.frameClass();
    }

    String frameSuperclass() {
        return async.kind().frameSuperclass();
    }

    /** Class files before version 50 have no stack map frames. */
    boolean hasStackMaps() {
        return (async.owner().version & 0xFFFF) >= Opcodes.V1_6;
    }

    /** A stack map frame of a place in the user's method, or null. */
    FrameNode frameAt(Frame<JvmValue> place) {
        List<Object> stack = new ArrayList<>();
        for (int index = 0; index < place.getStackSize(); index++) {
            stack.add(place.getStack(index).frameElement());
        }
        return hasStackMaps() ? stackMap.at(place, stack) : null;
    }

    /** The same with an empty operand stack. */
    FrameNode localsAt(Frame<JvmValue> place) {
        return hasStackMaps() ? stackMap.at(place, List.of()) : null;
    }

    /** Pushes a saved value; the frame must not keep a reference that the body may drop. */
    void take(Spill spill, Code code) {
        FrameField field = spill.field();
        if (field == null) {
            code.defaultValue(spill.value());
            return;
        }
        code.load(slots.frame()).getField(frameClass(), field.name(), field.descriptor());
        if (field.isReference()) {
            code.load(slots.frame()).op(Opcodes.ACONST_NULL);
            put(field, code);
        }
    }

    /** Saves a local. */
    void save(Spill spill, Code code) {
        if (spill.field() != null) {
            code.load(slots.frame()).load(spill.value(), slots.map(spill.index()));
            put(spill.field(), code);
        }
    }

    void put(FrameField field, Code code) {
        code.putField(frameClass(), field.name(), field.descriptor());
    }

    /** Calls a body whose operands are on the stack; it is private. */
    static void invokeBody(AsyncMethod callee, Code code) {
        code.invoke(callee.isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
                callee.owner().name, callee.method().name, callee.bodyDescriptor(),
                callee.inInterface());
    }

    /** Creates the frame at the first suspension of a call that began without one. */
    void ensureFrame(Code code) {
        if (async.takesArguments()) {
            code.load(slots.frame());
            if (!async.isStatic()) {
                code.load(0);
            }
            code.invokeStatic(frameClass(), "of", factory).store(slots.frame());
        }
    }

    static String factoryDescriptor(AsyncMethod async) {
        String frame = "L" + async.frameClass() + ";";
        return "(" + frame + (async.isStatic() ? "" : selfDescriptor(async)) + ")" + frame;
    }

    static String selfDescriptor(AsyncMethod async) {
        return Type.getObjectType(async.owner().name).getDescriptor();
    }
}
