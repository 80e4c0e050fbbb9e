package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * A suspension point in a synchronized block, or an async method that is synchronized: suspending
 * returns from the method, and the JVM lets no method return with a monitor.
 */
final class SuspensionInMonitor implements MethodCheck {

    private static final String INSTEAD_BLOCK =
            "try (var held = await(lock.acquire())) { ... }, with lock a dev.sospeso.asyncio.Lock";

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.isAsync()) {
            return;
        }
        if (method.has(Opcodes.ACC_SYNCHRONIZED)) {
            reportMethod(method, findings);
            return;
        }
        HeldMonitors monitors = null;
        for (SuspensionPoint point : method.suspensions()) {
            monitors = monitors == null ? HeldMonitors.of(method.node()) : monitors;
            List<AbstractInsnNode> held = monitors.before(point.call());
            if (!held.isEmpty()) {
                report(method, findings, point, held.get(0));
            }
        }
    }

    private static void reportMethod(CheckedMethod method, Findings findings) {
        String name = method.node().name;
        findings.add(Rule.SUSPENSION_IN_MONITOR, null, name + " is async and synchronized: a monitor"
                + " belongs to a thread and cannot be held while a method is suspended.", "@Async "
                + SourceText.head(method.node(), SourceText.genericReturn(method.node()))
                + ", with its body in " + INSTEAD_BLOCK);
    }

    private static void report(CheckedMethod method, Findings findings, SuspensionPoint point,
            AbstractInsnNode enter) {
        String lock = new SourceText(method).operand(enter, 0);
        int line = method.line(enter);
        findings.add(Rule.SUSPENSION_IN_MONITOR, point.call(), point.form().text()
                + " stands inside synchronized (" + lock + ")" + (line < 0 ? "" : " of line " + line)
                + ": a monitor belongs to a thread and cannot be held while a method is suspended.",
                INSTEAD_BLOCK);
    }
}
