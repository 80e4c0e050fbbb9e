package dev.sospeso.transformer.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassVerifierTest {

    private static final ClassFileSource JDK = ClassFileSources.jdk();
    private static final ClassVerifier VERIFIER = new ClassVerifier(new ClassHierarchy(JDK));

    @Test
    void acceptsTheJdk() {
        for (String name : List.of("java/lang/String", "java/util/HashMap", "java/util/List",
                "java/util/concurrent/CompletableFuture", "java/util/regex/Pattern",
                "java/math/BigDecimal", "java/util/stream/ReferencePipeline",
                "java/lang/invoke/MethodHandles", "java/time/ZonedDateTime")) {
            assertEquals(List.of(), VERIFIER.problems(JDK.find(name)), name);
        }
    }

    @Test
    void acceptsWhatMissingClassesLeaveOpen() {
        assertEquals(List.of(), problems("()Lno/Such;", code -> {
            code.visitInsn(Opcodes.ICONST_0);
            Label other = new Label();
            Label end = new Label();
            code.visitJumpInsn(Opcodes.IFEQ, other);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "no/A", "a", "()Lno/A;", false);
            code.visitJumpInsn(Opcodes.GOTO, end);
            code.visitLabel(other);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "no/B", "b", "()Lno/B;", false);
            code.visitLabel(end);
            code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"no/Such"});
            code.visitInsn(Opcodes.ARETURN);
        }));
    }

    @Test
    void refusesAWrongType() {
        List<String> problems = problems("()Ljava/lang/Integer;", code -> {
            Label line = new Label();
            code.visitLabel(line);
            code.visitLineNumber(42, line);
            code.visitLdcInsn("text");
            code.visitInsn(Opcodes.ARETURN);
        });
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("a.B.m()Ljava/lang/Integer; line 42: "),
                problems.get(0));
        assertTrue(problems.get(0).contains("Ljava/lang/String;"), problems.get(0));
    }

    @Test
    void takesAnyArrayForAnArrayOfAnInterface() {
        assertEquals(List.of(), arrayAs("[Ljava/lang/Object;", "[Ljava/io/Serializable;"));
        assertEquals(List.of(), arrayAs("[[I", "[Ljava/io/Serializable;"));
        assertEquals(1, arrayAs("[I", "[Ljava/io/Serializable;").size());
        assertEquals(1, arrayAs("[Ljava/lang/Object;", "[Ljava/lang/String;").size());
    }

    private static List<String> arrayAs(String made, String wanted) {
        return problems("()" + wanted, code -> {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "no/A", "a", "()" + made, false);
            code.visitInsn(Opcodes.ARETURN);
        });
    }

    @Test
    void refusesTheCommonSuperclassForASubclass() {
        assertEquals(1, problems("()Ljava/lang/Integer;", code -> {
            Label other = new Label();
            Label end = new Label();
            code.visitInsn(Opcodes.ICONST_0);
            code.visitJumpInsn(Opcodes.IFEQ, other);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "no/A", "a", "()Ljava/lang/Long;", false);
            code.visitJumpInsn(Opcodes.GOTO, end);
            code.visitLabel(other);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "no/A", "a", "()Ljava/lang/Integer;",
                    false);
            code.visitLabel(end);
            code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Number"});
            code.visitInsn(Opcodes.ARETURN);
        }).size());
    }

    @Test
    void refusesAnUnbalancedStack() {
        assertTrue(problems("()V", code -> {
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.RETURN);
        }).size() > 0);
    }

    @Test
    void refusesAMissingStackMapFrame() {
        assertTrue(problems("()V", code -> {
            Label end = new Label();
            code.visitInsn(Opcodes.ICONST_0);
            code.visitJumpInsn(Opcodes.IFEQ, end);
            code.visitInsn(Opcodes.NOP);
            code.visitLabel(end);
            code.visitInsn(Opcodes.RETURN);
        }).size() > 0);
    }

    @Test
    void refusesWhatIsNoClassFile() {
        assertEquals(1, VERIFIER.problems(new byte[] {1, 2, 3}).size());
    }

    private static List<String> problems(String descriptor, Consumer<MethodVisitor> body) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "a/B", null, "java/lang/Object", null);
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_STATIC, "m", descriptor, null, null);
        code.visitCode();
        body.accept(code);
        code.visitMaxs(4, 4);
        code.visitEnd();
        writer.visitEnd();
        return VERIFIER.problems(writer.toByteArray());
    }
}
