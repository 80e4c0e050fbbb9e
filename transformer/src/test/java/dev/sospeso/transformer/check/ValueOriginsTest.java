package dev.sospeso.transformer.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The origins of all values of a package of the JDK are those that ASM's data flow finds. */
final class ValueOriginsTest {

    @Test
    void areThoseOfTheDataFlowAnalysis() throws IOException, AnalyzerException {
        int methods = 0;
        for (Path file : classFiles("java.base/java/util/concurrent")) {
            ClassNode owner = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(owner, ClassReader.SKIP_DEBUG);
            for (MethodNode method : owner.methods) {
                compare(owner.name, method, true);
                compare(owner.name, method, false);
                methods++;
            }
        }
        assertTrue(methods > 1000, methods + " methods");
    }

    private static List<Path> classFiles(String directory) throws IOException {
        Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", directory);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static void compare(String owner, MethodNode method, boolean throughCopies)
            throws AnalyzerException {
        ValueOrigins origins = throughCopies ? ValueOrigins.throughCopies(owner, method)
                : ValueOrigins.direct(owner, method);
        Frame<SourceValue>[] frames = new Analyzer<>(new DataFlow(throughCopies))
                .analyze(owner, method);
        for (int index = 0; index < frames.length; index++) {
            AbstractInsnNode insn = method.instructions.get(index);
            String place = owner + "." + method.name + method.desc + " " + index;
            if (frames[index] == null) {
                assertEquals(Set.of(), origins.operand(insn, 0), place);
                continue;
            }
            for (int depth = 0; depth < frames[index].getStackSize(); depth++) {
                SourceValue value = frames[index].getStack(
                        frames[index].getStackSize() - 1 - depth);
                assertEquals(shown(method, value.insns),
                        shown(method, origins.operand(insn, depth)), place + " operand " + depth);
            }
            for (int slot = 0; slot < method.maxLocals; slot++) {
                assertEquals(shown(method, frames[index].getLocal(slot).insns),
                        shown(method, origins.local(insn, slot)), place + " local " + slot);
            }
        }
    }

    /** Instructions by their place; parameters by their slot. */
    private static Set<String> shown(MethodNode method, Set<AbstractInsnNode> insns) {
        return insns.stream().map(insn -> insn instanceof ValueOrigins.Parameter parameter
                ? "parameter " + parameter.var : "" + method.instructions.indexOf(insn))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What ASM's own analysis is given for the same question. */
    private static final class DataFlow extends SourceInterpreter {
        private final boolean throughCopies;

        DataFlow(boolean throughCopies) {
            super(Opcodes.ASM9);
            this.throughCopies = throughCopies;
        }

        @Override
        public SourceValue newParameterValue(boolean isInstance, int local, Type type) {
            return new SourceValue(type.getSize(), new ValueOrigins.Parameter(local, type));
        }

        @Override
        public SourceValue newExceptionValue(TryCatchBlockNode block, Frame<SourceValue> frame,
                Type exception) {
            return new SourceValue(1, block.handler);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return throughCopies ? value : super.copyOperation(insn, value);
        }
    }
}
