package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.AsyncKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * {@code return other();} inside a try statement: the other one runs after this method's frame is
 * gone, so neither catch nor finally nor resources cover it, though a reader expects it.
 *
 * <pre>
 *   start:   invokestatic other
 *            astore 1                // a local without a name, if there is a finally
 *   end:     ...                     // its code
 *            aload 1
 *            areturn                 // before the handler: the return stood inside the statement
 *   handler: ...
 * </pre>
 *
 * <p>The return itself lies outside the range, so the rule follows its value back to where it was
 * made: that this lies inside says so. A value that was kept until after the statement is returned
 * behind the handlers, since compilers write a statement's handlers right behind its body.
 */
final class TailAwaitInTry implements MethodCheck {

    private static final Set<String> OF_RESULTS = Set.of("dev/sospeso/Coroutine.of",
            "dev/sospeso/Generator.of", "java/util/concurrent/CompletableFuture.completedFuture",
            "java/util/concurrent/CompletableFuture.completedStage",
            "java/util/concurrent/CompletableFuture.failedFuture",
            "java/util/concurrent/CompletableFuture.failedStage");

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.isAsync() || method.kind() == AsyncKind.ASYNC_GENERATOR
                || method.node().tryCatchBlocks.isEmpty()) {
            return;
        }
        ControlEdges edges = new ControlEdges(method.node());
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn.getOpcode() == Opcodes.ARETURN && !isResult(insn.getPrevious())) {
                AbstractInsnNode tail = new Tail(method, edges, insn).find();
                if (tail != null) {
                    report(method, findings, tail);
                }
            }
        }
    }

    private static boolean isResult(AbstractInsnNode source) {
        return source != null && source.getOpcode() == Opcodes.ACONST_NULL
                || source instanceof MethodInsnNode call
                        && OF_RESULTS.contains(call.owner + "." + call.name);
    }

    private static void report(CheckedMethod method, Findings findings, AbstractInsnNode tail) {
        String value = new SourceText(method).made(tail);
        findings.add(Rule.TAIL_AWAIT_IN_TRY, tail, "return " + value + " inside a try statement"
                + " leaves it first: " + value + " runs after it, so catch, finally and resources"
                + " do not cover it.", "return " + switch (method.kind()) {
                    case GENERATOR -> "Generator.of(Generator.yieldFrom(" + value + "));";
                    case FUTURE -> "CompletableFuture.completedFuture(await(" + value + "));";
                    default -> "Coroutine.of(await(" + value + "));";
                });
    }

    /** Follows the value of one return back to what made it. */
    private static final class Tail {
        private final CheckedMethod method;
        private final ControlEdges edges;
        private final AbstractInsnNode end;
        private final Set<AbstractInsnNode> seen = new HashSet<>();

        Tail(CheckedMethod method, ControlEdges edges, AbstractInsnNode end) {
            this.method = method;
            this.edges = edges;
            this.end = end;
        }

        /** Returns where a value is made or loaded that is a tail await in a try, or null. */
        AbstractInsnNode find() {
            return among(method.sources().operand(end, 0), null);
        }

        /** Covered is the step on the way back by which to name the value in the try, or null. */
        private AbstractInsnNode among(Set<AbstractInsnNode> sources, AbstractInsnNode covered) {
            for (AbstractInsnNode source : sources) {
                if (seen.add(source)) {
                    AbstractInsnNode found = from(source,
                            isUnnamed(covered) && isCovered(source) ? source : covered);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }

        private boolean isUnnamed(AbstractInsnNode step) {
            return step == null || step.getOpcode() == Opcodes.ASTORE
                    || step.getOpcode() == Opcodes.DUP || step.getOpcode() == Opcodes.CHECKCAST
                    || step.getOpcode() == Opcodes.ALOAD
                            && new SourceText(method).made(step).equals(SourceText.UNKNOWN);
        }

        private AbstractInsnNode from(AbstractInsnNode source, AbstractInsnNode covered) {
            int opcode = source.getOpcode();
            if (source instanceof ValueOrigins.Parameter) {
                return covered;
            }
            if (opcode == Opcodes.ALOAD) {
                return among(method.sources().local(source, ((VarInsnNode) source).var), covered);
            }
            if (opcode == Opcodes.ASTORE || opcode == Opcodes.DUP || opcode == Opcodes.CHECKCAST) {
                return among(method.sources().operand(source, 0), covered);
            }
            return isResult(source) ? null : covered;
        }

        private boolean isCovered(AbstractInsnNode insn) {
            if (insn instanceof ValueOrigins.Parameter) {
                return false;
            }
            List<TryCatchBlockNode> blocks = edges.enclosing(insn);
            return blocks.stream().anyMatch(block -> !releasesMonitor(block)
                    && method.index(block.handler) > method.index(end)
                    && method.index(insn) < method.index(end));
        }

        /** The handler of a synchronized block begins so. */
        private static boolean releasesMonitor(TryCatchBlockNode block) {
            AbstractInsnNode insn = block.handler;
            for (int real = 0; insn != null && real < 3; insn = insn.getNext()) {
                if (insn.getOpcode() == Opcodes.MONITOREXIT) {
                    return true;
                }
                real += insn.getOpcode() >= 0 ? 1 : 0;
            }
            return false;
        }
    }
}
