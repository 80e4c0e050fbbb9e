package dev.sospeso.transformer.emit;

import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_FRAME;
import static dev.sospeso.transformer.bytecode.RuntimeNames.SUSPENSION;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.normalise.Site;
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
 *
 * <p>A value that is itself a suspension comes enclosed, and is saved as if it had to be waited for:
 * the driver goes on with it at once.
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

    SitePlan plan() {
        return plan;
    }

    LabelNode resumedLabel() {
        return resumed;
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
            case BOX -> code.load(shape.slots().frame()).invokeStatic(call.owner, call.name,
                    call.desc.replace(")", "L" + call.owner + ";)"));
            case FINISH -> {
                code.load(shape.slots().frame());
                if (!call.desc.startsWith("()")) {
                    code.op(Opcodes.SWAP);
                }
                code.invokeVirtual(call.owner, call.name, call.desc);
            }
            // The cast changes nothing, but here the JIT learns what this very site awaits.
            case AWAIT -> code.type(Opcodes.CHECKCAST, RuntimeNames.AWAITABLE).loadInt(
                    shape.slots().depth()).invokeStatic(call.owner, call.name,
                            call.desc.replace(")", "I)"));
            default -> code.loadInt(shape.slots().depth()).invokeStatic(call.owner, call.name,
                    call.desc.replace(")", "I)"));
        }
    }

    /** Saves the operand stack and the live locals, and leaves the body. */
    void save(Code code) {
        beginSave(code);
        int awaited = shape.temporary();
        code.store(awaited);
        shape.ensureFrame(code);
        saveStack(code);
        for (Spill spill : plan.live()) {
            shape.save(spill, code);
        }
        code.load(shape.slots().frame()).constant(plan.number()).load(awaited);
        leave(code);
    }

    /** Saves the operand stack and goes where the live locals are saved, with the target set. */
    void saveStack(Code code, LabelNode saveLocals) {
        beginSave(code);
        if (plan.stack().isEmpty()) {
            shape.ensureFrame(code);
        } else {
            code.store(shape.temporary());
            shape.ensureFrame(code);
            saveStack(code);
            code.load(shape.temporary());
        }
        code.constant(plan.number()).storeInt(shape.slots().target());
        code.jump(Opcodes.GOTO, saveLocals);
    }

    private void beginSave(Code code) {
        code.label(save);
        frame(code, OBJECT);
    }

    /** Suspends: frame, number and what is awaited or yielded are on the operand stack. */
    void leave(Code code) {
        boolean yield = plan.site().kind().isYield();
        code.invokeVirtual(yield ? shape.frameSuperclass() : ASYNC_FRAME,
                yield ? "yield" : "suspend", "(ILjava/lang/Object;)Ljava/lang/Object;");
        code.op(Opcodes.ARETURN);
    }

    private void saveStack(Code code) {
        for (int index = plan.stack().size() - 1; index >= 0; index--) {
            Spill spill = plan.stack().get(index);
            if (spill.field() == null) {
                code.op(Opcodes.POP);
            } else if (spill.value().getSize() == 1) {
                code.load(shape.slots().frame()).op(Opcodes.SWAP);
                shape.put(spill.field(), code);
            } else {
                code.load(shape.slots().frame()).op(Opcodes.DUP_X2).op(Opcodes.POP);
                shape.put(spill.field(), code);
            }
        }
    }

    /** The locals are back: pushes the operand stack and goes on at the site. */
    void arrive(Code code) {
        for (Spill spill : plan.stack()) {
            shape.take(spill, code);
        }
        code.load(shape.slots().frame()).jump(Opcodes.GOTO, resumed);
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
