package dev.sospeso.transformer.emit;

import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_FRAME;
import static dev.sospeso.transformer.bytecode.RuntimeNames.ENCLOSED;
import static dev.sospeso.transformer.bytecode.RuntimeNames.SUSPENSION;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.normalise.Site;
import dev.sospeso.transformer.plan.FrameField;
import dev.sospeso.transformer.plan.SitePlan;
import dev.sospeso.transformer.plan.Spill;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Writes the parts of one suspension point: at the site, where it saves, where it arrives.
 *
 * <pre>
 *   [.., operands]
 *   call                       AsyncFrame.await(operands, depth)
 *                              dup; instanceof Suspension; ifeq GO; goto SAVE
 *                      →     RESUMED:   [.., frame]
 *                              frame.resumed()
 *                            GO:        [.., value]
 * </pre>
 */
final class SiteEmitter {

    private static final String OBJECT = "java/lang/Object";

    private final BodyShape shape;
    private final SitePlan plan;
    private final Frame<JvmValue> before;
    private final LabelNode save = new LabelNode();
    private final LabelNode resumed = new LabelNode();
    private final LabelNode go = new LabelNode();

    SiteEmitter(BodyShape shape, SitePlan plan, Frame<JvmValue> before) {
        this.shape = shape;
        this.plan = plan;
        this.before = before;
    }

    int number() {
        return plan.number();
    }

    /** What stands at the site, inside the user's exception ranges. */
    void site(Code code, boolean frameFollows) {
        if (!plan.site().kind().isYield()) {
            begin(shape, plan.site(), code);
            code.op(Opcodes.DUP).type(Opcodes.INSTANCEOF, SUSPENSION).jump(Opcodes.IFEQ, go);
        }
        code.jump(Opcodes.GOTO, save);
        code.label(resumed);
        frame(code, shape.frameClass());
        code.invokeVirtual(ASYNC_FRAME, "resumed", "()Ljava/lang/Object;");
        if (!plan.site().kind().isYield()) {
            code.label(go);
            frame(code, OBJECT);
            if (frameFollows) {
                // Two frames cannot stand at one place.
                code.op(Opcodes.NOP);
            }
        }
    }

    /** Completes the call of a site with frame and depth. */
    static void begin(BodyShape shape, Site site, Code code) {
        MethodInsnNode call = site.call();
        switch (site.kind()) {
            case CALL, TAIL_CALL -> {
                code.op(Opcodes.ACONST_NULL).loadInt(shape.slots().depth())
                        .op(Opcodes.ICONST_1).op(Opcodes.IADD);
                BodyShape.invokeBody(site.callee(), code);
            }
            case DELEGATE -> code.load(shape.slots().frame()).op(Opcodes.SWAP)
                    .invokeVirtual(call.owner, call.name, call.desc);
            case FINISH -> {
                code.load(shape.slots().frame());
                if (!call.desc.startsWith("()")) {
                    code.op(Opcodes.SWAP);
                }
                code.invokeVirtual(call.owner, call.name, call.desc);
            }
            default -> code.loadInt(shape.slots().depth()).invokeStatic(call.owner, call.name,
                    call.desc.replace(")", "I)"));
        }
    }

    /** Saves the operand stack and the live locals, and leaves the body. */
    void save(Code code) {
        code.label(save);
        frame(code, OBJECT);
        boolean yield = plan.site().kind().isYield();
        if (!yield) {
            openEnclosed(code);
        }
        int frame = shape.slots().frame();
        int awaited = shape.temporary();
        code.store(awaited);
        shape.ensureFrame(code);
        for (int index = plan.stack().size() - 1; index >= 0; index--) {
            saveStackValue(plan.stack().get(index), code);
        }
        for (Spill spill : plan.live()) {
            if (spill.field() != null) {
                code.load(frame).load(spill.value(), shape.slots().map(spill.index()));
                put(spill.field(), code);
            }
        }
        code.load(frame).constant(plan.number()).load(awaited);
        code.invokeVirtual(yield ? shape.frameSuperclass() : ASYNC_FRAME,
                yield ? "yield" : "suspend", "(ILjava/lang/Object;)Ljava/lang/Object;");
        code.op(Opcodes.ARETURN);
    }

    /** A value that is itself a suspension comes enclosed. */
    private void openEnclosed(Code code) {
        LabelNode suspended = new LabelNode();
        code.op(Opcodes.DUP).type(Opcodes.INSTANCEOF, ENCLOSED).jump(Opcodes.IFEQ, suspended);
        code.type(Opcodes.CHECKCAST, ENCLOSED);
        code.invokeVirtual(ENCLOSED, "take", "()Ljava/lang/Object;").jump(Opcodes.GOTO, go);
        code.label(suspended);
        frame(code, OBJECT);
    }

    private void saveStackValue(Spill spill, Code code) {
        if (spill.field() == null) {
            code.op(Opcodes.POP);
        } else if (spill.value().getSize() == 1) {
            code.load(shape.slots().frame()).op(Opcodes.SWAP);
            put(spill.field(), code);
        } else {
            code.load(shape.slots().frame()).op(Opcodes.DUP_X2).op(Opcodes.POP);
            put(spill.field(), code);
        }
    }

    /** The locals are back: pushes the operand stack and goes on at the site. */
    void arrive(Code code) {
        for (Spill spill : plan.stack()) {
            shape.take(spill, code);
        }
        code.load(shape.slots().frame()).jump(Opcodes.GOTO, resumed);
    }

    private void put(FrameField field, Code code) {
        code.putField(shape.frameClass(), field.name(), field.descriptor());
    }

    /** A stack map frame: the site's locals, the stack below its operands, and one value. */
    private void frame(Code code, String top) {
        if (shape.hasStackMaps()) {
            List<Object> stack = new ArrayList<>();
            for (Spill spill : plan.stack()) {
                stack.add(spill.value().frameElement());
            }
            stack.add(top);
            code.add(shape.stackMap().at(before, stack));
        }
    }
}
