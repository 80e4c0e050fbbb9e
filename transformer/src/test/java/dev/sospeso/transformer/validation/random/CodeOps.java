package dev.sospeso.transformer.validation.random;

import static org.objectweb.asm.Opcodes.*;

import dev.sospeso.transformer.validation.HandMadeClass;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/** Writes ops; one that the stack does not allow writes nothing. */
final class CodeOps {

    /** The descriptor of the async method that code calls. */
    static final String HELPER =
            "(L" + HandMadeClass.PROBE + ";IJ)L" + HandMadeClass.COROUTINE + ";";

    private static final String GENERATOR = "dev/sospeso/Generator";
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final String STATE_EXCEPTION = "java/lang/IllegalStateException";

    private final HandMadeClass code;
    private final CodeProgram program;
    private final Monitors monitors;
    private final DeadCode dead;

    CodeOps(HandMadeClass code, CodeProgram program) {
        this.code = code;
        this.program = program;
        this.monitors = new Monitors(code, program.count(Op.Kind.MONITOR));
        this.dead = new DeadCode(code, this);
    }

    void write(Op op, CodeState state) {
        int number = op.number();
        switch (op.kind()) {
            case PUSH_INT -> push(Value.INT, number, state);
            case PUSH_LONG -> push(Value.LONG, number, state);
            case PUSH_FLOAT -> push(Value.FLOAT, number, state);
            case PUSH_DOUBLE -> push(Value.DOUBLE, number, state);
            case PUSH_STRING -> push(Value.STRING, number, state);
            case PUSH_NULL -> {
                code.insn(ACONST_NULL);
                if (number < 6) {
                    code.type(CHECKCAST, "java/lang/String");
                }
                state.push(number < 6 ? Value.STRING : Value.OBJECT);
            }
            case LOAD -> load(1 + number % (state.slots() - 1), state);
            case STORE -> store(1 + number % (state.slots() - 1), state);
            case INCREMENT -> increment(1 + number % (state.slots() - 1), number, state);
            case POP, POP2, DUP, DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2, SWAP ->
                shuffle(POP + op.kind().ordinal() - Op.Kind.POP.ordinal(), state);
            case ADD -> add(state);
            case DIVIDE -> divide(state);
            case CONVERT -> convert(number, state);
            case SUSPEND -> suspend(state);
            case FAIL -> fail(number, state);
            case CALL -> call(number, state);
            case EVENT -> event(state);
            case NEW -> make(number, state);
            case DIAMOND -> diamond(number, state);
            case THROW -> throwSometimes(state);
            case MONITOR -> monitor(number, state);
            case STACK_LOCK -> stackLock(state);
            case NOP -> code.insn(NOP, NOP);
            case DEAD -> dead.write(number);
            case ARRAY -> array(number, state);
            default -> throw new AssertionError(op);
        }
    }

    private void push(Value value, int number, CodeState state) {
        constant(value, number);
        state.push(value);
    }

    void constant(Value value, int number) {
        switch (value) {
            case INT -> code.push(number - 3);
            case LONG -> code.push(number * 5_000_000_000L);
            case FLOAT -> code.push(number / 4f);
            case DOUBLE -> code.push(number / 8.0);
            case STRING -> code.push("s" + number);
            case OBJECT -> code.push("o" + number);
            case THROWABLE -> exception(code, "made" + number);
            default -> throw new AssertionError(value);
        }
    }

    static HandMadeClass exception(HandMadeClass code, String message) {
        code.type(NEW, STATE_EXCEPTION).insn(DUP).push(message);
        return code.call(INVOKESPECIAL, STATE_EXCEPTION, "<init>", "(Ljava/lang/String;)V");
    }

    private void load(int slot, CodeState state) {
        Value value = state.local(slot);
        if (value != null) {
            code.var(value.load(), state.index(slot));
            state.push(value);
        }
    }

    private void store(int slot, CodeState state) {
        Value value = state.peek(0);
        if (value != null && state.fits(slot, value)) {
            code.var(value.store(), state.index(slot));
            state.pop();
            state.store(slot, value);
        }
    }

    private void increment(int slot, int number, CodeState state) {
        if (state.local(slot) == Value.INT) {
            code.visitIincInsn(state.index(slot), number == 11 ? 1000 : number - 5);
        }
    }

