package dev.sospeso.transformer.validation;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.find.AsyncMethods;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Planner;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The plans of all async methods of some classes, by the internal names of their frame classes. */
final class PlannedSites {

    private PlannedSites() {
    }

    static Map<String, FramePlan> of(Map<String, byte[]> classes) {
        ClassFileSource own = classes::get;
        ClassFileSource source = own.orElse(ClassBytes::of);
        Map<String, FramePlan> plans = new TreeMap<>();
        classes.values().forEach(bytes -> add(bytes, source, plans));
        return plans;
    }

    private static void add(byte[] classFile, ClassFileSource source,
            Map<String, FramePlan> plans) {
        ClassNode owner = new ClassNode();
        new ClassReader(classFile).accept(owner, ClassReader.EXPAND_FRAMES);
        ClassHierarchy hierarchy = new ClassHierarchy(source).with(classFile);
        List<AsyncMethod> methods = AsyncMethods.of(owner, source, hierarchy);
        for (AsyncMethod method : methods) {
            try {
                plans.put(method.frameClass(),
                        Planner.plan(NormalMethod.of(method, methods, hierarchy)));
            } catch (AnalyzerException exception) {
                throw new AssertionError(exception);
            }
        }
    }
}
