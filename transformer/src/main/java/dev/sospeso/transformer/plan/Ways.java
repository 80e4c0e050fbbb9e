package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.ControlFlow;
import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.normalise.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The ways on which resumptions reach their sites, through the headers of the loops around them.
 *
 * <p>A local comes back as early as every header that follows has it with the type it has at the
 * site; so what the loop does not change is no variable of the loop for the compiler either. What
 * else a header must have is set to null or zero, and gets its value after it.
 */
final class Ways {

    private final NormalMethod normal;
    /** By site, and in the order of the code: indices of instructions. */
    private final List<List<Integer>> headersBySite;
    private final List<Integer> headers;
    /** The locals with which the body is entered. */
    private final Frame<JvmValue> entry;

    private Ways(NormalMethod normal, List<List<Integer>> headersBySite) {
        InsnList code = normal.async().method().instructions;
        this.normal = normal;
        this.headersBySite = headersBySite;
        SortedSet<Integer> all = new TreeSet<>();
        headersBySite.forEach(all::addAll);
        this.headers = List.copyOf(all);
        this.entry = new Frame<>(normal.types().before(code.getFirst()));
        if (!normal.async().takesArguments()) {
            for (int local = normal.async().isStatic() ? 0 : 1; local < entry.getLocals(); local++) {
                entry.setLocal(local, JvmValue.TOP);
            }
        }
    }

    /** Ways that lead through no header. */
    static Ways straight(NormalMethod normal) {
        return new Ways(normal, List.of());
    }

    static Ways of(NormalMethod normal, ControlFlow flow, List<Site> sites) {
        if (sites.isEmpty()) {
            return straight(normal);
        }
        List<List<Integer>> headers = Loops.headers(SuspensionFlow.of(flow, sites), sites.size());
        Map<Integer, Boolean> usable = new HashMap<>();
        for (List<Integer> ofSite : headers) {
            ofSite.removeIf(header ->
                    !usable.computeIfAbsent(header, index -> isUsable(normal, index)));
        }
        return new Ways(normal, headers);
    }

    /** Whether all that a header has on its operand stack and in its locals can be set. */
    private static boolean isUsable(NormalMethod normal, int index) {
        InsnList code = normal.async().method().instructions;
        Frame<JvmValue> header = normal.types().before(code.get(index));
        if (!isBranchTarget(code, index) || !normal.async().isStatic()
                && !header.getLocal(0).equals(normal.types().before(code.getFirst()).getLocal(0))) {
            return false;
        }
        for (int local = 0; local < header.getLocals(); local++) {
            if (!isSettable(header.getLocal(local))) {
                return false;
            }
        }
        for (int position = 0; position < header.getStackSize(); position++) {
            if (!isSettable(header.getStack(position))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a stack map frame may stand there: a loop with two entries may begin at any place. */
    private static boolean isBranchTarget(InsnList code, int index) {
        for (int before = index - 1; before >= 0 && code.get(before).getOpcode() < 0; before--) {
            if (code.get(before) instanceof FrameNode) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSettable(JvmValue value) {
        return switch (value.kind()) {
            case UNINITIALIZED, UNINITIALIZED_THIS, RETURN_ADDRESS -> false;
            default -> true;
        };
    }

    /** The headers of all ways, in the order of the code. */
    List<AbstractInsnNode> headers() {
        InsnList code = normal.async().method().instructions;
        List<AbstractInsnNode> insns = new ArrayList<>();
        for (int header : headers) {
            insns.add(code.get(header));
        }
        return insns;
    }

    /**
     * Decides where on its way the locals of a site are set.
     *
     * @param site its number, from 1
     * @param live the locals that come from the frame
     * @param dead the locals that get null or zero
     */
    List<Step> way(int site, List<Spill> live, List<Spill> dead) {
        List<Integer> passed = headersBySite.isEmpty() ? List.of() : headersBySite.get(site - 1);
        List<Frame<JvmValue>> types = new ArrayList<>();
        List<Step> way = new ArrayList<>();
        for (int header : passed) {
            types.add(normal.types().before(normal.async().method().instructions.get(header)));
            way.add(new Step(headers.indexOf(header) + 1, new ArrayList<>()));
        }
        way.add(new Step(0, new ArrayList<>()));
        for (Spill spill : live) {
            way.get(firstStep(spill, types)).values().add(spill);
        }
        for (Spill spill : dead) {
            way.get(firstStep(spill, types)).values().add(spill);
        }
        for (int step = 0; step < types.size(); step++) {
            addDefaults(way.get(step).values(), step == 0 ? entry : types.get(step - 1),
                    types.get(step));
        }
        return way;
    }

    private static int firstStep(Spill spill, List<Frame<JvmValue>> types) {
        int step = types.size();
        while (step > 0 && types.get(step - 1).getLocal(spill.index()).equals(spill.value())) {
            step--;
        }
        return step;
    }

    /** What a header must have, and neither is there already nor set by the step that leads to it. */
    private static void addDefaults(List<Spill> values, Frame<JvmValue> before,
            Frame<JvmValue> header) {
        for (int local = 0; local < header.getLocals(); local++) {
            JvmValue value = header.getLocal(local);
            if (value.kind() != JvmValue.Kind.TOP && !before.getLocal(local).equals(value)
                    && !sets(values, local)) {
                values.add(new Spill(local, value, null));
            }
        }
    }

    private static boolean sets(List<Spill> values, int local) {
        for (Spill spill : values) {
            if (spill.index() == local) {
                return true;
            }
        }
        return false;
    }
}
