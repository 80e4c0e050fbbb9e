package dev.sospeso.transformer.mutation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The mistakes themselves: mutated classes of the transformer call these with what they are about to
 * return. Each notes when it has changed something.
 */
public final class Damage {

    /** The system property that is set once a mistake has been made. */
    static final String DONE = "sospeso.mutation.done";

    private Damage() {
    }

    private static void done() {
        System.setProperty(DONE, "true");
    }

    /** Forgets the last of the live locals. */
    public static BitSet withoutOne(BitSet live) {
        BitSet fewer = (BitSet) live.clone();
        if (!fewer.isEmpty()) {
            fewer.clear(fewer.length() - 1);
            done();
        }
        return fewer;
    }

    /** Lists no handlers. */
    public static int[] none() {
        done();
        return new int[0];
    }

    /** Finds no label. */
    public static Set<LabelNode> noLabels() {
        done();
        return Set.of();
    }

    /** The step to the outermost loop. */
    public static int outermost(int step) {
        if (step > 0) {
            done();
        }
        return 0;
    }

    /** Takes a long for one slot. */
    public static int one() {
        done();
        return 1;
    }

    /** The wrong line. */
    public static int next(int line) {
        done();
        return line + 1;
    }

    /** Covered by no handler. */
    public static boolean no(boolean covered) {
        if (covered) {
            done();
        }
        return false;
    }

    private static boolean isSave(AbstractInsnNode insn) {
        return insn instanceof FieldInsnNode field && field.getOpcode() == Opcodes.PUTFIELD
                && field.owner.contains("$async$");
    }

    private static boolean is(AbstractInsnNode insn, int opcode) {
        return insn != null && insn.getOpcode() == opcode;
    }

    private static boolean isCall(AbstractInsnNode insn, String name) {
        return insn instanceof MethodInsnNode call && call.name.equals(name)
                && call.owner.startsWith("dev/sospeso/");
    }

    private static void remove(InsnList code, AbstractInsnNode... insns) {
        for (AbstractInsnNode insn : insns) {
            code.remove(insn);
        }
        done();
    }

    /** Leaves a restored reference in the frame. */
    public static MethodNode keptReference(MethodNode body) {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            AbstractInsnNode value = insn.getPrevious();
            if (isSave(insn) && is(value, Opcodes.ACONST_NULL)) {
                remove(body.instructions, value.getPrevious(), value, insn);
                return body;
            }
        }
        return body;
    }

    /** Lets a user's try begin behind the place where an exception is thrown in. */
    public static MethodNode shiftedRange(MethodNode body) {
        InsnList code = body.instructions;
        for (AbstractInsnNode insn : code.toArray()) {
            for (TryCatchBlockNode block : body.tryCatchBlocks) {
                if (isCall(insn, "resumed") && !"dev/sospeso/StopIteration".equals(block.type)
                        && code.indexOf(block.start) < code.indexOf(insn)
                        && code.indexOf(insn) < code.indexOf(block.end)) {
                    LabelNode behind = new LabelNode();
                    code.insert(insn, new InsnNode(Opcodes.NOP));
                    code.insert(insn, behind);
                    block.start = behind;
                    done();
                    return body;
                }
            }
        }
        return body;
    }

    /** Drops a value of the operand stack instead of saving it. */
    public static MethodNode droppedSpill(MethodNode body) {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (isSave(insn) && is(insn.getPrevious(), Opcodes.SWAP)) {
                body.instructions.set(insn, new InsnNode(Opcodes.POP2));
                done();
                return body;
            }
        }
        return body;
    }

    /** Saves two values of the operand stack in each other's field. */
    public static MethodNode swappedSpills(MethodNode body) {
        FieldInsnNode before = null;
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (is(insn, Opcodes.ARETURN)) {
                before = null;
            } else if (isSave(insn) && is(insn.getPrevious(), Opcodes.SWAP)) {
                FieldInsnNode save = (FieldInsnNode) insn;
                if (before != null && before.desc.equals(save.desc)) {
                    String name = save.name;
                    save.name = before.name;
                    before.name = name;
                    done();
                    return body;
                }
                before = save;
            }
        }
        return body;
    }

    /** Saves two values of one type in one field. */
    public static MethodNode sharedField(MethodNode body) {
        List<FieldInsnNode> saves = new ArrayList<>();
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (is(insn, Opcodes.ARETURN)) {
                saves.clear();
            } else if (isSave(insn) && !is(insn.getPrevious(), Opcodes.ACONST_NULL)) {
                FieldInsnNode save = (FieldInsnNode) insn;
                for (FieldInsnNode other : saves) {
                    if (other.desc.equals(save.desc) && !other.name.equals(save.name)) {
                        save.name = other.name;
                        done();
                        return body;
                    }
                }
                saves.add(save);
            }
        }
        return body;
    }

    /** Lets a StopIteration leave a coroutine. */
    public static MethodNode lostGuard(MethodNode body) {
        if (body.tryCatchBlocks.removeIf(
                block -> "dev/sospeso/StopIteration".equals(block.type))) {
            done();
        }
        return body;
    }

    /** Gives a dead local no value where its type is still declared. */
    public static MethodNode forgottenDefault(MethodNode body) {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (insn instanceof LineNumberNode) {
                return body;
            }
            if (is(insn, Opcodes.ACONST_NULL) && is(insn.getNext(), Opcodes.ASTORE)) {
                remove(body.instructions, insn.getNext(), insn);
                return body;
            }
        }
        return body;
    }

    /** Resumes at another site than it suspended at. */
    public static MethodNode wrongSite(MethodNode body) {
        List<AbstractInsnNode> numbers = new ArrayList<>();
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (isCall(insn, "suspend") || isCall(insn, "yield")) {
                AbstractInsnNode number = insn.getPrevious().getPrevious();
                if (number instanceof InsnNode) {
                    numbers.add(number);
                }
            }
        }
        if (numbers.size() > 1) {
            body.instructions.set(numbers.get(0), new InsnNode(numbers.get(1).getOpcode()));
            done();
        }
        return body;
    }

    /** Initialises a class later than the user's code did. */
    public static MethodNode skippedInitialisation(MethodNode body) {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (is(insn, Opcodes.NEW) && is(insn.getNext(), Opcodes.POP)) {
                remove(body.instructions, insn.getNext(), insn);
            }
        }
        return body;
    }

    /** Returns a value that is itself awaitable as what is awaited. */
    public static MethodNode unenclosedValue(MethodNode body) {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (isCall(insn, "enclose")) {
                remove(body.instructions, insn);
            }
        }
        return body;
    }

    /** Counts no depth, so that no call is ever left to the driver. */
    public static MethodNode lostDepth(MethodNode body) {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (is(insn, Opcodes.IADD) && is(insn.getPrevious(), Opcodes.ICONST_1)
                    && insn.getNext() instanceof MethodInsnNode call
                    && call.desc.endsWith("I)Ljava/lang/Object;")) {
                remove(body.instructions, insn.getPrevious(), insn);
            }
        }
        return body;
    }
}
