package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.AsyncFrame;
import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.SitePlan;
import dev.sospeso.transformer.plan.Spill;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Every suspended frame of every target holds what its site needs and nothing else, and a frame that
 * has ended holds nothing but its receiver. What is needed is found by another way than the transformer's: for each
 * local, a walk over all paths from the site to where it is read.
 */
@Timeout(300)
final class DeadReferencesTest {

    /** Whoever keeps the handle of a method that has ended keeps its receiver. */
    private static final Set<String> ENDED = Set.of("self");
    private static final int MOST_CLOSED = 2;

    private final Variant variant = new Variant(Compiler.JAVAC, true);
    private final Map<String, FramePlan> plans = PlannedSites.of(variant.classes());
    private final List<String> wrong = new ArrayList<>();
    private int looks;

    @Test
    void whatIsSavedIsWhatMayBeReadAgain() {
        for (Map.Entry<String, FramePlan> plan : plans.entrySet()) {
            MethodNode method = plan.getValue().method().async().method();
            List<List<Integer>> handlers = handlers(method);
            for (SitePlan site : plan.getValue().sites()) {
                Set<Integer> saved = new TreeSet<>();
                site.live().forEach(spill -> saved.add(spill.index()));
                int first = plan.getValue().method().async().isStatic() ? 0 : 1;
                saved.removeIf(local -> local < first);
                Set<Integer> read = read(plan.getValue(), site, first, handlers);
                if (!saved.equals(read)) {
                    wrong.add(plan.getKey() + " " + site + " needs " + read);
                }
                looks++;
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(looks > 1000, "only " + looks);
    }

    private static Set<Integer> read(FramePlan plan, SitePlan site, int first,
            List<List<Integer>> handlers) {
        InsnList code = plan.method().async().method().instructions;
        Frame<JvmValue> before = plan.method().types().before(site.site().call());
        Set<Integer> read = new TreeSet<>();
        for (int local = first; local < before.getLocals(); local++) {
            if (before.getLocal(local).kind() != JvmValue.Kind.TOP
                    && isRead(local, code, code.indexOf(site.site().call()), handlers)) {
                read.add(local);
            }
        }
        return read;
    }

    /** Follows all paths, until one reads the local; a path ends where it is written. */
    private static boolean isRead(int local, InsnList code, int from,
            List<List<Integer>> handlers) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            int index = open.pop();
            if (seen.get(index)) {
                continue;
            }
            seen.set(index);
            AbstractInsnNode insn = code.get(index);
            open.addAll(handlers.get(index));
            if (insn instanceof IincInsnNode increment && increment.var == local) {
                return true;
            }
            if (insn instanceof VarInsnNode access && access.var == local) {
                if (access.getOpcode() <= Opcodes.ALOAD) {
                    return true;
                }
                continue;
            }
            open.addAll(next(insn, index, code));
        }
        return false;
    }

