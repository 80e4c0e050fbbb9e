package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
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
