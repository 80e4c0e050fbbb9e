package dev.sospeso.transformer.emit;

import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_FRAME;
import static dev.sospeso.transformer.bytecode.RuntimeNames.MAX_DEPTH;
import static dev.sospeso.transformer.bytecode.RuntimeNames.STOP_ITERATION;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.normalise.Site;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.SitePlan;
import dev.sospeso.transformer.plan.Spill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Writes the body: the user's code, and before it, on no line and in no exception range, all that
 * dispatches, saves and restores.
 */
final class BodyEmitter {

    private final FramePlan plan;
    private final MethodNode method;
    private final BodyShape shape;
    private final Frame<JvmValue> entry;
    private final LabelNode start = new LabelNode();
    private final LabelNode end = new LabelNode();
    private final LabelNode restoreArguments = new LabelNode();

    private BodyEmitter(FramePlan plan) {
        this.plan = plan;
        this.method = plan.method().async().method();
        this.shape = BodyShape.of(plan);
        this.entry = plan.method().types().before(method.instructions.getFirst());
    }

    /** Writes the body; the user's code moves from its method into it. */
    static MethodNode emit(FramePlan plan) {
        return new BodyEmitter(plan).emit();
    }

    private MethodNode emit() {
        MethodNode body = new MethodNode(
                method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_STRICT) | Opcodes.ACC_PRIVATE,
                method.name, shape.async().bodyDescriptor(), null, null);
        Map<AbstractInsnNode, SiteEmitter> emitters = new HashMap<>();
        List<SiteEmitter> inOrder = new ArrayList<>();
        for (SitePlan site : plan.sites()) {
            SiteEmitter emitter = new SiteEmitter(shape, site,
                    plan.method().types().before(site.site().call()));
            emitters.put(site.site().call(), emitter);
            inOrder.add(emitter);
        }
        LabelNode stopIteration = convertsStopIteration() ? new LabelNode() : null;
        WayEmitter ways = new WayEmitter(shape, plan, inOrder);
        InsnList head = head(ways, inOrder, stopIteration);
        renameSlots();
        ways.checkAtHeaders(method.instructions);
        rewriteUserCode(emitters);
        body.instructions.add(head);
        body.instructions.add(method.instructions);
        body.instructions.add(end);
        body.tryCatchBlocks = new ArrayList<>(method.tryCatchBlocks);
        if (stopIteration != null) {
            body.tryCatchBlocks.add(
                    new TryCatchBlockNode(start, end, stopIteration, STOP_ITERATION));
        }
        moveVariables(body);
        return body;
    }

    /** A StopIteration must not leave a coroutine (PEP 479); generators are watched by their frame. */
    private boolean convertsStopIteration() {
        return plan.method().async().kind() == AsyncKind.COROUTINE
                || plan.method().async().kind() == AsyncKind.FUTURE;
    }

    private InsnList head(WayEmitter ways, List<SiteEmitter> sites, LabelNode stopIteration) {
        Code code = new Code();
        if (shape.slots().hasTarget()) {
            code.op(Opcodes.ICONST_0).storeInt(shape.slots().target());
        }
        LabelNode first = new LabelNode();
        boolean takesArguments = shape.async().takesArguments();
        if (takesArguments) {
            code.load(shape.slots().frame()).jump(Opcodes.IFNULL, first);
        }
        LabelNode tail = plan.isReplaceable() ? new LabelNode() : null;
        code.load(shape.slots().frame()).invokeVirtual(ASYNC_FRAME, "enter", "()I");
        if (plan.isCompact()) {
            new SharedEmitter(shape, plan, sites).write(code, restoreArguments, tail);
        } else {
            ways.ways(code, restoreArguments, tail, this::entryFrame);
            sites.forEach(site -> site.save(code));
        }
        if (tail != null) {
            tail(code, tail);
        }
        if (stopIteration != null) {
            code.label(stopIteration);
            if (shape.hasStackMaps()) {
                code.add(StackMap.stackOnly(STOP_ITERATION));
            }
            code.invokeStatic(ASYNC_FRAME, "escaped",
                    "(L" + STOP_ITERATION + ";)Ljava/lang/RuntimeException;").op(Opcodes.ATHROW);
        }
        if (takesArguments) {
            beginFirst(code, first);
        }
        restoreArguments(code);
        code.label(start).addFrame(shape.localsAt(entry));
        if (frameFollows(method.instructions.getFirst())) {
            code.op(Opcodes.NOP);
        }
        return code.list();
    }

    /** The body has become an await of something else, which has ended. */
    private void tail(Code code, LabelNode tail) {
        code.label(tail).addFrame(entryFrame());
        code.load(shape.slots().frame());
        code.invokeVirtual(ASYNC_FRAME, "resumed", "()Ljava/lang/Object;");
        code.invokeStatic("dev/sospeso/Suspension", "enclose",
                "(Ljava/lang/Object;)Ljava/lang/Object;").op(Opcodes.ARETURN);
    }

    /** Runs on into the user's code, where two frames cannot stand at one place. */
    private void restoreArguments(Code code) {
        code.label(restoreArguments);
        if (!plan.start().live().isEmpty() || shape.slots().hasTarget()) {
            code.addFrame(entryFrame());
        }
        for (Spill argument : plan.start().live()) {
            shape.take(argument, code);
            code.store(argument.value(), shape.slots().map(argument.index()));
        }
        if (shape.slots().hasTarget()) {
            // It is zero, but now the compiler knows, and drops the checks in loops.
            code.op(Opcodes.ICONST_0).storeInt(shape.slots().target());
        }
    }

    /** A call without a frame: runs on, unless the Java stack is deep; then the driver starts it. */
    private void beginFirst(Code code, LabelNode first) {
        code.label(first).addFrame(entryFrame());
        code.loadInt(shape.slots().depth()).constant(MAX_DEPTH).jump(Opcodes.IF_ICMPLT, start);
        HandleEmitter.emitCall(plan, code);
        code.op(Opcodes.ARETURN);
    }

    /** The locals when the body is entered: its parameters. */
    private FrameNode entryFrame() {
        if (!shape.hasStackMaps()) {
            return null;
        }
        FrameNode full = shape.localsAt(entry);
        if (!shape.async().takesArguments()) {
            int kept = shape.slots().map(shape.async().isStatic() ? 0 : 1);
            full.local = full.local.subList(0, kept);
        }
        return full;
    }

    /** Whether a frame of the user's code stands before the next instruction. */
    private static boolean frameFollows(AbstractInsnNode from) {
        for (AbstractInsnNode insn = from; insn != null && insn.getOpcode() < 0;
                insn = insn.getNext()) {
            if (insn instanceof FrameNode) {
                return true;
            }
        }
        return false;
    }

    private void rewriteUserCode(Map<AbstractInsnNode, SiteEmitter> emitters) {
        InsnList code = method.instructions;
        for (Site site : plan.method().sites()) {
            SiteEmitter emitter = emitters.get(site.call());
            Code replacement = new Code();
            if (emitter != null) {
                emitter.site(replacement, frameFollows(site.call().getNext()));
            } else {
                SiteEmitter.begin(shape, site, replacement);
            }
            code.insertBefore(site.call(), replacement.list());
            code.remove(site.call());
        }
    }

    /** Renames the slots of the user's instructions; the new ones come later. */
    private void renameSlots() {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof VarInsnNode access) {
                access.var = shape.slots().map(access.var);
            } else if (insn instanceof IincInsnNode increment) {
                increment.var = shape.slots().map(increment.var);
            } else if (insn instanceof FrameNode frame) {
                method.instructions.set(frame, shape.stackMap().renamed(frame));
            }
        }
    }

    private void moveVariables(MethodNode body) {
        if (method.localVariables != null) {
            body.localVariables = new ArrayList<>();
            for (LocalVariableNode variable : method.localVariables) {
                variable.index = shape.slots().map(variable.index);
                body.localVariables.add(variable);
            }
        }
        body.visibleLocalVariableAnnotations = moved(method.visibleLocalVariableAnnotations);
        body.invisibleLocalVariableAnnotations = moved(method.invisibleLocalVariableAnnotations);
    }

    private List<LocalVariableAnnotationNode> moved(List<LocalVariableAnnotationNode> nodes) {
        if (nodes != null) {
            for (LocalVariableAnnotationNode node : nodes) {
                node.index.replaceAll(shape.slots()::map);
            }
        }
        return nodes;
    }
}
