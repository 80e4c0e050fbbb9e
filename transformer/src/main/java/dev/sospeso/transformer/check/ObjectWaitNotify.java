package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * {@code wait}, {@code notify} and {@code notifyAll} are final methods of Object, so a Condition has
 * them too, beside those that are meant.
 *
 * <pre>
 *   aload condition
 *   invokevirtual java/lang/Object.notifyAll     // or dev/sospeso/asyncio/Condition.notifyAll
 * </pre>
 */
final class ObjectWaitNotify implements MethodCheck {

    private static final Set<String> NAMES = Set.of("wait", "notify", "notifyAll");
    private static final Map<String, Map<String, String>> MEANT = Map.of(
            "dev/sospeso/asyncio/Condition", Map.of("wait", "await(%swaitSignal());",
                    "notify", "%ssignal();", "notifyAll", "%ssignalAll();"),
            "dev/sospeso/asyncio/Event", Map.of("wait", "await(%swaitSet());",
                    "notify", "%sset();", "notifyAll", "%sset();"),
            "dev/sospeso/asyncio/Barrier", Map.of("wait", "await(%sarrive());"));

    @Override
    public void check(CheckedMethod method, Findings findings) {
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn instanceof MethodInsnNode call && isObjectMethod(call)) {
                String type = sospesoReceiver(method, call);
                if (type != null) {
                    report(method, findings, call, type);
                }
            }
        }
    }

    private static boolean isObjectMethod(MethodInsnNode call) {
        return NAMES.contains(call.name) && call.desc.endsWith(")V")
                && (call.desc.equals("()V") || call.name.equals("wait")
                        && (call.desc.equals("(J)V") || call.desc.equals("(JI)V")));
    }

    private static String sospesoReceiver(CheckedMethod method, MethodInsnNode call) {
        String declared = sospesoType(method.types(), call.owner);
        if (declared != null || !call.owner.equals("java/lang/Object")) {
            return declared;
        }
        int depth = Type.getArgumentCount(call.desc);
        for (AbstractInsnNode origin : method.origins().operand(call, depth)) {
            Type type = StaticTypes.of(method, origin);
            if (type != null && type.getSort() == Type.OBJECT) {
                String found = sospesoType(method.types(), type.getInternalName());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String sospesoType(TypeRelations types, String type) {
        return types.supertypes(type).stream()
                .filter(name -> name.startsWith("dev/sospeso/") && isRuntime(name))
                .findFirst().orElse(null);
    }

    private static boolean isRuntime(String name) {
        return name.indexOf('/', "dev/sospeso/".length()) < 0
                || name.startsWith("dev/sospeso/asyncio/");
    }

    private static void report(CheckedMethod method, Findings findings, MethodInsnNode call,
            String type) {
        SourceText text = new SourceText(method);
        String receiver = text.operand(call, Type.getArgumentCount(call.desc));
        String meant = MEANT.getOrDefault(type, Map.of()).get(call.name);
        findings.add(Rule.OBJECT_WAIT_NOTIFY, call, text.call(call) + " calls Object." + call.name
                + ", which is about threads and monitors, on an object of type "
                + SourceText.simpleName(type) + ": no coroutine " + (call.name.equals("wait") ? "waits" : "wakes up") + " by it.",
                meant == null ? (call.name.equals("wait") ? "await(event.waitSet());" : "event.set();")
                        + " with a dev.sospeso.asyncio.Event"
                        : meant.formatted(receiver.equals("...") ? receiver : receiver + "."));
    }
}
