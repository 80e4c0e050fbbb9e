package dev.sospeso.transformer.validation;

import static dev.sospeso.transformer.validation.HandMadeClass.PROBE;
import static dev.sospeso.transformer.validation.HandMadeRun.check;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Values of every type that must be the same, and of the same type, after a suspension. */
final class HandMadeValuesTest implements Opcodes {

    private static final String BUILDER = "java/lang/StringBuilder";
    private static final String BUFFER = "java/lang/StringBuffer";

    private static HandMadeClass init(HandMadeClass code) {
        return code.type(CHECKCAST, "java/lang/String").call(INVOKESPECIAL, BUILDER, "<init>",
                "(Ljava/lang/String;)V");
    }

    private static HandMadeClass made(HandMadeClass code, String type) {
        return code.type(NEW, type).insn(DUP).call(INVOKESPECIAL, type, "<init>", "()V");
    }

    /** Branches on an awaited value, so that no tool can tell which way it goes. */
    private static HandMadeClass unlessAwaited(HandMadeClass code, String text, Label to) {
        return code.await(text).push("yes").call(INVOKEVIRTUAL, "java/lang/Object", "equals",
                "(Ljava/lang/Object;)Z").jump(IFEQ, to);
    }

    static Stream<Arguments> shuffles() {
        return Stream.of(
                shuffle("dup2 with an int", code -> init(code.type(NEW, BUILDER).insn(ICONST_1, DUP2,
                        POP).await("a")).insn(POP)),
                shuffle("dup_x2", code -> init(code.push("p").push("q").type(NEW, BUILDER)
                        .insn(DUP_X2).await("a")).event().event()),
                shuffle("dup_x2 over a long", code -> init(code.push(5L).type(NEW, BUILDER)
                        .insn(DUP_X2).await("a")).insn(POP2)),
                shuffle("dup2_x1", code -> init(code.push("p").type(NEW, BUILDER).insn(ICONST_2,
                        DUP2_X1, POP).await("a")).event().insn(POP)),
                shuffle("dup2_x1 of a long", code -> init(code.type(NEW, BUILDER).insn(DUP).push(9L)
                        .insn(DUP2_X1, POP2).await("a")).insn(POP2)),
                shuffle("dup2_x2", code -> init(code.push("p").push("q").type(NEW, BUILDER)
                        .insn(ICONST_2, DUP2_X2, POP).await("a")).event().event().insn(POP)),
                shuffle("dup2_x2 over a long", code -> init(code.push(5L).type(NEW, BUILDER)
                        .insn(ICONST_2, DUP2_X2, POP).await("a")).insn(POP2, POP)),
                shuffle("dup2_x2 of a long over a pair", code -> init(code.type(NEW, BUILDER)
                        .insn(DUP).push(9L).insn(DUP2_X2, POP2).await("a"))
                        .insn(DUP_X2, POP, POP2)),
                shuffle("pop of one of three", code -> init(code.type(NEW, BUILDER).insn(DUP, DUP)
                        .await("dropped").insn(POP, POP).await("a")).push("nothing left")));
    }

