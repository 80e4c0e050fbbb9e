package dev.sospeso.transformer.validation;

import static dev.sospeso.transformer.validation.HandMadeClass.COROUTINE;
import static dev.sospeso.transformer.validation.HandMadeClass.PROBE;
import static dev.sospeso.transformer.validation.HandMadeRun.check;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Shapes that the JVM allows and Java's compilers do not make. */
final class HandMadeTest implements Opcodes {

    private static final String BUILDER = "java/lang/StringBuilder";

    private static HandMadeClass append(HandMadeClass code) {
        return code.call(INVOKEVIRTUAL, BUILDER, "append",
                "(Ljava/lang/Object;)Ljava/lang/StringBuilder;");
    }

    private static HandMadeClass init(HandMadeClass code) {
        return code.type(CHECKCAST, "java/lang/String").call(INVOKESPECIAL, BUILDER, "<init>",
                "(Ljava/lang/String;)V");
    }

    @Test
    void uninitialisedObjectInLocal() throws Exception {
        check(code -> init(code.type(NEW, BUILDER).insn(DUP).store(1).await("a")).load(1).result());
    }

    @Test
    void uninitialisedObjectInTwoLocalsAndOnTheStack() throws Exception {
        check(code -> append(init(code.type(NEW, BUILDER).insn(DUP).insn(DUP).store(1).insn(DUP)
                .store(5).await("a")).load(1).insn(SWAP)
                .call(INVOKEVIRTUAL, BUILDER, "append",
                        "(Ljava/lang/Object;)Ljava/lang/StringBuilder;").load(5)).result());
    }

    @Test
    void uninitialisedObjectOnlyInLocal() throws Exception {
        check(code -> init(code.type(NEW, BUILDER).store(3).await("x").store(1).load(3).load(1))
                .load(3).result());
    }

    @Test
    void newWithoutDup() throws Exception {
        check(code -> init(code.type(NEW, BUILDER).await("a")).await("b").result());
    }

    @Test
    void newBesideAwaitedArgument() throws Exception {
        check(code -> init(code.await("a").type(NEW, BUILDER).insn(DUP_X1, SWAP)).result());
    }

    @Test
    void newWithDupX1AndAnAwaitBetween() throws Exception {
        check(code -> init(code.push("first").type(NEW, BUILDER).insn(DUP_X1, SWAP)
                .awaitTop()).await("b").insn(POP).result());
    }

    @Test
    void newAcrossABackwardBranch() throws Exception {
        check(code -> {
            Label loop = new Label();
            code.insn(ICONST_3).var(ISTORE, 1).push("").store(2);
            code.type(NEW, BUILDER).insn(DUP).label(loop);
            code.load(2).await("x").type(CHECKCAST, "java/lang/String")
                    .call(INVOKEVIRTUAL, "java/lang/String", "concat",
                            "(Ljava/lang/String;)Ljava/lang/String;").store(2);
            code.visitIincInsn(1, -1);
            init(code.var(ILOAD, 1).jump(IFNE, loop).load(2)).result();
        });
    }

    @Test
    void twoNewsShareTheirConstructorCallOnNoPath() throws Exception {
        check(code -> {
            Label other = new Label();
            Label join = new Label();
            code.await("true").push("true").call(INVOKEVIRTUAL, "java/lang/Object", "equals",
                    "(Ljava/lang/Object;)Z").jump(IFEQ, other);
            init(code.type(NEW, BUILDER).insn(DUP).await("a")).jump(GOTO, join);
            init(code.label(other).type(NEW, BUILDER).insn(DUP).await("b")).label(join).result();
        });
    }

    @Test
    void backwardBranchWithAFullStack() throws Exception {
        check(code -> {
            Label loop = new Label();
            code.type(NEW, BUILDER).insn(DUP).call(INVOKESPECIAL, BUILDER, "<init>", "()V");
            code.insn(ICONST_4).var(ISTORE, 1).push(5L).label(loop);
            code.var(LSTORE, 3);
            append(code.await("t")).var(LLOAD, 3).insn(LCONST_1, LADD);
            code.visitIincInsn(1, -1);
            code.var(ILOAD, 1).jump(IFNE, loop);
            code.call(INVOKEVIRTUAL, BUILDER, "append", "(J)Ljava/lang/StringBuilder;").result();
        });
    }

