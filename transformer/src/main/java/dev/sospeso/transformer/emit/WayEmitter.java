package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.analyse.AllocationLabel;
import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.SitePlan;
import dev.sospeso.transformer.plan.Spill;
import dev.sospeso.transformer.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Writes the ways on which resumptions reach their sites.
 *
 * <pre>
 *   entry:   dup; istore target; tableswitch { 2: WAY2 }
 *   WAY2:    load what the loop has; goto HEADER
 *   AT_LOOP: switch (target) { 2: REST2 }         // left out if there is only one way on
 *   REST2:   load the rest; push the operand stack; target = 0; push the frame; goto RESUMED2
 *
 *   HEADER:  iload target; ifne AT_LOOP           // in the user's code
 * </pre>
 */
final class WayEmitter {

    private static final int ENTRY = 0;

    private final BodyShape shape;
    private final FramePlan plan;
    private final Map<Integer, SiteEmitter> sites = new TreeMap<>();
    private final List<LabelNode> headers = new ArrayList<>();
    private final List<LabelNode> atLoops = new ArrayList<>();

    WayEmitter(BodyShape shape, FramePlan plan, List<SiteEmitter> inOrder) {
        this.shape = shape;
        this.plan = plan;
        for (SiteEmitter site : inOrder) {
            sites.put(site.plan().number(), site);
        }
        for (int header = 0; header < plan.headers().size(); header++) {
            headers.add(new LabelNode());
            atLoops.add(new LabelNode());
        }
    }

    /**
     * Where a resumption goes on from the entry or a loop's header; sites with the same step share it.
     *
     * @param step what is set, and where it leads
     * @param site the site if the step leads to it, else 0
     */
    private record Branch(Step step, int site) { }

    /**
     * Writes the dispatch at the entry, where the state is on the operand stack, and all ways.
     *
     * @param started where a body goes on that has not begun
     * @param other where it goes on if it stands at no site, or null if it always does
     * @param entryFrame makes stack map frames with the locals of the entry, or null
     */
    void ways(Code code, LabelNode started, LabelNode other, Supplier<FrameNode> entryFrame) {
        Map<Branch, LabelNode> branches = new LinkedHashMap<>();
        LabelNode[] labels = new LabelNode[plan.sites().size() + 1];
        labels[0] = started;
        for (SitePlan site : plan.sites()) {
            labels[site.number()] = label(branches, site, 0);
        }
        if (shape.slots().hasTarget()) {
            code.op(Opcodes.DUP).storeInt(shape.slots().target());
        }
        dispatch(code, labels, other);
        branches.forEach((branch, label) -> branch(code, label, entryFrame.get(), branch));
        for (int header = 1; header <= headers.size(); header++) {
            atLoop(code, header);
        }
    }

    /** Few states take a jump; the last one of many is what remains, if no other can be. */
    private static void dispatch(Code code, LabelNode[] labels, LabelNode other) {
        int last = labels.length - 1;
        if (other != null) {
            code.add(new TableSwitchInsnNode(0, last, other, labels));
        } else if (last == 0) {
            code.op(Opcodes.POP).jump(Opcodes.GOTO, labels[0]);
        } else if (last == 1) {
            code.jump(Opcodes.IFEQ, labels[0]);
        } else {
            code.add(new TableSwitchInsnNode(0, last - 1, labels[last],
                    Arrays.copyOf(labels, last)));
        }
    }

    private static LabelNode label(Map<Branch, LabelNode> branches, SitePlan site, int index) {
        Step step = site.way().get(index);
        Branch branch = new Branch(step, step.header() == 0 ? site.number() : 0);
        return branches.computeIfAbsent(branch, key -> new LabelNode());
    }

    private void atLoop(Code code, int header) {
        code.label(atLoops.get(header - 1));
        Map<Branch, LabelNode> branches = new LinkedHashMap<>();
        TreeMap<Integer, LabelNode> targets = new TreeMap<>();
        for (SitePlan site : plan.sites()) {
            for (int index = 0; index < site.way().size() - 1; index++) {
                if (site.way().get(index).header() == header) {
                    targets.put(site.number(), label(branches, site, index + 1));
                }
            }
        }
        Frame<JvmValue> types = types(header);
        code.addFrame(shape.frameAt(types));
        for (int index = types.getStackSize() - 1; index >= 0; index--) {
            code.op(types.getStack(index).getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
        }
        if (branches.size() == 1) {
            branch(code, branches.keySet().iterator().next());
            return;
        }
        code.loadInt(shape.slots().target());
        code.add(switchOn(targets));
        branches.forEach((branch, label) -> branch(code, label, shape.localsAt(types), branch));
    }

    private Frame<JvmValue> types(int header) {
        return plan.method().types().before(plan.headers().get(header - 1));
    }

    private static AbstractInsnNode switchOn(TreeMap<Integer, LabelNode> targets) {
        LabelNode any = targets.firstEntry().getValue();
        int first = targets.firstKey();
        int last = targets.lastKey();
        if (last - first >= 2 * targets.size()) {
            return new LookupSwitchInsnNode(any,
                    targets.keySet().stream().mapToInt(site -> site).toArray(),
                    targets.values().toArray(new LabelNode[0]));
        }
        LabelNode[] labels = new LabelNode[last - first + 1];
        Arrays.setAll(labels, index -> targets.getOrDefault(first + index, any));
        return new TableSwitchInsnNode(first, last, any, labels);
    }

    private void branch(Code code, LabelNode label, FrameNode frame, Branch branch) {
        code.label(label).addFrame(frame);
        branch(code, branch);
    }

    /** Sets the locals of a step and goes where it leads. */
    private void branch(Code code, Branch branch) {
        for (Spill spill : branch.step().values()) {
            shape.take(spill, code);
            code.store(spill.value(), shape.slots().map(spill.index()));
        }
        int header = branch.step().header();
        if (header > 0) {
            Frame<JvmValue> types = types(header);
            for (int index = 0; index < types.getStackSize(); index++) {
                code.defaultValue(types.getStack(index));
            }
            code.jump(Opcodes.GOTO, headers.get(header - 1));
            return;
        }
        if (shape.slots().hasTarget()) {
            code.op(Opcodes.ICONST_0).storeInt(shape.slots().target());
        }
        sites.get(branch.site()).arrive(code);
    }

    /** Puts the checks at the headers of the loops. */
    void checkAtHeaders(InsnList userCode) {
        for (int header = 0; header < headers.size(); header++) {
            Code check = new Code();
            check.label(headers.get(header)).loadInt(shape.slots().target());
            check.jump(Opcodes.IFNE, atLoops.get(header));
            AbstractInsnNode first = plan.headers().get(header);
            Set<LabelNode> names = first.getOpcode() == Opcodes.NEW
                    ? AllocationLabel.all(first) : Set.of();
            userCode.insertBefore(first, check.list());
            if (!names.isEmpty()) {
                rename(names, userCode, first);
            }
        }
    }

    /** Stack map frames name an uninitialised object by its NEW, which stands behind the check now. */
    private static void rename(Set<LabelNode> names, InsnList code, AbstractInsnNode allocation) {
        LabelNode name = new LabelNode();
        code.insertBefore(allocation, name);
        UnaryOperator<Object> renamed = type -> names.contains(type) ? name : type;
        for (AbstractInsnNode insn : code) {
            if (insn instanceof FrameNode frame) {
                frame.local = frame.local.stream().map(renamed).toList();
                frame.stack = frame.stack.stream().map(renamed).toList();
            }
        }
    }
}
