package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Generator;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A resumption enters every loop by its header, so that loops stay loops for the compilers. */
@Timeout(300)
@ParameterizedClass
@MethodSource("variants")
final class LoopsTest {

    private final Variant variant;

    LoopsTest(Variant variant) {
        this.variant = variant;
    }

    static Variant[] variants() {
        return new Variant[] {new Variant(Compiler.JAVAC, true), new Variant(Compiler.ECJ, false)};
    }

    @Test
    void everyBodyOfReducibleCodeIsReducible() {
        List<String> wrong = new ArrayList<>();
        int[] bodies = {0};
        variant.transformed().results().forEach((name, result) -> {
            if (result.changed()) {
                ClassNode now = node(result.classFile());
                for (MethodNode body : now.methods) {
                    if (isBody(body)) {
                        bodies[0]++;
                        if (!Reducibility.isReducible(body)) {
                            wrong.add(name + "." + body.name + body.desc);
                        }
                    }
                }
            }
        });
        assertEquals(List.of(), wrong);
        assertTrue(bodies[0] > 500, () -> bodies[0] + " bodies");
    }

    /** The measure itself: the user's methods are reducible, a jump into a loop is not. */
    @Test
    void theMeasureTellsLoopsWithTwoEntries() {
        for (Map.Entry<String, byte[]> original : variant.classes().entrySet()) {
            for (MethodNode method : node(original.getValue()).methods) {
                assertTrue(method.instructions.size() == 0 || Reducibility.isReducible(method),
                        () -> original.getKey() + "." + method.name);
            }
        }
        MethodNode twoEntries = new MethodNode(Opcodes.ASM9);
        twoEntries.tryCatchBlocks = new ArrayList<>();
        Label first = new Label();
        Label second = new Label();
        twoEntries.visitVarInsn(Opcodes.ILOAD, 0);
        twoEntries.visitJumpInsn(Opcodes.IFEQ, second);
        twoEntries.visitLabel(first);
        twoEntries.visitIincInsn(0, 1);
        twoEntries.visitLabel(second);
        twoEntries.visitIincInsn(0, 2);
        twoEntries.visitJumpInsn(Opcodes.GOTO, first);
        assertFalse(Reducibility.isReducible(twoEntries));
    }

    /** Of such a loop, a place that is no branch target comes first; no check can stand there. */
    @Test
    void aLoopWithTwoEntriesRightAfterAYieldIsJumpedInto() throws Exception {
        Transformed transformed = new Transformed(Map.of("Walk", twoEntriesAfterAYield()));
        assertEquals(Map.of(), transformed.failures());
        Generator<?, ?, ?> walk = (Generator<?, ?, ?>) transformed.loader().loadClass("Walk")
                .getMethod("walk").invoke(null);
        List<Object> yielded = new ArrayList<>();
        walk.forEachRemaining(yielded::add);
        List<Object> expected = new ArrayList<>();
        int x = 0;
        do {
            expected.add(x);
            x += 1;
            boolean second = (x & 1) != 0;
            do {
                x += second ? 3 : 5;
                second = false;
            } while (x < 9);
        } while (x < 40);
        assertEquals(expected, yielded);
    }

    private static byte[] twoEntriesAfterAYield() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Walk", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "walk",
                "()Ldev/sospeso/Generator;", null, null);
        code.visitAnnotation("Ldev/sospeso/Async;", true).visitEnd();
        code.visitCode();
        Label turn = new Label();
        Label first = new Label();
        Label second = new Label();
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, 0);
        code.visitLabel(turn);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf",
                "(I)Ljava/lang/Integer;", false);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, RuntimeNames.GENERATOR, "yield",
                "(Ljava/lang/Object;)Ljava/lang/Object;", true);
        code.visitInsn(Opcodes.POP);
        code.visitIincInsn(0, 1);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IAND);
        code.visitJumpInsn(Opcodes.IFNE, second);
        code.visitLabel(first);
        code.visitIincInsn(0, 2);
        code.visitLabel(second);
        code.visitIincInsn(0, 3);
        again(code, 9, first);
        again(code, 40, turn);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        return writer.toByteArray();
    }

    private static void again(MethodVisitor code, int limit, Label target) {
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitIntInsn(Opcodes.BIPUSH, limit);
        code.visitJumpInsn(Opcodes.IF_ICMPLT, target);
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }

    private static boolean isBody(MethodNode method) {
        return method.desc.endsWith(";I)Ljava/lang/Object;")
                && method.desc.contains(RuntimeNames.FRAME_INFIX)
                && !method.name.equals(RuntimeNames.ACCESSOR);
    }
}
