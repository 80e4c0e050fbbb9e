package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * {@code catch (Throwable t)} or {@code catch (Error e)} around a suspension point: it takes the
 * CancelledError, and a task that goes on then is not cancelled.
 *
 * <p>Silent where the block rethrows what it caught, on any path, or cannot end otherwise than by
 * throwing; where a {@code catch (CancelledError e)} comes first; and for the compiler's own
 * handlers of finally and try-with-resources, which all rethrow.
 */
final class SwallowedCancellation implements MethodCheck {

    private static final String CANCELLED = "dev/sospeso/CancelledError";

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.awaits()) {
            return;
        }
        ControlEdges edges = new ControlEdges(method.node());
        Map<TryCatchBlockNode, Boolean> keeping = new HashMap<>();
        Set<AbstractInsnNode> reported = new HashSet<>();
        for (SuspensionPoint point : method.suspensions()) {
            TryCatchBlockNode taking = first(edges.enclosing(point.call()),
                    block -> keeping.computeIfAbsent(block, each -> keeps(method, edges, each)));
            if (taking != null && reported.add(taking.handler)) {
                report(method, findings, point, taking);
            }
        }
    }

    /** Finds the handler that keeps a CancelledError, among those around it, or null. */
    private static TryCatchBlockNode first(List<TryCatchBlockNode> around,
            Predicate<TryCatchBlockNode> keeps) {
        for (TryCatchBlockNode block : around) {
            if (CANCELLED.equals(block.type)) {
                return null;
            }
            if (keeps.test(block)) {
                return block;
            }
        }
        return null;
    }

    private static boolean keeps(CheckedMethod method, ControlEdges edges,
            TryCatchBlockNode block) {
        return ("java/lang/Throwable".equals(block.type) || "java/lang/Error".equals(block.type))
                && !rethrows(method, block) && endsNormally(method, edges, block);
    }

    private static boolean rethrows(CheckedMethod method, TryCatchBlockNode block) {
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn.getOpcode() == Opcodes.ATHROW && isMadeOf(method, insn, block)
                    || insn instanceof MethodInsnNode call && call.name.equals("addSuppressed")
                            && method.origins().operand(call, 0).contains(block.handler)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a throw throws the caught exception, a cast of it, or what a method made of it. */
    private static boolean isMadeOf(CheckedMethod method, AbstractInsnNode athrow,
            TryCatchBlockNode block) {
        for (AbstractInsnNode origin : method.origins().operand(athrow, 0)) {
            int operands = origin instanceof MethodInsnNode call
                    ? Type.getArgumentCount(call.desc)
                            + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1)
                    : origin.getOpcode() == Opcodes.CHECKCAST ? 1 : 0;
            boolean made = origin == block.handler;
            for (int depth = 0; depth < operands; depth++) {
                made |= method.origins().operand(origin, depth).contains(block.handler);
            }
            if (made) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsNormally(CheckedMethod method, ControlEdges edges,
            TryCatchBlockNode block) {
        Deque<AbstractInsnNode> todo = new ArrayDeque<>(List.of(block.handler));
        Set<AbstractInsnNode> seen = new HashSet<>(todo);
        while (!todo.isEmpty()) {
            AbstractInsnNode insn = todo.remove();
            if (ControlEdges.isReturn(insn.getOpcode()) || edges.enclosing(insn).contains(block)) {
                return true;
            }
            for (AbstractInsnNode next : edges.successors(insn)) {
                if (seen.add(next)) {
                    todo.add(next);
                }
            }
        }
        return false;
    }

    private static void report(CheckedMethod method, Findings findings, SuspensionPoint point,
            TryCatchBlockNode block) {
        AbstractInsnNode first = block.handler;
        while (first.getOpcode() < 0 && first.getNext() != null) {
            first = first.getNext();
        }
        int line = method.line(point.call());
        String type = SourceText.simpleName(block.type);
        findings.add(Rule.SWALLOWED_CANCELLATION, first, "catch (" + type + ") also takes the"
                + " CancelledError of " + point.form().text() + (line < 0 ? "" : " in line " + line)
                + " and does not rethrow it: the task cannot be cancelled there.",
                "catch (Exception e) { ... }; or first catch (CancelledError e) { throw e; }");
    }
}
