package dev.sospeso.transformer;

import dev.sospeso.transformer.analyse.MethodTypes;
import dev.sospeso.transformer.bytecode.ClassFileLayout;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.bytecode.MarkerAttribute;
import dev.sospeso.transformer.bytecode.OpaqueAttribute;
import dev.sospeso.transformer.check.CheckedClass;
import dev.sospeso.transformer.check.Checks;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.SourcePlace;
import dev.sospeso.transformer.diagnose.StageFindings;
import dev.sospeso.transformer.emit.EmittedClass;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.find.AsyncMethods;
import dev.sospeso.transformer.find.ProxyClass;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.verify.ClassVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The stages, in order, for one class that mentions the runtime. */
final class TransformPipeline {

    private final ClassFileSource classFiles;
    private final ClassHierarchy known;
    private final TransformOptions options;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final byte[] classFile;

    TransformPipeline(ClassFileSource classFiles, ClassHierarchy known, TransformOptions options,
            byte[] classFile) {
        this.classFiles = classFiles;
        this.known = known;
        this.options = options;
        this.classFile = classFile;
    }

    TransformResult run() {
        ClassNode owner = new ClassNode();
        ClassReader reader;
        Set<String> codeAttributes;
        try {
            codeAttributes = ClassFileLayout.check(classFile);
            reader = new ClassReader(classFile);
            read(reader, codeAttributes, owner);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return invalid(owner, unreadable.toString());
        }
        String problem = InputBounds.problem(owner);
        if (problem != null) {
            return invalid(owner, problem);
        }
        try {
            return run(owner, reader, codeAttributes);
        } catch (AnalyzerException invalid) {
            return invalid(owner, invalid.toString());
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            String blamed = new InputBlame(classFile, classFiles).problem();
            if (blamed == null) {
                throw failure;
            }
            return invalid(owner, blamed);
        }
    }

    private static ClassNode read(ClassReader reader, Set<String> codeAttributes, ClassNode into) {
        reader.accept(into, OpaqueAttribute.prototypes(codeAttributes), ClassReader.EXPAND_FRAMES);
        return into;
    }

    private TransformResult invalid(ClassNode owner, String problem) {
        String name = owner.name == null ? "unknown" : owner.name.replace('/', '.');
        return refused(StageFindings.invalidClassFile(
                new SourcePlace(name, "<class>", owner.sourceFile, -1), problem));
    }

    private TransformResult run(ClassNode owner, ClassReader reader, Set<String> codeAttributes)
            throws AnalyzerException {
        if (ProxyClass.is(owner.name)) {
            return untouched();
        }
        MarkerAttribute marker = MarkerAttribute.in(owner.attrs);
        if (marker != null) {
            return marker.version() == MarkerAttribute.VERSION ? untouched()
                    : refused(StageFindings.otherVersion(new SourcePlace(
                            owner.name.replace('/', '.'), "<class>", owner.sourceFile, -1)));
        }
        ClassHierarchy hierarchy = known.with(classFile);
        List<AsyncMethod> methods = AsyncMethods.of(owner, classFiles, hierarchy);
        Checks.run(new CheckedClass(owner, hierarchy, options, methods), diagnostics::add);
        checkStackMaps(owner, methods);
        if (methods.isEmpty() || hasErrors()) {
            return untouched();
        }
        FittingClass fitting = new FittingClass(reader, hierarchy);
        while (!fitting.emit(owner, methods)) {
            owner = read(reader, codeAttributes, new ClassNode());
            methods = AsyncMethods.of(owner, classFiles, hierarchy);
        }
        if (!fitting.tooLarge().isEmpty()) {
            fitting.tooLarge().forEach((plan, size) ->
                    diagnostics.add(StageFindings.methodTooLarge(place(plan), size)));
            return untouched();
        }
        EmittedClass emitted = fitting.emitted();
        if (options.verify()) {
            verify(owner.name, emitted);
        }
        for (FramePlan plan : fitting.plans()) {
            int size = emitted.bodySize(plan.method().async());
            if (size > FittingClass.COMPILED_SIZE) {
                diagnostics.add(StageFindings.methodNotCompiled(place(plan), size));
            }
        }
        return new TransformResult(emitted.classFile(), emitted.frameClasses(), diagnostics,
                methods.size());
    }

    /** Only a mistake of ours is found here, so it is no diagnostic for the user. */
    private void verify(String name, EmittedClass emitted) {
        Map<String, byte[]> output = new TreeMap<>(emitted.frameClasses());
        output.put(name, emitted.classFile());
        ClassVerifier verifier = new ClassVerifier(
                new ClassHierarchy(ClassFileSources.of(output).orElse(classFiles)));
        List<String> problems = output.values().stream()
                .flatMap(each -> verifier.problems(each).stream()).toList();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the transformed class does not verify:\n"
                    + String.join("\n", problems));
        }
    }

    private void checkStackMaps(ClassNode owner, List<AsyncMethod> methods) {
        for (AsyncMethod method : methods) {
            if ((owner.version & 0xFFFF) > Opcodes.V1_6
                    && MethodTypes.needsDataFlow(method.method())) {
                diagnostics.add(StageFindings.missingStackMaps(new SourcePlace(
                        owner.name.replace('/', '.'), method.method().name, owner.sourceFile, -1)));
            }
        }
    }

    private static SourcePlace place(FramePlan plan) {
        AsyncMethod async = plan.method().async();
        int line = plan.start().line();
        return new SourcePlace(async.owner().name.replace('/', '.'), async.method().name,
                async.owner().sourceFile, line == 0 ? -1 : line);
    }

    private boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    private TransformResult refused(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        return untouched();
    }

    private TransformResult untouched() {
        return new TransformResult(classFile, new TreeMap<>(), diagnostics, 0);
    }
}
