package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.StageFindings;
import dev.sospeso.transformer.find.CoverageProbes;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * A try-with-resources statement over an AsyncCloseable as javac 10 and older wrote it, and the
 * function {@code use} of Kotlin.
 *
 * <pre>
 *   start:   aload r; invokeinterface close      // javac 7 and 8: also where the block ends normally
 *   end:     goto after
 *   handler: astore x; aload t; aload x; invokevirtual addSuppressed
 *
 *   aload t; aload r; invokestatic $closeResource(Throwable, AutoCloseable)      // javac 9 and 10
 *   aload r; aload t; invokestatic closeFinally(AutoCloseable, Throwable)        // kotlinc
 * </pre>
 *
 * <p>Whether an exception leaves is told by a variable at run time there, not by the place.
 */
final class UnknownCloseShape implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.awaits()) {
            return;
        }
        ControlEdges edges = new ControlEdges(method.node());
        for (SuspensionPoint point : method.suspensions()) {
            if (point.form() == SuspensionPoint.Form.CLOSE && !leadsToThrow(point.call())
                    && edges.enclosing(point.call()).stream()
                            .anyMatch(UnknownCloseShape::addsSuppressed)) {
                report(method, findings, point.call());
            }
        }
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn instanceof MethodInsnNode call
                    && call.getOpcode() == Opcodes.INVOKESTATIC) {
                int resource = depthOfResource(call);
                if (resource >= 0 && method.origins().operand(call, resource).stream()
                        .anyMatch(origin -> isAsyncCloseable(method, origin))) {
                    report(method, findings, call);
                }
            }
        }
    }

    /** Where an exception leaves the block, {@code aload t; athrow} follows, through jumps. */
    private static boolean leadsToThrow(AbstractInsnNode close) {
        CoverageProbes probes = CoverageProbes.around(close);
        AbstractInsnNode load = next(close, probes);
        AbstractInsnNode end = load == null ? null : next(load, probes);
        return end != null && load.getOpcode() == Opcodes.ALOAD
                && end.getOpcode() == Opcodes.ATHROW;
    }

    private static AbstractInsnNode next(AbstractInsnNode from, CoverageProbes probes) {
        AbstractInsnNode insn = from.getNext();
        for (int jumps = 0; insn != null && jumps < 100; ) {
            if (insn.getOpcode() == Opcodes.GOTO) {
                insn = ((JumpInsnNode) insn).label;
                jumps++;
            } else if (insn.getOpcode() < 0 || probes.contain(insn)) {
                insn = insn.getNext();
            } else {
                return insn;
            }
        }
        return null;
    }

    private static boolean addsSuppressed(TryCatchBlockNode block) {
        int[] shape = {Opcodes.ASTORE, Opcodes.ALOAD, Opcodes.ALOAD, Opcodes.INVOKEVIRTUAL};
        CoverageProbes probes = CoverageProbes.around(block.handler);
        AbstractInsnNode insn = block.handler;
        for (int opcode : shape) {
            insn = next(insn, probes);
            if (insn == null || insn.getOpcode() != opcode) {
                return false;
            }
        }
        return ((MethodInsnNode) insn).name.equals("addSuppressed");
    }

    /** Where on the stack the resource is that a compiler's own method closes, or -1. */
    private static int depthOfResource(MethodInsnNode call) {
        if (call.name.equals("$closeResource")
                && call.desc.equals("(Ljava/lang/Throwable;Ljava/lang/AutoCloseable;)V")) {
            return 0;
        }
        return call.name.equals("closeFinally") && call.owner.startsWith("kotlin/")
                && call.desc.endsWith("Ljava/lang/Throwable;)V") ? 1 : -1;
    }

    private static boolean isAsyncCloseable(CheckedMethod method, AbstractInsnNode origin) {
        if (origin instanceof TypeInsnNode cast && cast.desc.equals("java/lang/AutoCloseable")) {
            return method.origins().operand(cast, 0).stream()
                    .anyMatch(inner -> inner != cast && isAsyncCloseable(method, inner));
        }
        Type type = StaticTypes.of(method, origin);
        return type != null && type.getSort() == Type.OBJECT
                && method.types().isSubtype(type.getInternalName(), RuntimeNames.ASYNC_CLOSEABLE);
    }

    private static void report(CheckedMethod method, Findings findings, MethodInsnNode call) {
        Diagnostic unknown = StageFindings.unknownCloseShape(method.place(call));
        findings.add(unknown.rule(), call, unknown.reason(), unknown.instead());
    }
}
