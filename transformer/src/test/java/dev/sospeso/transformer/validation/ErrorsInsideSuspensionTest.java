package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * No memory and no stack where a coroutine is about to suspend or to be resumed: afterwards it has
 * not begun, is suspended, or is closed, and never something in between.
 */
final class ErrorsInsideSuspensionTest implements Opcodes {

    private static final int AWAITS = 3;

    /** Three awaits inside a try that would take any exception of the user's code. */
    private static byte[] target() {
        return HandMadeClass.of(HandMadeRun.TARGET, V17, code -> {
            code.push(40L).var(LSTORE, 1).push("kept").store(3);
            for (int i = 0; i < AWAITS; i++) {
                code.push(i).push(2.0 * i).await("a" + i).event().var(DSTORE, 5).boxInt().event();
                code.var(LLOAD, 1).insn(LCONST_1, LADD).var(LSTORE, 1);
            }
            code.load(3).event().var(LLOAD, 1).insn(L2I).boxInt().result();
        });
    }

    private static Coroutine<?> coroutine(ClassLoader loader, Probe probe) throws Exception {
        return (Coroutine<?>) loader.loadClass(HandMadeRun.TARGET.replace('/', '.'))
                .getMethod("box", Probe.class).invoke(null, probe);
    }

    @Test
    void noMemoryForTheFrame() throws Exception {
        Map<String, byte[]> classes =
                new TreeMap<>(new Transformed(Map.of(HandMadeRun.TARGET, target())).classes());
        classes.replaceAll((name, bytes) -> name.contains("$async$") ? failing(bytes) : bytes);
        Probe probe = new Probe(Timing.LATER);
        Coroutine<?> coroutine = coroutine(new MemoryClassLoader(classes), probe);
        OutOfMemoryError error = assertThrows(OutOfMemoryError.class, () -> coroutine.send(null));
        assertEquals("no frame", error.getMessage());
        assertEquals(Coroutine.State.CLOSED, coroutine.state());
        assertThrows(IllegalStateException.class, () -> coroutine.send(null));
        assertEquals(List.of(), probe.events());
    }

    /** The frame's factory, which the save code calls, throws what the JVM does without memory. */
    private static byte[] failing(byte[] frame) {
        ClassReader reader = new ClassReader(frame);
        ClassWriter writer = new ClassWriter(reader, 0);
        List<String> found = new ArrayList<>();
        reader.accept(new ClassVisitor(ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor,
                    String signature, String[] exceptions) {
                MethodVisitor code =
                        super.visitMethod(access, name, descriptor, signature, exceptions);
                if (!name.equals("of")) {
                    return code;
                }
                found.add(name);
                code.visitCode();
                code.visitTypeInsn(NEW, "java/lang/OutOfMemoryError");
                code.visitInsn(DUP);
                code.visitLdcInsn("no frame");
                code.visitMethodInsn(INVOKESPECIAL, "java/lang/OutOfMemoryError", "<init>",
                        "(Ljava/lang/String;)V", false);
                code.visitInsn(ATHROW);
                code.visitMaxs(3, 2);
                code.visitEnd();
                return null;
            }
        }, 0);
        assertEquals(List.of("of"), found);
        return writer.toByteArray();
    }

    /** Resumes coroutines from ever deeper in the stack, until there is none left for them. */
    @Test
    void noStackAtAnyPoint() throws Exception {
        Map<Coroutine.State, Integer> seen = new EnumMap<>(Coroutine.State.class);
        List<Throwable> failures = new ArrayList<>();
        Thread thread = new Thread(null, () -> {
            try {
                overflow(seen);
            } catch (Throwable failure) {
                failures.add(failure);
            }
        }, "small stack", 256 << 10);
        thread.start();
        thread.join();
        assertEquals(List.of(), failures);
        assertTrue(seen.containsKey(Coroutine.State.CLOSED), seen.toString());
    }

    private static void overflow(Map<Coroutine.State, Integer> seen) throws Exception {
        ClassLoader loader = new Transformed(Map.of(HandMadeRun.TARGET, target())).loader();
        Run expected = completed(coroutine(loader, new Probe(Timing.LATER)),
                new Probe(Timing.LATER));
        for (int before = 0; before < AWAITS; before++) {
            for (int spare = 0; spare < 400; spare++) {
                Probe probe = new Probe(Timing.LATER);
                Coroutine<?> coroutine = coroutine(loader, probe);
                for (int i = 0; i < before; i++) {
                    ((Signal<?>) coroutine.send(null)).complete();
                }
                boolean overflown = new Descent(coroutine, spare).run();
                seen.merge(coroutine.state(), 1, Integer::sum);
                if (coroutine.state() == Coroutine.State.CLOSED) {
                    assertThrows(IllegalStateException.class, () -> coroutine.send(null));
                } else if (!overflown || coroutine.state() != Coroutine.State.RUNNING) {
                    assertEquals(expected.end(), completed(coroutine, probe).end());
                } else {
                    throw new AssertionError("half suspended at " + before + ", " + spare);
                }
            }
        }
    }

    private static Run completed(Coroutine<?> coroutine, Probe probe) {
        return new Run(List.of(), Probe.text(probe.drive(coroutine)));
    }

    /** Fills the stack, then resumes a coroutine on the way back, a few calls above the end. */
    private static final class Descent {
        private final Coroutine<?> coroutine;
        private final int spare;
        private int above = -1;
        private boolean overflown;

        Descent(Coroutine<?> coroutine, int spare) {
            this.coroutine = coroutine;
            this.spare = spare;
        }

        boolean run() {
            try {
                down();
            } catch (StackOverflowError end) {
                above = 0;
            }
            return overflown;
        }

        private void down() {
            try {
                down();
            } catch (StackOverflowError end) {
                above = 0;
            }
            if (above >= 0 && above++ == spare) {
                resume();
            }
        }

        private void resume() {
            try {
                Object yielded = coroutine.send(null);
                if (yielded instanceof Signal<?> signal) {
                    signal.complete();
                }
            } catch (StackOverflowError error) {
                overflown = true;
            }
        }
    }
}
