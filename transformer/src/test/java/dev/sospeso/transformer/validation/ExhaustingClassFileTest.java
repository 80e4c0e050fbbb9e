package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Class files that are made to take all memory, or time without end, or to lead astray: within the
 * rules of the format, or just outside.
 */
final class ExhaustingClassFileTest implements Opcodes {

    private static final String NAME = "targets/Exhausting";

    /** A class with one async method, {@code maxs} as given. */
    private static byte[] classFile(String method, int stack, int locals,
            Consumer<MethodVisitor> body) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V1_6, ACC_PUBLIC | ACC_SUPER, NAME, null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, method,
                "()Ldev/sospeso/Coroutine;", null, null);
        code.visitAnnotation("Ldev/sospeso/Async;", true).visitEnd();
        code.visitCode();
        body.accept(code);
        code.visitInsn(ACONST_NULL);
        code.visitInsn(ARETURN);
        code.visitMaxs(stack, locals);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void await(MethodVisitor code) {
        code.visitInsn(ACONST_NULL);
        code.visitMethodInsn(INVOKESTATIC, "dev/sospeso/asyncio/Asyncio", "await",
                "(Ldev/sospeso/Awaitable;)Ljava/lang/Object;", false);
        code.visitInsn(POP);
    }

    private static TransformResult transform(byte[] classFile) {
        return new AsyncTransformer(ClassBytes::of, TransformOptions.DEFAULT).transform(classFile);
    }

    private static void assertRefused(byte[] classFile) {
        TransformResult result = transform(classFile);
        assertEquals(List.of(Rule.INVALID_CLASS_FILE),
                result.diagnostics().stream().map(diagnostic -> diagnostic.rule()).toList());
        assertSame(classFile, result.classFile());
    }

    private static void assertTransformed(byte[] classFile) {
        TransformResult result = transform(classFile);
        assertFalse(result.hasErrors(), result.diagnostics().toString());
        assertEquals(1, result.asyncMethods());
    }

    @Test
    void constantsThatUseEachOtherInACircle() {
        Handle bootstrap = new Handle(H_INVOKESTATIC, NAME, "make", "()Ljava/lang/Object;", false);
        byte[] classFile = classFile("load", 2, 1, code -> {
            code.visitLdcInsn(new ConstantDynamic("a", "Ljava/lang/Object;", bootstrap,
                    new ConstantDynamic("b", "Ljava/lang/Object;", bootstrap, "c")));
            code.visitInsn(POP);
            await(code);
        });
        assertTransformed(classFile);
        int first = constant(classFile, 17, 1);
        int string = constant(classFile, 8, 1);
        int inner = new ClassReader(classFile).getItem(first) - 1;
        assertTrue(inner > 0 && string > 0);
        // The inner constant's argument, a string, becomes the outer constant.
        byte[] circle = replaceLast(classFile, string, constant(classFile, 17, 2));
        byte[] other = replaceLast(classFile, string, first);
        assertRefused(circle);
        assertRefused(other);
    }

    /** The index of the n-th constant of a kind. */
    private static int constant(byte[] classFile, int tag, int nth) {
        ClassReader reader = new ClassReader(classFile);
        int found = 0;
        for (int index = 1; index < reader.getItemCount(); index++) {
            int offset = reader.getItem(index);
            if (offset > 0 && classFile[offset - 1] == tag && ++found == nth) {
                return index;
            }
        }
        throw new AssertionError("no constant " + tag);
    }

    /** The last number of a class file that equals one index becomes another. */
    private static byte[] replaceLast(byte[] classFile, int from, int to) {
        byte[] result = classFile.clone();
        for (int at = result.length - 2; at >= 0; at--) {
            if (result[at] == (byte) (from >> 8) && result[at + 1] == (byte) from) {
                result[at] = (byte) (to >> 8);
                result[at + 1] = (byte) to;
                return result;
            }
        }
        throw new AssertionError("not found");
    }

    @Test
    void constantsThatDoubleAtEachStep() {
        Handle bootstrap = new Handle(H_INVOKESTATIC, NAME, "make", "()Ljava/lang/Object;", false);
        ConstantDynamic[] constants = new ConstantDynamic[14];
        constants[0] = new ConstantDynamic("c0", "Ljava/lang/Object;", bootstrap);
        for (int level = 1; level < constants.length; level++) {
            constants[level] = new ConstantDynamic("c" + level, "Ljava/lang/Object;", bootstrap,
                    constants[level - 1], constants[level - 1]);
        }
        assertRefused(classFile("load", 2, 0, code -> {
            code.visitLdcInsn(constants[constants.length - 1]);
            code.visitInsn(POP);
            await(code);
        }));
    }

    @Test
    void annotationsNestedToTheEndOfTheStack() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V17, ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        writer.visitField(0, "f", "Ldev/sospeso/Coroutine;", null, null).visitEnd();
        AnnotationVisitor top = writer.visitAnnotation("Lx/Nested;", true);
        AnnotationVisitor inner = top;
        AnnotationVisitor[] open = new AnnotationVisitor[200_000];
        for (int depth = 0; depth < open.length; depth++) {
            inner = inner.visitArray("value");
            open[depth] = inner;
        }
        for (int depth = open.length - 1; depth >= 0; depth--) {
            open[depth].visitEnd();
        }
        top.visitEnd();
        writer.visitEnd();
        byte[] classFile = writer.toByteArray();
        TransformResult result = transform(classFile);
        assertSame(classFile, result.classFile());
        assertTrue(result.asyncMethods() == 0);
    }

    @Test
    void moreLocalsThanMemoryForEachInstruction() {
        assertRefused(classFile("load", 60_000, 60_000, code -> {
            for (int i = 0; i < 20_000; i++) {
                code.visitInsn(NOP);
            }
            await(code);
        }));
    }

    @Test
    void manyLocalsForFewInstructionsAreAllowed() {
        assertTransformed(classFile("load", 5, 60_000, ExhaustingClassFileTest::await));
    }

    @Test
    void exceptionRangesForEveryPairOfInstructions() {
        assertRefused(classFile("load", 1, 1, code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            for (int i = 0; i < 65_000; i++) {
                code.visitTryCatchBlock(start, end, handler, null);
            }
            code.visitLabel(start);
            for (int i = 0; i < 30_000; i++) {
                code.visitInsn(NOP);
            }
            await(code);
            code.visitLabel(end);
            code.visitLabel(handler);
        }));
    }

    /** Each block jumps to the one before it, so that a backward pass would learn one at a time. */
    @Test
    void aChainOfBackwardJumpsIsFollowedInOnePass() {
        assertTransformed(classFile("load", 4, 2, code -> {
            Label[] blocks = new Label[8_000];
            Arrays.setAll(blocks, index -> new Label());
            Label end = new Label();
            code.visitInsn(ICONST_0);
            code.visitVarInsn(ISTORE, 1);
            code.visitJumpInsn(GOTO, blocks[blocks.length - 1]);
            code.visitLabel(blocks[0]);
            await(code);
            code.visitIincInsn(1, 1);
            code.visitJumpInsn(GOTO, end);
            for (int index = 1; index < blocks.length; index++) {
                code.visitLabel(blocks[index]);
                code.visitJumpInsn(GOTO, blocks[index - 1]);
            }
            code.visitLabel(end);
        }));
    }

    /** The frame of such a method would be written outside the directory of the class. */
    @Test
    void aMethodNameThatIsAPath() {
        assertRefused(classFile("x/../../../elsewhere", 1, 0, ExhaustingClassFileTest::await));
    }

    @Test
    void anAttributeThatSaysItIsTwoGigabytesLong() {
        byte[] good = classFile("load", 1, 0, ExhaustingClassFileTest::await);
        byte[] bad = Arrays.copyOf(good, good.length + 6);
        bad[good.length - 1] = 1;
        int name = constant(good, 1, 1);
        bad[good.length] = (byte) (name >> 8);
        bad[good.length + 1] = (byte) name;
        bad[good.length + 2] = 0x7F;
        Arrays.fill(bad, good.length + 3, bad.length, (byte) 0xF0);
        assertRefused(bad);
        assertArrayEquals(good, classFile("load", 1, 0, ExhaustingClassFileTest::await));
    }
}
