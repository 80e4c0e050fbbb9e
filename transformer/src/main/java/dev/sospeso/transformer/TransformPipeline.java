package dev.sospeso.transformer;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.bytecode.MarkerAttribute;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.emit.EmittedClass;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.find.AsyncMethods;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The stages, in order. */
final class TransformPipeline {

    private final ClassFileSource classFiles;
    private final TransformOptions options;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    TransformPipeline(ClassFileSource classFiles, TransformOptions options) {
        this.classFiles = classFiles;
        this.options = options;
    }

    TransformResult run(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode owner = new ClassNode();
        reader.accept(owner, ClassReader.EXPAND_FRAMES);
        if (MarkerAttribute.isIn(owner.attrs)) {
            return untouched(classFile);
        }
        ClassHierarchy hierarchy = new ClassHierarchy(classFiles).with(classFile);
        List<AsyncMethod> methods = AsyncMethods.of(owner, classFiles);
        if (methods.isEmpty()) {
            return untouched(classFile);
        }
        List<FramePlan> plans = new ArrayList<>();
        try {
            for (AsyncMethod method : methods) {
                plans.add(Planner.plan(NormalMethod.of(method, methods, hierarchy)));
            }
        } catch (AnalyzerException invalid) {
            throw new IllegalStateException(invalid);
        }
        EmittedClass emitted = EmittedClass.emit(owner, reader, plans, hierarchy);
        return new TransformResult(emitted.classFile(), emitted.frameClasses(), diagnostics,
                methods.size());
    }

    private TransformResult untouched(byte[] classFile) {
        return new TransformResult(classFile, new TreeMap<>(), diagnostics, 0);
    }
}
