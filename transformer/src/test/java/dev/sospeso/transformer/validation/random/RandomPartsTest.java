package dev.sospeso.transformer.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.validation.Compiler;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The parts that make, compare and shrink programs: that they could find a mistake. */
final class RandomPartsTest {

    private static final Build BUILD = new Build(Compiler.JAVAC, 17, true);

    @ParameterizedTest
    @ValueSource(longs = {20, 21, 23, 30})
    void aSeedMakesTheSameProgramEachTime(long seed) {
        String text = Campaign.program(seed, 17).text();
        assertEquals(text, Campaign.program(seed, 17).text());
        assertNotEquals(text, Campaign.program(seed + 10, 17).text());
    }

    @Test
    void wrongConstantsAreNoticedAndNoRightProgramIsBlamed() {
        List<RandomProgram> programs = LongStream.of(11, 13, 15, 17, 19)
                .mapToObj(seed -> Campaign.program(seed, 17)).toList();
        Map<String, byte[]> right = BUILD.classes(programs);
        assertEquals(List.of(), new Batch(programs, right, new Tally()).differences());

        List<Difference> found = new Batch(programs, right, new Tally()) {
            @Override
            Map<String, byte[]> transformable() {
                Map<String, byte[]> wrong = super.transformable();
                wrong.replaceAll((name, bytes) -> name.equals("random/C11") ? bytes
                        : withOtherConstants(bytes));
                return wrong;
            }
        }.differences();

        assertFalse(found.isEmpty());
        for (Difference difference : found) {
            assertNotEquals(11, difference.program().seed());
            assertTrue(difference.text().contains("planted"), difference.toString());
        }
    }

    private static byte[] withOtherConstants(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor,
                    String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9,
                        super.visitMethod(access, name, descriptor, signature, exceptions)) {
                    @Override
                    public void visitLdcInsn(Object constant) {
                        super.visitLdcInsn("pinned".equals(constant) ? "planted" : constant);
                    }
                };
            }
        }, 0);
        return writer.toByteArray();
    }

    @Test
    void aProgramShrinksToWhatShowsTheMistake() {
        RandomProgram large = Campaign.program(10, 17);
        RandomProgram small = new Shrinker(program -> program.text().contains("p.event("), 5000)
                .shrink(large);
        assertTrue(small.text().contains("p.event("));
        assertTrue(small.text().length() < large.text().length() / 2, small.text());
        assertFalse(small.smaller().stream().anyMatch(each -> each.text().contains("p.event(")),
                small.text());
    }

    @Test
    void aProgramOfBytecodeShrinksToo() {
        RandomProgram large = Campaign.program(5, 17);
        RandomProgram small = new Shrinker(program -> program.classes().size() == 1, 5000)
                .shrink(large);
        assertTrue(small.smaller().isEmpty(), small.text());
    }
}
