package dev.sospeso.transformer.validation.random;

import static org.objectweb.asm.Opcodes.*;

import dev.sospeso.transformer.validation.HandMadeClass;
import dev.sospeso.transformer.validation.random.CodeBlock.Exit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;

/** Writes the class file of a program of bytecode. */
final class CodeWriter {

    private static final String GENERATOR = "dev/sospeso/Generator";
    private static final String GIVEN = "given/Given";

    private final CodeProgram program;
    private final Map<Integer, Label> starts = new HashMap<>();
    private final Map<List<Integer>, Label> places = new HashMap<>();
    private HandMadeClass code;
    private CodeOps ops;

    CodeWriter(CodeProgram program) {
        this.program = program;
    }

    byte[] classFile() {
        byte[] classFile = program.generator()
                ? HandMadeClass.withHelper(program.className(),
                        "(L" + HandMadeClass.PROBE + ";)L" + GENERATOR + ";", this::body,
                        this::driver)
                : HandMadeClass.withHelper(program.className(), CodeOps.HELPER,
                        CodeWriter::helper, this::body);
        return program.count(Op.Kind.DEAD) == 0 ? classFile : DeadCode.cutOff(classFile);
    }

    /** A method with wide parameters that suspends once. */
    private static void helper(HandMadeClass code) {
        code.load(0).var(ILOAD, 1).boxInt().call(INVOKEVIRTUAL, HandMadeClass.PROBE, "value",
                "(Ljava/lang/Object;)Ldev/sospeso/Awaitable;").await().event();
        code.var(LLOAD, 2).var(ILOAD, 1).insn(I2L, LADD).call(INVOKESTATIC, "java/lang/Long",
                "valueOf", "(J)Ljava/lang/Long;").result();
    }

    /** Runs the generator as the script says. */
    private void driver(HandMadeClass method) {
        String takes = "(L" + HandMadeClass.PROBE + ";L" + GENERATOR + ";";
        method.load(0).call(INVOKESTATIC, program.className(), "helper",
                "(L" + HandMadeClass.PROBE + ";)L" + GENERATOR + ";").store(1);
        for (int step : program.script()) {
            method.load(0).load(1);
            switch (step) {
                case 0, 1, 2 -> method.call(INVOKESTATIC, GIVEN, "next", takes + ")V");
                case 3, 4 -> method.push("sent" + step).call(INVOKESTATIC, GIVEN, "send",
                        takes + "Ljava/lang/Object;)V");
                case 5 -> CodeOps.exception(method, "in").call(INVOKESTATIC, GIVEN, "throwIn",
                        takes + "Ljava/lang/Throwable;)V");
                case 6 -> method.call(INVOKESTATIC, GIVEN, "hasNext", takes + ")V");
                default -> method.push(4.5).call(INVOKESTATIC, "java/lang/Double", "valueOf",
                        "(D)Ljava/lang/Double;").call(INVOKESTATIC, GIVEN, "send",
                                takes + "Ljava/lang/Object;)V");
            }
        }
        method.load(0).load(1).call(INVOKESTATIC, GIVEN, "drain", takes + ")V");
        method.push("end").result();
    }

    private void body(HandMadeClass method) {
        code = method;
        ops = new CodeOps(method, program);
        for (CodeRange range : program.ranges()) {
            if (range.from() < range.to() || range.from() == range.to()
                    && range.fromOp() < Math.min(range.toOp(),
                            program.blocks().get(range.to()).ops().size())) {
                code.visitTryCatchBlock(place(range.from(), range.fromOp()),
                        place(range.to(), range.toOp()), start(range.handler()), range.type());
            }
        }
        code.push("pinned").store(1).push(7).var(ISTORE, 2).push(8L).var(LSTORE, 3);
        for (int index = 0; index < program.blocks().size(); index++) {
            block(index, program.blocks().get(index));
        }
    }

