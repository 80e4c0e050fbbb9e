package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.check.SuspensionPoint.Form;
import dev.sospeso.transformer.find.SuspensionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds the suspension points of one method, whether it is async or not. */
final class SuspensionPoints {

    private static final String RETURNS_AWAIT_EACH = ")L" + RuntimeNames.AWAIT_EACH + ";";

    private final CheckedMethod method;

    SuspensionPoints(CheckedMethod method) {
        this.method = method;
    }

    List<SuspensionPoint> find() {
        List<SuspensionPoint> found = new ArrayList<>();
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn instanceof MethodInsnNode call) {
                Form form = form(call);
                if (form != null) {
                    found.add(new SuspensionPoint(call, form));
                }
            }
        }
        return found;
    }

    private Form form(MethodInsnNode call) {
        SuspensionCall direct = SuspensionCall.of(call);
        if (direct != null) {
            return switch (direct) {
                case AWAIT, AWAIT_STAGE -> Form.AWAIT;
                case YIELD -> Form.YIELD;
                case YIELD_FROM -> Form.YIELD_FROM;
                case ASYNC_YIELD -> Form.ASYNC_YIELD;
            };
        }
        if (call.getOpcode() == Opcodes.INVOKESTATIC || call.getOpcode() == Opcodes.INVOKESPECIAL) {
            return null;
        }
        if (call.name.equals("hasNext") && call.desc.equals("()Z")) {
            return isWalk(call) ? Form.AWAIT_EACH : null;
        }
        return isClose(method.types(), call.owner, call.name, call.desc) ? Form.CLOSE : null;
    }

    /** Says whether a method is the close() that an async method awaits. */
    static boolean isClose(TypeRelations types, String owner, String name, String descriptor) {
        return name.equals("close") && descriptor.equals("()V")
                && types.isSubtype(owner, RuntimeNames.ASYNC_CLOSEABLE);
    }

    private boolean isWalk(MethodInsnNode hasNext) {
        return method.origins().operand(hasNext, 0).stream().anyMatch(this::isWalkMade);
    }

    private boolean isWalkMade(AbstractInsnNode origin) {
        return origin instanceof MethodInsnNode call && call.name.equals("iterator")
                && call.desc.equals("()Ljava/util/Iterator;")
                && hasAwaitEach(method.origins().operand(call, 0));
    }

    private static boolean hasAwaitEach(Set<AbstractInsnNode> origins) {
        return origins.stream().anyMatch(SuspensionPoints::makesAwaitEach);
    }

    /** Says whether an origin is an AwaitEach. */
    static boolean makesAwaitEach(AbstractInsnNode origin) {
        return origin instanceof MethodInsnNode call && call.desc.endsWith(RETURNS_AWAIT_EACH)
                || origin instanceof ValueOrigins.Parameter parameter && parameter.type()
                        .getDescriptor().equals("L" + RuntimeNames.AWAIT_EACH + ";");
    }
}
