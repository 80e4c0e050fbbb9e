package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.SuspensionCall;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * {@code Asyncio::await} and its like: whoever calls the reference is no async method, so there is
 * nothing that could suspend.
 *
 * <pre>
 *   invokedynamic apply()Ljava/util/function/Function; [..., Asyncio.await, ...]
 * </pre>
 */
final class SuspensionMethodReference implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn instanceof InvokeDynamicInsnNode call) {
                for (Object argument : call.bsmArgs) {
                    if (argument instanceof Handle handle && suspends(method.types(), handle)) {
                        report(method, findings, call, handle);
                    }
                }
            }
        }
    }

    private static boolean suspends(TypeRelations types, Handle handle) {
        String owner = handle.getOwner();
        String name = handle.getName();
        String descriptor = handle.getDesc();
        return SuspensionCall.of(owner, name, descriptor) != null
                || SuspensionPoints.isClose(types, owner, name, descriptor);
    }

    private static void report(CheckedMethod method, Findings findings, InvokeDynamicInsnNode call,
            Handle handle) {
        String reference = SourceText.simpleName(handle.getOwner()) + "::" + handle.getName();
        LambdaSite site = LambdaSite.of(method.node(), call);
        String caller = site == null ? "whoever calls it" : "the caller of "
                + site.functionalMethod();
        findings.add(Rule.SUSPENSION_METHOD_REFERENCE, call, reference + " is a reference to a"
                + " suspension point, but " + caller + " is no async method that could be"
                + " suspended.", handle.getName().equals("close")
                        ? "try (var resource = ...) { ... } in an async method"
                        : "a loop in an async method, with "
                                + SuspensionPoint.code(handle) + " for each element");
    }
}