    private Label start(int block) {
        return starts.computeIfAbsent(block, key -> new Label());
    }

    /** The place before an op; the last one of a block is before its end. */
    private Label place(int block, int op) {
        return places.computeIfAbsent(
                List.of(block, Math.min(op, program.blocks().get(block).ops().size())),
                key -> new Label());
    }

    private void block(int index, CodeBlock block) {
        CodeState state = new CodeState(block.stack(), block.slots(), program.shift());
        code.label(start(index));
        if (index > 0) {
            Label more = new Label();
            code.load(0).call(INVOKEVIRTUAL, HandMadeClass.PROBE, "more", "()Z").jump(IFNE, more);
            finish(state.copy());
            code.label(more);
        }
        for (int op = 0; op <= block.ops().size(); op++) {
            Label here = places.get(List.of(index, op));
            if (here != null) {
                // No range may be empty.
                code.label(here).insn(NOP);
            }
            if (op < block.ops().size()) {
                ops.write(block.ops().get(op), state);
            }
        }
        exit(block, state);
    }

    private void exit(CodeBlock block, CodeState state) {
        switch (block.exit()) {
            case RETURN -> finish(state);
            case GOTO -> jump(block.targets().get(0), state);
            case IF -> {
                ops.integer(state);
                branch(IFEQ, block, state);
            }
            case IF_NULL -> {
                ops.object(state);
                branch(IFNULL, block, state);
            }
            case SWITCH, LOOKUP -> {
                ops.integer(state);
                code.insn(ICONST_3, IAND);
                state.pop();
                Label[] labels = {new Label(), new Label()};
                Label other = new Label();
                if (block.exit() == Exit.SWITCH) {
                    code.visitTableSwitchInsn(0, 1, other, labels);
                } else {
                    code.visitLookupSwitchInsn(other, new int[] {-1000, 2}, labels);
                }
                code.label(labels[0]);
                jump(block.targets().get(0), state.copy());
                code.label(labels[1]);
                jump(block.targets().get(1), state.copy());
                code.label(other);
                jump(block.targets().get(2), state.copy());
            }
        }
    }

    private void branch(int opcode, CodeBlock block, CodeState state) {
        state.pop();
        Label other = new Label();
        code.jump(opcode, other);
        jump(block.targets().get(0), state.copy());
        code.label(other);
        jump(block.targets().get(1), state.copy());
    }

    /** Jumps to a block, with as much of the stack as both have, and the rest made up. */
    private void jump(int target, CodeState state) {
        CodeBlock block = program.blocks().get(target);
        int common = 0;
        while (common < Math.min(state.depth(), block.stack().size())
                && state.stack().get(common) == block.stack().get(common)) {
            common++;
        }
        while (state.depth() > common) {
            code.insn(state.pop().isWide() ? POP2 : POP);
        }
        for (Value value : block.stack().subList(common, block.stack().size())) {
            ops.constant(value, target);
            state.push(value);
        }
        for (int slot = 0; slot < block.slots().size(); slot++) {
            Value value = block.slots().get(slot);
            if (value != null && state.local(CodeState.FIRST_FREE + slot) != value) {
                ops.constant(value, slot);
                code.var(value.store(), state.index(CodeState.FIRST_FREE + slot));
                state.store(CodeState.FIRST_FREE + slot, value);
            }
        }
        code.jump(GOTO, start(target));
    }

    /** Logs all that there is, and returns. */
    private void finish(CodeState state) {
        while (state.depth() > 0) {
            ops.box(state.pop());
            code.event();
        }
        List<String> ends = new ArrayList<>();
        for (int slot = 1; slot < state.slots(); slot++) {
            if (state.local(slot) != null) {
                code.var(state.local(slot).load(), state.index(slot));
                ops.box(state.local(slot));
                code.event();
                ends.add(String.valueOf(slot));
            }
        }
        code.push("end " + ends);
        ops.end();
    }
}
