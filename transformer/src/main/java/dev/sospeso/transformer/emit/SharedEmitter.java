package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.SharedRestore;
import dev.sospeso.transformer.plan.SitePlan;
import dev.sospeso.transformer.plan.Spill;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Writes saving and restoring for a body that must be small: each local is restored once for a whole
 * group of sites, and the code that saves ends alike for all sites that save the same at the end.
 *
 * <pre>
 *   entry:  istore target; iload target; ifeq START; iload target; ldc last; if_icmple GROUP ...
 *   GROUP:  load every local; push the frame; tableswitch { 1: RESUMED1, 2: ARRIVE2, ... }
 *   ARRIVE2: pop; push the operand stack; push the frame; goto RESUMED2
 *   SAVE1:  make the frame if there is none; target = 1; goto SAVE_AB
 *   SAVE2:  make the frame if there is none; save the operand stack; target = 2; goto SAVE_B
 *   SAVE_AB: save a
 *   SAVE_B: save b
 *           suspend(target, r); areturn
 * </pre>
 */
final class SharedEmitter {

    private final BodyShape shape;
    private final FramePlan plan;
    private final Map<SitePlan, SiteEmitter> sites = new HashMap<>();
    private final Map<Tail, LabelNode> tails = new HashMap<>();

    SharedEmitter(BodyShape shape, FramePlan plan, List<SiteEmitter> inOrder) {
        this.shape = shape;
        this.plan = plan;
        inOrder.forEach(site -> sites.put(site.plan(), site));
    }

    /**
     * What is saved from a place on, and how the body is left after it.
     *
     * @param values the locals that are still to be saved
     * @param yield whether it is left by a yield
     */
    private record Tail(List<Spill> values, boolean yield) {

        Tail next() {
            return new Tail(values.subList(1, values.size()), yield);
        }
    }

    /** Writes the dispatch, the state being on the operand stack, and all that restores and saves. */
    void write(Code code, LabelNode started, LabelNode other, Supplier<FrameNode> entryFrame) {
        int target = shape.slots().target();
        code.storeInt(target).loadInt(target).jump(Opcodes.IFEQ, started);
        Map<SharedRestore, LabelNode> groups = new HashMap<>();
        for (SharedRestore group : plan.shared()) {
            groups.put(group, new LabelNode());
            int last = group.sites().get(group.sites().size() - 1).number();
            code.loadInt(target).constant(last).jump(Opcodes.IF_ICMPLE, groups.get(group));
        }
        code.jump(Opcodes.GOTO, other);
        for (SharedRestore group : plan.shared()) {
            code.label(groups.get(group)).addFrame(entryFrame.get());
            restore(code, group);
        }
        save(code);
    }

    private void restore(Code code, SharedRestore group) {
        for (Spill spill : group.values()) {
            shape.take(spill, code);
            code.store(spill.value(), shape.slots().map(spill.index()));
        }
        code.load(shape.slots().frame());
        Map<SitePlan, LabelNode> arrivals = new HashMap<>();
        LabelNode[] labels = new LabelNode[group.sites().size()];
        for (int index = 0; index < labels.length; index++) {
            SitePlan site = group.sites().get(index);
            labels[index] = site.stack().isEmpty() ? sites.get(site).resumedLabel()
                    : arrivals.computeIfAbsent(site, key -> new LabelNode());
        }
        int first = group.sites().get(0).number();
        code.loadInt(shape.slots().target());
        code.add(new TableSwitchInsnNode(first, first + labels.length - 1, labels[0], labels));
        for (SitePlan site : group.sites()) {
            if (arrivals.containsKey(site)) {
                code.label(arrivals.get(site));
                code.addFrame(arrivalFrame(group));
                code.op(Opcodes.POP);
                sites.get(site).arrive(code);
            }
        }
    }

    private FrameNode arrivalFrame(SharedRestore group) {
        if (!shape.hasStackMaps()) {
            return null;
        }
        FrameNode frame = shape.stackMap().of(group.values(), List.of(shape.frameClass()));
        if (!shape.async().isStatic() && frame.local.get(0) == Opcodes.TOP) {
            frame.local.set(0, shape.async().owner().name);
        }
        return frame;
    }

    private void save(Code code) {
        Map<Spill, Integer> uses = new HashMap<>();
        for (SitePlan site : plan.sites()) {
            site.live().forEach(spill -> uses.merge(spill, 1, Integer::sum));
        }
        // What few sites save comes first, so that the ends are alike.
        Comparator<Spill> rareFirst = Comparator.comparing((Spill spill) -> uses.get(spill))
                .thenComparing(Spill::index);
        for (SitePlan site : plan.sites()) {
            Tail tail = new Tail(site.live().stream().filter(spill -> spill.field() != null)
                    .sorted(rareFirst).toList(), site.site().kind().isYield());
            LabelNode known = tails.get(tail);
            LabelNode label = known == null ? new LabelNode() : known;
            sites.get(site).saveStack(code, label);
            if (known == null) {
                saveLocals(code, tail, label, sites.get(site));
            }
        }
    }

    /** Writes a tail, up to where one that is there already goes on. */
    private void saveLocals(Code code, Tail whole, LabelNode label, SiteEmitter site) {
        Tail tail = whole;
        LabelNode here = label;
        for (;;) {
            tails.put(tail, here);
            code.label(here);
            if (shape.hasStackMaps()) {
                code.add(shape.stackMap().of(tail.values(), List.of("java/lang/Object")));
            }
            if (tail.values().isEmpty()) {
                code.load(shape.slots().frame()).op(Opcodes.SWAP);
                code.loadInt(shape.slots().target()).op(Opcodes.SWAP);
                site.leave(code);
                return;
            }
            shape.save(tail.values().get(0), code);
            tail = tail.next();
            if (tails.containsKey(tail)) {
                code.jump(Opcodes.GOTO, tails.get(tail));
                return;
            }
            here = new LabelNode();
        }
    }
}
