package dev.sospeso.transformer.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Code that no Java compiler writes. */
class HandMadeCodeTest {

    private static final ClassFileSource LIBRARIES =
            ClassFileSources.classLoader(HandMadeCodeTest.class.getClassLoader());

    private static ClassNode owner(MethodNode method) {
        ClassNode owner = new ClassNode();
        owner.version = Opcodes.V1_5;
        owner.name = "old/Old";
        owner.superName = "java/lang/Object";
        owner.methods.add(method);
        return owner;
    }

    private static List<Diagnostic> judge(ClassNode owner, List<MethodNode> async,
            ClassFileSource classFiles) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<AsyncMethod> methods = new ArrayList<>();
        for (MethodNode method : async) {
            AsyncKind kind = AsyncKind.of(method.desc);
            methods.add(new AsyncMethod(owner, method, kind == null ? AsyncKind.COROUTINE : kind,
                    owner.name + "$async$" + method.name, false));
        }
        Checks.run(new CheckedClass(owner, new ClassHierarchy(classFiles), TransformOptions.DEFAULT,
                methods), diagnostics::add);
        return diagnostics;
    }

    private static MethodNode coroutine() {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "load", "()Ldev/sospeso/Coroutine;",
                null, null);
        method.maxLocals = 2;
        method.maxStack = 2;
        return method;
    }

    private static void await(MethodNode method) {
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/sospeso/asyncio/Asyncio", "await",
                "(Ldev/sospeso/Awaitable;)Ljava/lang/Object;", false);
        method.visitInsn(Opcodes.POP);
    }

    private static void end(MethodNode method) {
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.ARETURN);
    }

    @Test
    void subroutinesAreRefused() {
        MethodNode method = coroutine();
        Label subroutine = new Label();
        method.visitJumpInsn(Opcodes.JSR, subroutine);
        end(method);
        method.visitLabel(subroutine);
        method.visitVarInsn(Opcodes.ASTORE, 0);
        method.visitVarInsn(Opcodes.RET, 0);
        assertEquals(List.of("""
                [SUBROUTINE_CODE] old.Old.load(Unknown Source): load has subroutines (jsr and ret), \
                whose return addresses cannot outlive a suspension.
                    Instead: compile for Java 7 or newer"""),
                judge(owner(method), List.of(method), LIBRARIES).stream()
                        .map(Diagnostic::render).toList());
    }

    @Test
    void aMonitorThatOnlyOnePathHoldsIsHeld() {
        MethodNode method = coroutine();
        Label join = new Label();
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "old/Old", "some", "()Z", false);
        method.visitJumpInsn(Opcodes.IFEQ, join);
        method.visitLdcInsn("lock");
        method.visitInsn(Opcodes.MONITORENTER);
        method.visitLabel(join);
        await(method);
        end(method);
        assertEquals(List.of("""
                [SUSPENSION_IN_MONITOR] old.Old.load(Unknown Source): await stands inside \
                synchronized ("lock"): a monitor belongs to a thread and cannot be held while a \
                method is suspended.
                    Instead: try (var held = await(lock.acquire())) { ... }, with lock a \
                dev.sospeso.asyncio.Lock"""),
                judge(owner(method), List.of(method), LIBRARIES).stream()
                        .map(Diagnostic::render).toList());
    }

    @Test
    void aLoopThatOnlyEntersMonitorsIsFollowedToAnEnd() {
        MethodNode method = coroutine();
        Label again = new Label();
        method.visitLabel(again);
        method.visitLdcInsn("lock");
        method.visitInsn(Opcodes.MONITORENTER);
        await(method);
        method.visitJumpInsn(Opcodes.GOTO, again);
        assertEquals(1, judge(owner(method), List.of(method), LIBRARIES).size());
    }

    @Test
    void theClosesOfOldCompilersAreRefused() {
        assertEquals(List.of(Rule.UNKNOWN_CLOSE_SHAPE), rules(closedAsByJavac8(false)));
        assertEquals(List.of(), rules(closedAsByJavac8(true)));
        MethodNode method = coroutine();
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitFieldInsn(Opcodes.GETSTATIC, "old/Old", "r", "Ldev/sospeso/AsyncGenerator;");
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "old/Old", "$closeResource",
                "(Ljava/lang/Throwable;Ljava/lang/AutoCloseable;)V", false);
        end(method);
        assertEquals(List.of(Rule.UNKNOWN_CLOSE_SHAPE), rules(method));
    }

    private static List<Rule> rules(MethodNode method) {
        return judge(owner(method), List.of(method), LIBRARIES).stream().map(Diagnostic::rule)
                .toList();
    }

    /** As javac 8 wrote it, or as javac 11 does: there the exception leaves after the close. */
    private static MethodNode closedAsByJavac8(boolean throwing) {
        MethodNode method = coroutine();
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label after = new Label();
        method.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitVarInsn(Opcodes.ASTORE, 0);
        method.visitLabel(start);
        method.visitFieldInsn(Opcodes.GETSTATIC, "old/Old", "r", "Ldev/sospeso/AsyncCloseable;");
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "dev/sospeso/AsyncCloseable", "close",
                "()V", true);
        method.visitLabel(end);
        method.visitJumpInsn(Opcodes.GOTO, after);
        method.visitLabel(handler);
        method.visitVarInsn(Opcodes.ASTORE, 1);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Throwable", "addSuppressed",
                "(Ljava/lang/Throwable;)V", false);
        method.visitLabel(after);
        if (throwing) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ATHROW);
        } else {
            end(method);
        }
        return method;
    }

    @Test
    void codeThatCannotBeFollowedIsNoReasonToThrow() {
        MethodNode underflow = coroutine();
        underflow.visitInsn(Opcodes.MONITORENTER);
        underflow.visitInsn(Opcodes.POP);
        await(underflow);
        underflow.visitInsn(Opcodes.ARETURN);
        assertDoesNotThrow(() -> judge(owner(underflow), List.of(underflow), LIBRARIES));
        MethodNode empty = coroutine();
        assertDoesNotThrow(() -> judge(owner(empty), List.of(empty), LIBRARIES));
    }

    /** Instructions are dropped from and moved in good code, at random but always the same. */
    @Test
    void damagedCodeIsNoReasonToThrow() throws IOException {
        Map<String, byte[]> classFiles = InMemoryCompiler.JAVAC.compile(RuleTarget.files(), "-g");
        Random random = new Random(17);
        int judged = 0;
        for (byte[] classFile : classFiles.values()) {
            for (int round = 0; round < 20; round++) {
                ClassNode node = new ClassNode();
                new ClassReader(classFile).accept(node, 0);
                for (MethodNode method : node.methods) {
                    damage(method, random);
                }
                ClassFileSource found = round % 2 == 0 ? name -> null : LIBRARIES;
                assertDoesNotThrow(() -> judge(node, node.methods, found), node.name);
                judged++;
            }
        }
        assertTrue(judged > 500, "only " + judged);
    }

    private static void damage(MethodNode method, Random random) {
        for (int times = random.nextInt(4); times > 0 && method.instructions.size() > 0; times--) {
            AbstractInsnNode insn =
                    method.instructions.get(random.nextInt(method.instructions.size()));
            if (insn.getOpcode() >= 0) {
                method.instructions.remove(insn);
                if (random.nextBoolean() && method.instructions.size() > 0) {
                    method.instructions.insert(method.instructions.get(
                            random.nextInt(method.instructions.size())), insn);
                }
            }
        }
        method.maxStack = random.nextInt(3) == 0 ? 1 : method.maxStack;
    }
}