    /** Stack instructions, as JVMS 6.5 has them, for values of one and of two slots. */
    private void shuffle(int opcode, CodeState state) {
        Value top = state.peek(0);
        Value second = state.peek(1);
        Value third = state.peek(2);
        if (top == null) {
            return;
        }
        switch (opcode) {
            case POP, DUP -> shuffleIf(!top.isWide(), opcode, 1, 0, state);
            case SWAP -> {
                if (second != null && !top.isWide() && !second.isWide()) {
                    code.insn(SWAP);
                    state.pop();
                    state.pop();
                    state.push(top);
                    state.push(second);
                }
            }
            case DUP_X1 -> shuffleIf(second != null && !top.isWide() && !second.isWide(), opcode, 1,
                    1, state);
            case DUP_X2 -> {
                if (second != null && !top.isWide()) {
                    shuffleIf(second.isWide() || third != null && !third.isWide(), opcode, 1,
                            second.isWide() ? 1 : 2, state);
                }
            }
            case POP2, DUP2 -> shuffleIf(top.isWide() || second != null && !second.isWide(), opcode,
                    top.isWide() ? 1 : 2, 0, state);
            case DUP2_X1, DUP2_X2 -> doubleShuffle(opcode, top.isWide() ? 1 : 2, state);
            default -> throw new AssertionError(opcode);
        }
    }

    private void doubleShuffle(int opcode, int copied, CodeState state) {
        if (copied == 2 && (state.peek(1) == null || state.peek(1).isWide())) {
            return;
        }
        Value next = state.peek(copied);
        if (next == null) {
            return;
        }
        if (opcode == DUP2_X1) {
            shuffleIf(!next.isWide(), opcode, copied, 1, state);
        } else {
            Value afterNext = state.peek(copied + 1);
            shuffleIf(next.isWide() || afterNext != null && !afterNext.isWide(), opcode, copied,
                    next.isWide() ? 1 : 2, state);
        }
    }

    private void shuffleIf(boolean possible, int opcode, int copied, int skipped,
            CodeState state) {
        if (!possible) {
            return;
        }
        code.insn(opcode);
        if (opcode == POP || opcode == POP2) {
            for (int index = 0; index < copied; index++) {
                state.pop();
            }
            return;
        }
        List<Value> stack = state.stack();
        List<Value> top = new ArrayList<>(stack.subList(stack.size() - copied, stack.size()));
        stack.addAll(stack.size() - copied - skipped, top);
    }

    private void add(CodeState state) {
        Value top = state.peek(0);
        if (top != null && top == state.peek(1) && top.isPrimitive()) {
            code.insn(IADD + top.ordinal());
            state.pop();
        }
    }

    private void divide(CodeState state) {
        if (state.peek(0) == Value.INT && state.peek(1) == Value.INT) {
            code.insn(IDIV);
            state.pop();
        }
    }

    private void convert(int number, CodeState state) {
        Value top = state.peek(0);
        if (top != null && top.isPrimitive()) {
            Value to = Value.values()[number % 4];
            if (to != top) {
                int offset = to.ordinal() - (to.ordinal() > top.ordinal() ? 1 : 0);
                code.insn(I2L + 3 * top.ordinal() + offset);
                state.pop();
                state.push(to);
            }
        } else if (top == Value.STRING || top == Value.THROWABLE) {
            state.pop();
            state.push(Value.OBJECT);
        }
    }

    void box(Value value) {
        if (value.isPrimitive()) {
            code.call(INVOKESTATIC, value.boxed(), "valueOf",
                    "(" + value.descriptor() + ")L" + value.boxed() + ";");
        }
    }

    /** The object on the stack becomes what awaiting or yielding it gives, as an Object. */
    private void suspendObject() {
        if (program.generator()) {
            code.call(INVOKESTATIC, GENERATOR, "yield", "(Ljava/lang/Object;)Ljava/lang/Object;");
        } else {
            code.awaitTop();
        }
    }

    private void suspend(CodeState state) {
        if (state.depth() == 0) {
            push(Value.STRING, 9, state);
        }
        Value value = state.pop();
        box(value);
        suspendObject();
        if (value == Value.OBJECT || value == Value.THROWABLE) {
            state.push(Value.OBJECT);
            return;
        }
        if (program.generator()) {
            code.call(INVOKESTATIC, "given/Given", "as" + value.suffix(),
                    "(Ljava/lang/Object;)" + value.descriptor());
        } else {
            code.type(CHECKCAST, value.boxed());
            if (value.isPrimitive()) {
                code.call(INVOKEVIRTUAL, value.boxed(), value.unboxing(),
                        "()" + value.descriptor());
            }
        }
        state.push(value);
    }

    /** Suspends with a text, and leaves a text. */
    void suspendText(String text) {
        code.push(text);
        suspendObject();
        code.call(INVOKESTATIC, "java/lang/String", "valueOf",
                "(Ljava/lang/Object;)Ljava/lang/String;");
    }

    private void fail(int number, CodeState state) {
        if (program.generator() || number > 3) {
            event(state);
        } else {
            code.awaitFailure("fail" + number);
            state.push(Value.OBJECT);
        }
    }

    private void call(int number, CodeState state) {
        if (program.generator()) {
            suspend(state);
            return;
        }
        code.load(0).push(number).push(number * 3L).call(INVOKESTATIC, program.className(),
                "helper", HELPER).await();
        state.push(Value.OBJECT);
    }

