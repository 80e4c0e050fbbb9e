package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.emit.EmittedClass;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.find.AsyncMethods;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Planner;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** How many times as long the bodies of the targets are as what the compiler wrote for them. */
final class CodeGrowthTest {

    private static final double MEDIAN = 4.4;
    private static final double NINETY_FIFTH = 6.6;
    private static final double ALL = 4.3;

    private final List<Double> growths = new ArrayList<>();
    private int before;
    private int after;

    @Test
    void bodiesAreNotLongerThanTheyWere() throws AnalyzerException {
        Map<String, byte[]> classes = Compiler.JAVAC.compile(Sources.in("java17"), 17, true);
        ClassFileSource own = classes::get;
        for (byte[] classFile : classes.values()) {
            measure(classFile, own.orElse(ClassBytes::of));
        }
        growths.sort(null);
        String figures = "%d methods: median %.2f, 95th percentile %.2f, all together %.2f".formatted(
                growths.size(), percentile(50), percentile(95), (double) after / before);
        assertTrue(percentile(50) <= MEDIAN, figures);
        assertTrue(percentile(95) <= NINETY_FIFTH, figures);
        assertTrue((double) after / before <= ALL, figures);
    }

    private double percentile(int percent) {
        return growths.get(growths.size() * percent / 100);
    }

    private void measure(byte[] classFile, ClassFileSource classFiles) throws AnalyzerException {
        ClassReader reader = new ClassReader(classFile);
        ClassNode owner = new ClassNode();
        reader.accept(owner, ClassReader.EXPAND_FRAMES);
        ClassHierarchy hierarchy = new ClassHierarchy(classFiles).with(classFile);
        List<AsyncMethod> methods = AsyncMethods.of(owner, classFiles, hierarchy);
        if (methods.isEmpty()) {
            return;
        }
        Map<String, Integer> lengths = CodeLengths.of(classFile);
        List<FramePlan> plans = new ArrayList<>();
        for (AsyncMethod method : methods) {
            plans.add(Planner.plan(NormalMethod.of(method, methods, hierarchy)));
        }
        EmittedClass emitted = EmittedClass.emit(owner, reader, plans, hierarchy);
        for (AsyncMethod method : methods) {
            int length = lengths.get(method.method().name + method.method().desc);
            int body = emitted.bodySize(method);
            growths.add((double) body / length);
            before += length;
            after += body;
        }
    }
}
