package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.plan.Spill;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.analysis.Frame;

/** Writes the stack map frames of a body: the user's with the slots renamed, and new ones. */
final class StackMap {

    private final SlotMap slots;
    private final String frameClass;
    private final int locals;

    /**
     * @param slots where the locals stand
     * @param frameClass the type of the frame
     * @param locals how many slots the user's method has
     */
    StackMap(SlotMap slots, String frameClass, int locals) {
        this.slots = slots;
        this.frameClass = frameClass;
        this.locals = slots.map(locals);
    }

    /** A frame of the user's method, renamed. */
    FrameNode renamed(FrameNode node) {
        Object[] renamed = empty();
        int local = 0;
        for (Object element : node.local == null ? List.of() : node.local) {
            renamed[slots.map(local)] = element;
            local += sizeOf(element);
        }
        return node(renamed, node.stack == null ? List.of() : node.stack);
    }

    /** A frame with the locals of a place in the user's method and a new operand stack. */
    FrameNode at(Frame<JvmValue> place, List<Object> stack) {
        Object[] elements = empty();
        for (int local = 0; local < place.getLocals(); local++) {
            JvmValue value = place.getLocal(local);
            if (value.kind() != JvmValue.Kind.TOP) {
                elements[slots.map(local)] = value.frameElement();
            }
        }
        return node(elements, stack);
    }

    /** A frame that keeps some locals only. */
    FrameNode of(List<Spill> kept, List<Object> stack) {
        Object[] elements = empty();
        for (Spill spill : kept) {
            elements[slots.map(spill.index())] = spill.value().frameElement();
        }
        return node(elements, stack);
    }

    /** A frame with nothing but the stack: for a handler that covers all of the user's code. */
    static FrameNode stackOnly(String type) {
        return new FrameNode(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {type});
    }

    private Object[] empty() {
        Object[] elements = new Object[locals];
        Arrays.fill(elements, Opcodes.TOP);
        elements[slots.frame()] = frameClass;
        elements[slots.depth()] = Opcodes.INTEGER;
        if (slots.hasTarget()) {
            elements[slots.target()] = Opcodes.INTEGER;
        }
        return elements;
    }

    private static FrameNode node(Object[] elements, List<Object> stack) {
        Object[] compressed = new Object[elements.length];
        int size = 0;
        int used = 0;
        for (int slot = 0; slot < elements.length; slot += sizeOf(elements[slot])) {
            compressed[size++] = elements[slot];
            if (!elements[slot].equals(Opcodes.TOP)) {
                used = size;
            }
        }
        return new FrameNode(Opcodes.F_NEW, used, compressed, stack.size(), stack.toArray());
    }

    private static int sizeOf(Object element) {
        return element.equals(Opcodes.LONG) || element.equals(Opcodes.DOUBLE) ? 2 : 1;
    }
}