    /** As kotlinc writes it. */
    @Test
    void castBetweenACallOfASiblingAndItsAwait() throws Exception {
        String descriptor = "(L" + PROBE + ";I)L" + COROUTINE + ";";
        check(Map.of("targets/HandMadeTarget", HandMadeClass.withHelper("targets/HandMadeTarget",
                descriptor,
                code -> code.await("in").event().var(ILOAD, 1).boxInt().result(),
                code -> code.load(0).insn(ICONST_3).call(INVOKESTATIC, "targets/HandMadeTarget",
                        "helper", descriptor)
                        .type(CHECKCAST, "dev/sospeso/Awaitable").await().result())));
    }

    @Test
    void loopWithTwoEntries() throws Exception {
        check(code -> {
            Label first = new Label();
            Label second = new Label();
            code.insn(ICONST_0).var(ISTORE, 1).push("s").store(2);
            code.await("true").push("false").call(INVOKEVIRTUAL, "java/lang/Object", "equals",
                    "(Ljava/lang/Object;)Z").jump(IFEQ, second);
            code.label(first).load(2).awaitTop().event();
            code.visitIincInsn(1, 1);
            code.label(second).await("b").event();
            code.visitIincInsn(1, 1);
            code.var(ILOAD, 1).insn(ICONST_5).jump(IF_ICMPLT, first);
            code.load(2).result();
        });
    }

    @Test
    void slotHasAnotherTypeAtTheHeaderThanAtTheAwait() throws Exception {
        check(code -> {
            Label outer = new Label();
            Label inner = new Label();
            code.insn(ICONST_0).var(ISTORE, 1).push("s").store(2).push(7L).var(LSTORE, 3);
            code.label(outer).load(2).event();
            code.insn(ICONST_0).var(ISTORE, 5).push("t").store(3).push("u").store(4);
            code.label(inner).push(2.5).var(DSTORE, 6).load(3).awaitTop().event();
            code.var(ILOAD, 5).boxInt().store(3).load(4).event();
            code.visitIincInsn(5, 1);
            code.var(ILOAD, 5).insn(ICONST_2);
            Label after = new Label();
            code.jump(IF_ICMPGE, after).push("t2").store(3).jump(GOTO, inner);
            code.label(after).var(DLOAD, 6).insn(D2L).var(LSTORE, 3).await("w").store(2);
            code.visitIincInsn(1, 1);
            code.var(ILOAD, 1).insn(ICONST_3).jump(IF_ICMPLT, outer);
            code.var(LLOAD, 3).insn(L2I).boxInt().result();
        });
    }

    @Test
    void loopBackToTheFirstInstruction() throws Exception {
        check(code -> {
            Label first = new Label();
            Label end = new Label();
            code.label(first).await("turn").event();
            code.load(0).call(INVOKEVIRTUAL, PROBE, "events", "()Ljava/util/List;");
            code.visitMethodInsn(INVOKEINTERFACE, "java/util/List", "size", "()I", true);
            code.insn(ICONST_3).jump(IF_ICMPLT, first).label(end).push("end").result();
        });
    }

