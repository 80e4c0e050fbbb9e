package dev.sospeso.transformer.validation;

import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.TransformResult;
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
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The product's stages, with every body written as the large ones are. */
final class CompactTransform implements ClassFileTransform {

    private final ClassFileSource classFiles;

    CompactTransform(Map<String, byte[]> classes) {
        ClassFileSource source = classes::get;
        this.classFiles = source.orElse(ClassBytes::of);
    }

    @Override
    public TransformResult transform(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode owner = new ClassNode();
        reader.accept(owner, ClassReader.EXPAND_FRAMES);
        ClassHierarchy hierarchy = new ClassHierarchy(classFiles).with(classFile);
        List<AsyncMethod> methods = AsyncMethods.of(owner, classFiles, hierarchy);
        if (methods.isEmpty()) {
            return new TransformResult(classFile, new TreeMap<>(), List.of(), 0);
        }
        List<FramePlan> plans = new ArrayList<>();
        for (AsyncMethod method : methods) {
            try {
                plans.add(Planner.planCompact(NormalMethod.of(method, methods, hierarchy)));
            } catch (AnalyzerException exception) {
                throw new IllegalStateException(method.method().name, exception);
            }
        }
        EmittedClass emitted = EmittedClass.emit(owner, reader, plans, hierarchy);
        return new TransformResult(emitted.classFile(), emitted.frameClasses(), List.of(),
                methods.size());
    }
}