    private static Arguments shuffle(String name, Consumer<HandMadeClass> code) {
        return Arguments.of(name, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shuffles")
    void uninitialisedObjectMovedByStackInstructions(String name, Consumer<HandMadeClass> body)
            throws Exception {
        check(code -> {
            body.accept(code);
            code.result();
        });
    }

    @Test
    void twoUninitialisedObjectsSwapped() throws Exception {
        check(code -> {
            code.type(NEW, BUILDER).type(NEW, "java/lang/RuntimeException").insn(SWAP, DUP).store(5);
            init(code.await("a")).insn(DUP).store(6).await("m").type(CHECKCAST, "java/lang/String");
            code.call(INVOKESPECIAL, "java/lang/RuntimeException", "<init>",
                    "(Ljava/lang/String;)V").load(5).event().load(6).result();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no"})
    void uninitialisedObjectThroughBranchesThatMeet(String way) throws Exception {
        check(code -> {
            Label other = new Label();
            Label join = new Label();
            unlessAwaited(code.type(NEW, BUILDER).insn(DUP).insn(DUP).store(3), way, other);
            code.await("a").jump(GOTO, join).label(other).await("b").label(join);
            init(code).load(3).event().result();
        });
    }

    @Test
    void hundredsOfValuesBeneath() throws Exception {
        check(code -> {
            int count = 340;
            for (int i = 0; i < count; i++) {
                switch (i % 5) {
                    case 0 -> code.push(i);
                    case 1 -> code.push((long) i << 33);
                    case 2 -> code.push("s" + i);
                    case 3 -> code.push(i / 3f);
                    default -> code.push(i / 7d);
                }
            }
            code.await("deep").event();
            for (int i = count - 1; i >= 0; i--) {
                switch (i % 5) {
                    case 0 -> code.boxInt();
                    case 1 -> code.apply("Long", "valueOf", "(J)Ljava/lang/Long;");
                    case 2 -> { }
                    case 3 -> code.apply("Float", "valueOf", "(F)Ljava/lang/Float;");
                    default -> code.apply("Double", "valueOf", "(D)Ljava/lang/Double;");
                }
                if (i == 170) {
                    code.awaitTop();
                }
                code.event();
            }
            code.push("end").result();
        });
    }

    @Test
    void bitsOfNotANumberAndOfNegativeZero() throws Exception {
        check(code -> {
            code.push(0x7FC12345).apply("Float", "intBitsToFloat", "(I)F").var(FSTORE, 1);
            code.push(0xFFF8000012345678L).apply("Double", "longBitsToDouble", "(J)D");
            code.var(DSTORE, 2).push(-0.0).push(-0f);
            code.push(0x7FF8ABCD00000001L).apply("Double", "longBitsToDouble", "(J)D");
            code.await("a").event();
            code.apply("Double", "doubleToRawLongBits", "(D)J").apply("Long", "toHexString",
                    "(J)Ljava/lang/String;").event();
            code.apply("Float", "floatToRawIntBits", "(F)I").boxInt().awaitTop().event();
            code.apply("Double", "doubleToRawLongBits", "(D)J").apply("Long", "toHexString",
                    "(J)Ljava/lang/String;").event();
            code.var(FLOAD, 1).apply("Float", "floatToRawIntBits", "(F)I").boxInt().event();
            code.var(DLOAD, 2).apply("Double", "doubleToRawLongBits", "(D)J");
            code.apply("Long", "toHexString", "(J)Ljava/lang/String;").result();
        });
    }

    @Test
    void smallTypesInIntSlots() throws Exception {
        check(code -> {
            small(code, T_BOOLEAN, 1, BASTORE, BALOAD, 1);
            small(code, T_BYTE, -100, BASTORE, BALOAD, 2);
            small(code, T_CHAR, 0xFFFE, CASTORE, CALOAD, 3);
            small(code, T_SHORT, -2, SASTORE, SALOAD, 4);
            small(code, T_CHAR, 0x8000, CASTORE, CALOAD, -1);
            code.await("a").event();
            code.apply("Character", "valueOf", "(C)Ljava/lang/Character;").event();
            code.var(ILOAD, 1).apply("Boolean", "valueOf", "(Z)Ljava/lang/Boolean;").event();
            code.var(ILOAD, 2).apply("Byte", "valueOf", "(B)Ljava/lang/Byte;").awaitTop().event();
            code.var(ILOAD, 3).insn(I2L).apply("Long", "valueOf", "(J)Ljava/lang/Long;").event();
            code.var(ILOAD, 3).apply("Character", "valueOf", "(C)Ljava/lang/Character;").event();
            code.var(ILOAD, 4).apply("Short", "valueOf", "(S)Ljava/lang/Short;").result();
        });
    }

    private static void small(HandMadeClass code, int type, int value, int store, int load,
            int slot) {
        code.insn(ICONST_1).visitIntInsn(NEWARRAY, type);
        code.insn(DUP, ICONST_0).push(value).insn(store, ICONST_0, load);
        if (slot > 0) {
            code.var(ISTORE, slot);
        }
    }

    @Test
    void halvesOfLongsAreOverwrittenBetweenAwaits() throws Exception {
        check(code -> {
            code.push(1L << 40).var(LSTORE, 1).push(2.5).var(DSTORE, 3).push(7).var(ISTORE, 5);
            code.await("a").event();
            code.push(8).var(ISTORE, 2).await("b").event();
            code.push(3L << 41).var(LSTORE, 4).await("c").event();
            code.var(LLOAD, 4).apply("Long", "valueOf", "(J)Ljava/lang/Long;").event();
            code.var(ILOAD, 2).boxInt().result();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_5, V1_6, V1_8, V17})
    void mergedTypeWithAPackagePrivateSuper(int version) throws Exception {
        for (String way : new String[] {"yes", "no"}) {
            check(version, code -> {
                Label other = new Label();
                Label join = new Label();
                unlessAwaited(code, way, other);
                made(code, BUILDER).jump(GOTO, join);
                made(code.label(other), BUFFER).label(join).insn(DUP).store(1);
                code.await("a").event();
                code.call(INVOKEVIRTUAL, "java/lang/Object", "toString", "()Ljava/lang/String;");
                code.event().load(1).call(INVOKEINTERFACE, "java/lang/CharSequence", "length",
                        "()I").boxInt().awaitTop().end();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_5, V1_8, V17})
    void mergedInterfacesAreObjects(int version) throws Exception {
        for (String way : new String[] {"yes", "no"}) {
            check(version, code -> {
                Label other = new Label();
                Label join = new Label();
                unlessAwaited(code, way, other);
                code.push("text").jump(GOTO, join).label(other).push(5).boxInt().label(join);
                code.insn(DUP).store(1).await("a").event().load(1);
                code.call(INVOKEINTERFACE, "java/lang/Comparable", "compareTo",
                        "(Ljava/lang/Object;)I").boxInt().end();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_5, V1_8, V17})
    void mergedArrays(int version) throws Exception {
        for (String way : new String[] {"yes", "no"}) {
            check(version, code -> {
                Label other = new Label();
                Label join = new Label();
                unlessAwaited(code, way, other);
                code.insn(ICONST_2).type(ANEWARRAY, "java/lang/String").store(1);
                code.insn(ICONST_1).visitIntInsn(NEWARRAY, T_INT);
                code.store(2).insn(ICONST_3).type(ANEWARRAY, "[J").store(3).jump(GOTO, join);
                code.label(other).insn(ICONST_4).type(ANEWARRAY, "java/lang/Integer").store(1);
                code.insn(ICONST_2).visitIntInsn(NEWARRAY, T_LONG);
                code.store(2).insn(ICONST_5).type(ANEWARRAY, "[[J").store(3).label(join);
                code.load(1).await("a").event().insn(ARRAYLENGTH).boxInt().event();
                code.load(1).insn(ICONST_0, AALOAD).event().load(2).event();
                code.load(3).insn(ARRAYLENGTH).boxInt().awaitTop().end();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_5, V1_8, V17})
    void nullInALocalThatLaterHoldsAnObject(int version) throws Exception {
        check(version, code -> {
            Label loop = new Label();
            Label none = new Label();
            code.insn(ACONST_NULL).store(1).insn(ACONST_NULL).store(2).insn(ICONST_3)
                    .var(ISTORE, 3).label(loop);
            code.load(1).jump(IFNULL, none);
            code.load(1).call(INVOKEVIRTUAL, "java/lang/String", "length", "()I").boxInt().event();
            code.label(none).load(2).await("turn").event().event().push("now").store(1);
            code.visitIincInsn(3, -1);
            code.var(ILOAD, 3).jump(IFNE, loop).load(1).end();
        });
    }

    @Test
    void constantsOfEveryKindComputedByABootstrap() throws Exception {
        Handle invoke = new Handle(H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "invoke",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;"
                + "Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/Object;", false);
        check(code -> {
            code.push(new ConstantDynamic("l", "J", invoke, parse("Long", "parseLong", "J"),
                    "123456789012"));
            code.push(new ConstantDynamic("d", "D", invoke, parse("Double", "parseDouble", "D"),
                    "-0.0"));
            code.push(new ConstantDynamic("f", "F", invoke, parse("Float", "parseFloat", "F"),
                    "1.5"));
            code.push(new ConstantDynamic("z", "Z", invoke, parse("Boolean", "parseBoolean", "Z"),
                    "true"));
            code.await("a").event();
            code.apply("Boolean", "valueOf", "(Z)Ljava/lang/Boolean;").event();
            code.apply("Float", "valueOf", "(F)Ljava/lang/Float;").awaitTop().event();
            code.apply("Double", "valueOf", "(D)Ljava/lang/Double;").event();
            code.apply("Long", "valueOf", "(J)Ljava/lang/Long;").result();
        });
    }

    private static Handle parse(String owner, String name, String result) {
        return new Handle(H_INVOKESTATIC, "java/lang/" + owner, name,
                "(Ljava/lang/String;)" + result, false);
    }

    @Test
    void signaturePolymorphicCallsWithAnAwaitBetweenTheirOperands() throws Exception {
        check(code -> {
            code.push(new Handle(H_INVOKESTATIC, "java/lang/Math", "max", "(JJ)J", false));
            code.push(5L).push(7).boxInt().awaitTop().type(CHECKCAST, "java/lang/Integer");
            code.call(INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I").insn(I2L);
            code.call(INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", "(JJ)J");
            code.apply("Long", "valueOf", "(J)Ljava/lang/Long;").event();
            code.push(Type.getType("[I")).call(INVOKESTATIC,
                    "java/lang/invoke/MethodHandles", "arrayElementVarHandle",
                    "(Ljava/lang/Class;)Ljava/lang/invoke/VarHandle;");
            code.insn(ICONST_2).visitIntInsn(NEWARRAY, T_INT);
            code.insn(DUP).store(1).insn(ICONST_1).push(30).boxInt().awaitTop()
                    .type(CHECKCAST, "java/lang/Integer");
            code.call(INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I");
            code.call(INVOKEVIRTUAL, "java/lang/invoke/VarHandle", "getAndAdd", "([III)I");
            code.boxInt().event().load(1).insn(ICONST_1, IALOAD).boxInt().result();
        });
    }

    @Test
    void comparisonsAndConversionsAroundAnAwait() throws Exception {
        check(code -> {
            Label less = new Label();
            code.push(3L).push(4L).await("between").event().insn(LCMP).jump(IFLT, less);
            code.push("wrong").result();
            code.label(less).push(2.5).await("c").insn(POP).push(2.5).insn(DCMPG).boxInt();
            code.awaitTop().result();
        });
    }

    @Test
    void deadCodeInAnOldClassFile() throws Exception {
        check(V1_5, code -> {
            Label next = new Label();
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/RuntimeException");
            code.await("a").jump(GOTO, next);
            // A range over nothing but dead code is empty when that is gone.
            code.label(start).awaitFailure("dead").insn(POP).label(end).push("dead").end();
            code.label(handler).insn(POP).push("handled").end();
            code.label(next).event().load(0).call(INVOKEVIRTUAL, PROBE, "events",
                    "()Ljava/util/List;").end();
        });
    }
}