    private void event(CodeState state) {
        Value value = state.peek(0);
        if (value != null) {
            code.insn(value.isWide() ? DUP2 : DUP);
            box(value);
            code.event();
        }
    }

    private void make(int number, CodeState state) {
        String type = number % 2 == 0 ? BUILDER : STATE_EXCEPTION;
        int slot = free(number, state);
        switch (number / 2) {
            case 0 -> {
                code.type(NEW, type).insn(DUP);
                suspendText("plain");
                init(type);
            }
            case 1 -> {
                // In a local only, and another one in the way.
                code.type(NEW, type).store(state.index(slot)).load(state.index(slot));
                suspendText("local");
                init(type);
                code.load(state.index(slot));
                state.store(slot, Value.OBJECT);
            }
            case 2 -> {
                code.type(NEW, type).insn(DUP, DUP);
                suspendText("three");
                init(type);
                state.push(Value.OBJECT);
            }
            case 3 -> {
                suspendText("beneath");
                code.type(NEW, type).insn(DUP_X1, SWAP);
                init(type);
            }
            case 4 -> {
                code.type(NEW, type);
                suspendText("dropped");
                init(type);
                code.push("nothing");
            }
            default -> {
                code.type(NEW, BUILDER).insn(DUP).type(NEW, type).insn(DUP);
                suspendText("inner");
                init(type);
                code.call(INVOKEVIRTUAL, "java/lang/Object", "toString", "()Ljava/lang/String;");
                suspendObject();
                code.call(INVOKESTATIC, "java/lang/String", "valueOf",
                        "(Ljava/lang/Object;)Ljava/lang/String;");
                init(BUILDER);
            }
        }
        state.push(Value.OBJECT);
    }

    /** Returns the object on the stack. */
    void end() {
        if (program.generator()) {
            code.call(INVOKESTATIC, GENERATOR, "of",
                    "(Ljava/lang/Object;)L" + GENERATOR + ";").insn(ARETURN);
        } else {
            code.result();
        }
    }

    private void init(String type) {
        code.call(INVOKESPECIAL, type, "<init>", "(Ljava/lang/String;)V");
    }

    private static int free(int number, CodeState state) {
        return CodeState.FIRST_FREE + number % (state.slots() - CodeState.FIRST_FREE);
    }

    private void diamond(int number, CodeState state) {
        integer(state);
        state.pop();
        boolean uninitialized = number % 3 == 0;
        if (uninitialized) {
            // It lives across the branch.
            int slot = free(number, state);
            code.var(ISTORE, state.index(slot));
            state.store(slot, Value.INT);
            code.type(NEW, BUILDER).insn(DUP).var(ILOAD, state.index(slot));
        }
        Label other = new Label();
        Label end = new Label();
        code.jump(IFEQ, other);
        suspendText("then" + number);
        code.jump(GOTO, end).label(other);
        if (number % 2 == 0) {
            suspendText("else" + number);
        } else {
            code.push("else");
        }
        code.label(end);
        if (uninitialized) {
            init(BUILDER);
        }
        state.push(uninitialized ? Value.OBJECT : Value.STRING);
    }

    private void throwSometimes(CodeState state) {
        if (state.peek(0) == Value.INT) {
            Label end = new Label();
            code.insn(DUP, ICONST_3, IAND).jump(IFNE, end);
            exception(code, "thrown").insn(ATHROW).label(end);
        }
    }

    private void monitor(int number, CodeState state) {
        int slot = free(number, state);
        state.store(slot, Value.OBJECT);
        monitors.write(number, state.index(slot));
    }

    /** The lock is on the stack alone; no handler may be entered with it. */
    private void stackLock(CodeState state) {
        if (!program.ranges().isEmpty()) {
            return;
        }
        exception(code, "lock").insn(DUP, MONITORENTER);
        state.push(Value.OBJECT);
        event(state);
        code.insn(DUP, MONITOREXIT);
        suspend(state);
    }

    /** A compound assignment to an element, with a suspension in index and value. */
    private void array(int number, CodeState state) {
        code.insn(ICONST_3).visitIntInsn(NEWARRAY, T_LONG);
        code.insn(DUP, ICONST_1, DUP2, LALOAD);
        suspendText("value" + number);
        code.call(INVOKEVIRTUAL, "java/lang/String", "length", "()I").insn(I2L, LADD, LASTORE);
        state.push(Value.OBJECT);
    }

    /** An int on top of the stack. */
    void integer(CodeState state) {
        if (state.peek(0) != Value.INT) {
            code.var(ILOAD, 2);
            code.visitIincInsn(2, 1);
            state.push(Value.INT);
        }
    }

    /** An object on top of the stack. */
    void object(CodeState state) {
        if (state.depth() == 0 || state.peek(0).isPrimitive()) {
            code.insn(ACONST_NULL);
            state.push(Value.OBJECT);
        }
    }
}
