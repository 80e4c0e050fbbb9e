package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.analyse.ControlFlow;
import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.analyse.Liveness;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.normalise.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Decides what each suspension point saves: the operand stack below the call, and the live locals.
 *
 * <p>Two sites share a field when they need one of the same type. Fields are typed, so no cast is
 * needed, nor access to the type.
 */
public final class Planner {

    private final NormalMethod normal;
    private final MethodNode method;
    private final boolean compact;
    private final FrameFields fields;

    private Planner(NormalMethod normal, boolean compact) {
        this.normal = normal;
        this.compact = compact;
        this.fields = new FrameFields(compact);
        this.method = normal.async().method();
    }

    /**
     * Plans a method.
     *
     * @param normal the normalised method
     * @return the plan
     */
    public static FramePlan plan(NormalMethod normal) {
        return new Planner(normal, false).plan();
    }

    /**
     * Plans a method whose body would be too large: sites share code and fields, which is slower.
     *
     * @param normal the normalised method
     * @return the plan
     */
    public static FramePlan planCompact(NormalMethod normal) {
        return new Planner(normal, true).plan();
    }

    private FramePlan plan() {
        SitePlan start = start(normal.async());
        List<Site> suspensions = new ArrayList<>();
        List<AbstractInsnNode> calls = new ArrayList<>();
        for (Site site : normal.sites()) {
            if (site.kind().isSuspension() && normal.types().before(site.call()) != null) {
                suspensions.add(site);
                calls.add(site.call());
            }
        }
        ControlFlow flow = ControlFlow.of(method, calls);
        Liveness liveness = Liveness.of(method, flow);
        Ways ways = compact ? Ways.straight(normal) : Ways.of(normal, flow, suspensions);
        List<SitePlan> sites = new ArrayList<>();
        for (Site site : suspensions) {
            sites.add(site(sites.size() + 1, site, liveness.before(site.call()), ways));
        }
        return new FramePlan(normal, fields.all(), start, sites, ways.headers(),
                compact && !sites.isEmpty() ? SharedRestore.of(sites) : null);
    }

    private SitePlan start(AsyncMethod async) {
        fields.beginSite();
        List<Spill> arguments = new ArrayList<>();
        int local = async.isStatic() ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            JvmValue value = JvmValue.of(type);
            arguments.add(new Spill(local, value, fields.takeForLocal(local, value)));
            local += value.getSize();
        }
        return new SitePlan(0, null, List.of(), arguments, List.of(),
                List.of(new Step(0, arguments)), firstLine(), false);
    }

    private SitePlan site(int number, Site site, BitSet live, Ways ways) {
        Frame<JvmValue> before = normal.types().before(site.call());
        fields.beginSite();
        for (int local = firstLocal(); local < before.getLocals(); local++) {
            if (live.get(local) && !isTopOrNull(before.getLocal(local))) {
                fields.reserve(local, before.getLocal(local));
            }
        }
        int operands = Type.getArgumentCount(site.call().desc)
                + (site.call().getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
        List<Spill> stack = new ArrayList<>();
        for (int index = 0; index < before.getStackSize() - operands; index++) {
            JvmValue value = before.getStack(index);
            stack.add(new Spill(index, value,
                    isTopOrNull(value) ? null : fields.takeForOperand(index, value)));
        }
        List<Spill> saved = new ArrayList<>();
        List<Spill> dead = new ArrayList<>();
        for (int local = firstLocal(); local < before.getLocals(); local++) {
            JvmValue value = before.getLocal(local);
            if (value.kind() == JvmValue.Kind.TOP) {
                continue;
            }
            if (live.get(local)) {
                saved.add(new Spill(local, value,
                        isTopOrNull(value) ? null : fields.takeForLocal(local, value)));
            } else {
                dead.add(new Spill(local, value, null));
            }
        }
        return new SitePlan(number, site, stack, saved, dead, ways.way(number, saved, dead),
                lineOf(site.call()), isCovered(site.call()));
    }

    /** The receiver stays in slot 0; the frame has it. */
    private int firstLocal() {
        return normal.async().isStatic() ? 0 : 1;
    }

    /** No value, or always the same: nothing is saved. */
    private static boolean isTopOrNull(JvmValue value) {
        return value.kind() == JvmValue.Kind.TOP || value.kind() == JvmValue.Kind.NULL;
    }

    private int firstLine() {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    private int lineOf(AbstractInsnNode from) {
        for (AbstractInsnNode insn = from; insn != null; insn = insn.getPrevious()) {
            if (insn instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    private boolean isCovered(AbstractInsnNode insn) {
        int index = method.instructions.indexOf(insn);
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (method.instructions.indexOf(block.start) <= index
                    && index < method.instructions.indexOf(block.end)) {
                return true;
            }
        }
        return false;
    }
}
