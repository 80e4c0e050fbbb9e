package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.SitePlan;
import dev.sospeso.transformer.plan.Spill;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Writes saving and restoring for a body that must be small: the locals are restored once for all
 * sites, and the code that saves ends alike for all sites that save the same at the end.
 *
 * <pre>
 *   entry:   istore target; iload target; ifeq START
 *            load every local; push the frame; tableswitch { 1: RESUMED1, 2: ARRIVE2, ... }
 *   ARRIVE2: pop; load the locals with other types here; push the operand stack; push the frame
 *            goto RESUMED2
 *
 *   SAVE1:   make the frame if there is none; target = 1; goto SAVE_AB
 *   SAVE2:   make the frame if there is none; save the operand stack; target = 2; goto SAVE_B
 *   SAVE_AB: save a
 *   SAVE_B:  save b
 *            suspend(target, r); areturn
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
    void write(Code code, LabelNode started, LabelNode other) {
        int target = shape.slots().target();
        code.storeInt(target).loadInt(target).jump(Opcodes.IFEQ, started);
        if (other != null) {
            code.loadInt(target).constant(plan.sites().size()).jump(Opcodes.IF_ICMPGT, other);
        }
        for (Spill spill : plan.shared().values()) {
            restore(spill, code);
        }
        code.load(shape.slots().frame()).loadInt(target);
        Map<SitePlan, LabelNode> arrivals = new LinkedHashMap<>();
        LabelNode[] labels = plan.sites().stream().map(site -> label(site, arrivals))
                .toArray(LabelNode[]::new);
        code.add(new TableSwitchInsnNode(1, labels.length, labels[0], labels));
        arrivals.forEach((site, label) -> arrive(code, site, label));
        save(code);
    }

    private LabelNode label(SitePlan site, Map<SitePlan, LabelNode> arrivals) {
        if (site.stack().isEmpty() && plan.shared().missing(site).isEmpty()) {
            return sites.get(site).resumedLabel();
        }
        return arrivals.computeIfAbsent(site, key -> new LabelNode());
    }

    private void arrive(Code code, SitePlan site, LabelNode label) {
        code.label(label).addFrame(arrivalFrame()).op(Opcodes.POP);
        for (Spill spill : plan.shared().missing(site)) {
            restore(spill, code);
        }
        sites.get(site).arrive(code);
    }

    private void restore(Spill spill, Code code) {
        shape.take(spill, code);
        code.store(spill.value(), shape.slots().map(spill.index()));
    }

    private FrameNode arrivalFrame() {
        if (!shape.hasStackMaps()) {
            return null;
        }
        FrameNode frame = shape.stackMap().of(plan.shared().values(),
                List.of(shape.frameClass()));
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