    private static List<Integer> next(AbstractInsnNode insn, int index, InsnList code) {
        List<Integer> next = new ArrayList<>();
        boolean falls = true;
        if (insn instanceof JumpInsnNode jump) {
            next.add(code.indexOf(jump.label));
            falls = insn.getOpcode() != Opcodes.GOTO;
        } else if (insn instanceof TableSwitchInsnNode table) {
            table.labels.forEach(label -> next.add(code.indexOf(label)));
            next.add(code.indexOf(table.dflt));
            falls = false;
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            lookup.labels.forEach(label -> next.add(code.indexOf(label)));
            next.add(code.indexOf(lookup.dflt));
            falls = false;
        } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN
                || insn.getOpcode() == Opcodes.ATHROW) {
            falls = false;
        }
        if (falls && index + 1 < code.size()) {
            next.add(index + 1);
        }
        return next;
    }

    private static List<List<Integer>> handlers(MethodNode method) {
        List<List<Integer>> handlers = new ArrayList<>();
        for (int index = 0; index < method.instructions.size(); index++) {
            List<Integer> here = new ArrayList<>();
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if (method.instructions.indexOf(block.start) <= index
                        && index < method.instructions.indexOf(block.end)) {
                    here.add(method.instructions.indexOf(block.handler));
                }
            }
            handlers.add(here);
        }
        return handlers;
    }

    @Test
    void suspendedFramesHoldNothingDeadAndEndedFramesNothing() throws Exception {
        for (Method target : targets().toList()) {
            int suspensions = run(target, Integer.MAX_VALUE);
            for (int close = 1; close <= Math.min(suspensions, MOST_CLOSED); close++) {
                run(target, close);
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(looks > 2000, "only " + looks);
    }

    private Stream<Method> targets() {
        ClassLoader loader = variant.transformed().loader();
        return Targets.classes(variant.classes()).stream()
                .filter(name -> !name.startsWith("targets/generated/")).flatMap(name -> {
                    try {
                        return Targets.of(loader.loadClass(name.replace('/', '.'))).stream();
                    } catch (ClassNotFoundException exception) {
                        throw new AssertionError(exception);
                    }
                }).filter(target -> Coroutine.class.isAssignableFrom(target.getReturnType())
                        && !target.getDeclaringClass().getName().startsWith("targets.stages."));
    }

    /** Drives a target, looking at each suspension, and closes it at one of them. */
    private int run(Method target, int close) throws Exception {
        Probe probe = new Probe(Timing.LATER);
        Coroutine<?> coroutine = (Coroutine<?>) target.invoke(null, probe);
        Set<Object> frames = Collections.newSetFromMap(new IdentityHashMap<>());
        String name = target.getDeclaringClass().getSimpleName() + "." + target.getName();
        int suspensions = 0;
        try {
            while (true) {
                Object yielded = coroutine.send(null);
                suspensions++;
                look(name + " at suspension " + suspensions, coroutine, frames);
                if (suspensions == close) {
                    coroutine.close();
                    break;
                }
                if (yielded instanceof Signal<?> signal) {
                    signal.complete();
                }
            }
        } catch (StopIteration end) {
            // It has returned.
        } catch (RuntimeException | Error failure) {
            // It has thrown, or goes on in spite of being closed.
        }
        for (Object frame : frames) {
            // A generator that nobody closed is garbage as it is.
            if (value(frame, "state").equals(Integer.MAX_VALUE)) {
                holds(name + (close > suspensions ? " at its end" : " closed at " + close), frame,
                        ENDED);
            }
        }
        return suspensions;
    }

    private void look(String when, Coroutine<?> coroutine, Set<Object> frames) throws Exception {
        Object frame = coroutine;
        while (frame instanceof AsyncFrame) {
            FramePlan plan = plans.get(frame.getClass().getName().replace('.', '/'));
            if (plan != null) {
                frames.add(frame);
                int state = value(frame, "state") instanceof Integer number ? number : -1;
                if (state >= 0 && state <= plan.sites().size()) {
                    SitePlan site = state == 0 ? plan.start() : plan.sites().get(state - 1);
                    holds(when, frame, fields(site));
                }
            }
            frame = value(frame, "transfer");
        }
    }

    private static Set<String> fields(SitePlan site) {
        Set<String> fields = new HashSet<>(Set.of("self"));
        Stream.concat(site.live().stream(), site.stack().stream()).map(Spill::field)
                .filter(field -> field != null).forEach(field -> fields.add(field.name()));
        return fields;
    }

    private void holds(String when, Object frame, Set<String> allowed) throws Exception {
        looks++;
        for (Field field : frame.getClass().getDeclaredFields()) {
            if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())
                    && !allowed.contains(field.getName())) {
                field.setAccessible(true);
                if (field.get(frame) != null) {
                    wrong.add(when + ": " + frame.getClass().getSimpleName() + "." + field.getName()
                            + " holds " + Probe.text(field.get(frame)));
                }
            }
        }
        if (allowed == ENDED && value(frame, "transfer") != null) {
            wrong.add(when + ": " + frame.getClass().getSimpleName() + " holds what it awaited");
        }
    }

    private static Object value(Object frame, String name) throws Exception {
        Field field = AsyncFrame.class.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(frame);
    }
}