    @Test
    void tryEnteredWithAFullStack() throws Exception {
        check(code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
            code.type(NEW, BUILDER).insn(DUP).call(INVOKESPECIAL, BUILDER, "<init>", "()V");
            code.push(7L).label(start);
            code.await("a").event().awaitFailure("gone").label(end).insn(POP, POP2).result();
            code.label(handler).event().await("after").result();
        });
    }

    @Test
    void handlerInsideItsOwnRange() throws Exception {
        check(code -> {
            Label start = new Label();
            Label handler = new Label();
            Label end = new Label();
            code.visitTryCatchBlock(start, end, handler, null);
            code.insn(ICONST_0).var(ISTORE, 1);
            code.label(start).awaitFailure("body").label(handler);
            Label out = new Label();
            code.event();
            code.visitIincInsn(1, 1);
            code.var(ILOAD, 1).insn(ICONST_3).jump(IF_ICMPGE, out).awaitFailure("handler");
            code.jump(GOTO, handler).label(end).label(out).var(ILOAD, 1).boxInt().awaitTop().result();
        });
    }

    @Test
    void overlappingRanges() throws Exception {
        check(code -> {
            Label a = new Label();
            Label b = new Label();
            Label c = new Label();
            Label d = new Label();
            Label first = new Label();
            Label second = new Label();
            code.visitTryCatchBlock(a, c, first, "java/lang/IllegalStateException");
            code.visitTryCatchBlock(b, d, second, "java/lang/RuntimeException");
            code.insn(ICONST_0).var(ISTORE, 1).push("v").store(2);
            code.label(a).await("a").store(2).label(b).awaitFailure("both").insn(POP).label(c);
            code.awaitFailure("only second").insn(POP).label(d).push("never").result();
            code.label(first).event().load(2).event();
            code.jump(GOTO, c);
            code.label(second).event().load(2).awaitTop().result();
        });
    }

    @Test
    void sameRangeSeveralHandlersInOrder() throws Exception {
        check(code -> {
            Label start = new Label();
            Label end = new Label();
            Label wrong = new Label();
            Label right = new Label();
            Label never = new Label();
            code.visitTryCatchBlock(start, end, wrong, "java/lang/ArithmeticException");
            code.visitTryCatchBlock(start, end, right, "java/lang/IllegalStateException");
            code.visitTryCatchBlock(start, end, never, null);
            code.visitTryCatchBlock(start, end, right, "java/lang/RuntimeException");
            code.label(start).awaitFailure("x").label(end).result();
            code.label(wrong).insn(POP).push("wrong").result();
            code.label(never).insn(POP).push("never").result();
            code.label(right).event().await("right").result();
        });
    }

    @Test
    void handlerReachedByNormalFlow() throws Exception {
        check(code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
            code.type(NEW, "java/lang/IllegalStateException").insn(DUP).await("made")
                    .type(CHECKCAST, "java/lang/String");
            code.call(INVOKESPECIAL, "java/lang/IllegalStateException", "<init>",
                    "(Ljava/lang/String;)V").jump(GOTO, handler);
            code.label(start).awaitFailure("thrown").label(end).result();
            code.label(handler).event();
            code.load(0).call(INVOKEVIRTUAL, PROBE, "events", "()Ljava/util/List;");
            code.visitMethodInsn(INVOKEINTERFACE, "java/util/List", "size", "()I", true);
            code.insn(ICONST_2).jump(IF_ICMPLT, start).await("end").result();
        });
    }

    @Test
    void rangeThatIsOnlyTheAwait() throws Exception {
        check(code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
            code.load(0).type(NEW, "java/lang/IllegalStateException").insn(DUP).push("m");
            code.call(INVOKESPECIAL, "java/lang/IllegalStateException", "<init>",
                    "(Ljava/lang/String;)V");
            code.call(INVOKEVIRTUAL, PROBE, "fail",
                    "(Ljava/lang/Throwable;)Ldev/sospeso/Awaitable;");
            code.label(start).await().label(end).result();
            code.label(handler).event().await("caught").result();
        });
    }

    @Test
    void rangeThatEndsBeforeTheAwait() throws Exception {
        check(code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
            code.label(start).load(0).push("x").call(INVOKEVIRTUAL, PROBE, "value",
                    "(Ljava/lang/Object;)Ldev/sospeso/Awaitable;").label(end).await().result();
            code.label(handler).result();
        });
    }

    @Test
    void stackShuffles() throws Exception {
        check(code -> {
            code.push(1L).push("s").insn(DUP_X2, POP).var(LSTORE, 2).await("a").insn(SWAP);
            code.insn(POP).insn(DUP).var(LLOAD, 2).insn(DUP2_X2).await("b").insn(POP, POP2, POP, POP);
            code.insn(ICONST_1, ICONST_2, ICONST_3).push(4.5).insn(DUP2_X2).await("c").event();
            code.insn(POP2, POP, POP).call(INVOKESTATIC, "java/lang/Double", "valueOf",
                    "(D)Ljava/lang/Double;").awaitTop().event();
            code.boxInt().event();
            code.call(INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;").result();
        });
    }

    @Test
    void categoryTwoPairsBeneath() throws Exception {
        check(code -> code.insn(ICONST_5).push(6L).push(7f).push(8.0).insn(ACONST_NULL).await("x")
                .event().event().insn(D2L).call(INVOKESTATIC, "java/lang/Long", "valueOf",
                        "(J)Ljava/lang/Long;").event()
                .insn(F2I).boxInt().event().insn(L2I).boxInt().awaitTop().event().boxInt().result());
    }

    @Test
    void constantOfTheClassComputedByABootstrap() throws Exception {
        Handle bootstrap = new Handle(H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps",
                "nullConstant", "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                + "Ljava/lang/Class;)Ljava/lang/Object;", false);
        check(code -> append(code.type(NEW, BUILDER).insn(DUP).call(INVOKESPECIAL, BUILDER, "<init>",
                "()V").push(new ConstantDynamic("n", "Ljava/lang/String;", bootstrap)).await("a")
                .event()).result());
    }

    @Test
    void codeThatNothingReaches() throws Exception {
        check(code -> {
            Label next = new Label();
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, null);
            code.await("a").jump(GOTO, next);
            code.label(start).awaitFailure("dead").insn(POP).label(end).push("dead").result();
            code.label(handler).insn(ATHROW);
            code.label(next).result();
        });
    }

    @Test
    void localsBeyondTwoHundredAndFiftyFive() throws Exception {
        check(code -> {
            code.push(11L).var(LSTORE, 300).push("high").store(70).insn(ICONST_3).var(ISTORE, 1000);
            code.await("a").event().load(70).event();
            code.visitIincInsn(1000, 500);
            code.var(ILOAD, 1000).boxInt().awaitTop().event();
            code.var(LLOAD, 300).call(INVOKESTATIC, "java/lang/Long", "valueOf",
                    "(J)Ljava/lang/Long;").result();
        });
    }

    @Test
    void jumpsBeyondThirtyTwoKilobytes() throws Exception {
        check(code -> {
            Label loop = new Label();
            Label end = new Label();
            code.insn(ICONST_0).var(ISTORE, 1).label(loop).await("a").event();
            code.visitIincInsn(1, 1);
            code.var(ILOAD, 1).insn(ICONST_3).jump(IF_ICMPGE, end);
            for (int i = 0; i < 9_000; i++) {
                code.visitIincInsn(1, 1);
                code.visitIincInsn(1, -1);
            }
            code.await("far").event().jump(GOTO, loop).label(end).push("end").result();
        });
    }

    @Test
    void manyArms() throws Exception {
        check(code -> {
            Label[] arms = new Label[700];
            for (int i = 0; i < arms.length; i++) {
                arms[i] = new Label();
            }
            Label end = new Label();
            code.insn(ICONST_0).push(333).boxInt().awaitTop().type(CHECKCAST, "java/lang/Integer")
                    .call(INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I");
            code.visitTableSwitchInsn(0, arms.length - 1, end, arms);
            for (int i = 0; i < arms.length; i++) {
                code.label(arms[i]);
                if (i % 3 == 0) {
                    code.await("arm" + i).event();
                }
                code.push(i).insn(IADD).jump(GOTO, end);
            }
            code.label(end).boxInt().result();
        });
    }

    @Test
    void nestedNewsWithoutOrder() throws Exception {
        check(code -> {
            code.type(NEW, "java/lang/RuntimeException").type(NEW, BUILDER).store(2).insn(DUP);
            code.store(1).load(2).await("inner");
            init(code).load(2).awaitTop().call(INVOKEVIRTUAL, "java/lang/Object", "toString",
                    "()Ljava/lang/String;");
            code.call(INVOKESPECIAL, "java/lang/RuntimeException", "<init>",
                    "(Ljava/lang/String;)V").load(1).result();
        });
    }

    @Test
    void returnsWithALeftoverStack() throws Exception {
        check(code -> code.insn(ICONST_1).push(2L).await("r").result());
    }

    @Test
    void castNullBeneathAnAwait() throws Exception {
        check(code -> code.insn(ACONST_NULL).type(CHECKCAST, "java/lang/String").await("a").event()
                .type(CHECKCAST, "[Ljava/lang/String;").store(1).await("b").event().load(1).result());
    }

    @Test
    void checkedCastLater() throws Exception {
        check(code -> {
            Label text = new Label();
            code.await("text").store(1).load(1).type(INSTANCEOF, "java/lang/String").jump(IFNE, text);
            code.push("other").result();
            code.label(text).await("mid").insn(POP).load(1).type(CHECKCAST,
                    "java/lang/CharSequence").call(INVOKEINTERFACE, "java/lang/CharSequence", "length",
                            "()I").boxInt().result();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_7, V1_8, V11, V17})
    void olderClassFiles(int version) throws Exception {
        check(version, code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
            code.insn(ICONST_0).var(ISTORE, 1).label(start).await("a").event();
            code.visitIincInsn(1, 1);
            code.var(ILOAD, 1).insn(ICONST_2).jump(IF_ICMPLT, start).awaitFailure("x").insn(POP);
            code.label(end).insn(ACONST_NULL, ARETURN);
            code.label(handler).event().var(ILOAD, 1).boxInt().awaitTop().event();
            code.insn(ACONST_NULL, ARETURN);
        });
    }

    @Test
    void wrongVariableTable() throws Exception {
        check(code -> {
            Label start = new Label();
            Label end = new Label();
            code.label(start).insn(ICONST_5).var(ISTORE, 1).await("a").store(2);
            code.var(ILOAD, 1).boxInt().awaitTop().event().load(2).label(end).result();
            code.visitLocalVariable("lie", "Ljava/lang/String;", null, start, end, 1);
            code.visitLocalVariable("wide", "J", null, start, end, 2);
            code.visitLocalVariable("missing", "Lno/such/Type;", null, start, end, 7);
        });
    }

    @Test
    void monitorHeldBetweenAwaits() throws Exception {
        check(code -> code.await("lock").insn(DUP).store(1).insn(MONITORENTER).event("held").load(1)
                .insn(MONITOREXIT).await("after").result());
    }

    @Test
    void parametersFillTwoHundredAndFiftyFiveSlots() throws Exception {
        for (int slots : new int[] {252, 253, 254, 255}) {
            Run expected = new Run(List.of("1000", String.valueOf(slots - 1 - 2 * 20 - 1)), "1019");
            check(expected, Map.of("targets/HandMadeTarget", ManyParameters.of(slots)));
        }
    }

    /** A method whose parameters take so many slots, and one that awaits it. */
    private static final class ManyParameters {

        static byte[] of(int slots) {
            int longs = 20;
            int ints = slots - 1 - 2 * longs;
            String descriptor = "(L" + PROBE + ";" + "J".repeat(longs) + "I".repeat(ints) + ")L"
                    + COROUTINE + ";";
            return HandMadeClass.withHelper("targets/HandMadeTarget", descriptor, code -> {
                code.var(LLOAD, 1).insn(L2I).boxInt().awaitTop().event();
                code.var(ILOAD, slots - 1).boxInt().awaitTop().event();
                code.var(LLOAD, 1 + 2 * (longs - 1)).insn(L2I).var(ILOAD, 1 + 2 * longs).insn(IADD)
                        .boxInt().result();
            }, code -> {
                code.load(0);
                for (int i = 0; i < longs; i++) {
                    code.push((long) i + 1000);
                }
                for (int i = 0; i < ints; i++) {
                    code.push(i);
                }
                code.call(INVOKESTATIC, "targets/HandMadeTarget", "helper", descriptor).await()
                        .result();
            });
        }
    }
}
