package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.emit.EmittedClass;
import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Rewrites one class: every eligible method becomes a generator by the product's own stages, and its
 * stub drives it.
 */
final class TortureClass {

    private final ClassFileSource classFiles;
    private final TortureMode mode;
    private final TortureReport report;

    TortureClass(ClassFileSource classFiles, TortureMode mode, TortureReport report) {
        this.classFiles = classFiles;
        this.mode = mode;
        this.report = report;
    }

    /** Rewrites a class file; a method that grows too large is left as it is, and named. */
    EmittedClass rewrite(byte[] classFile) {
        Set<String> tooLarge = new HashSet<>();
        for (;;) {
            TortureReport attempt = report.attempt();
            try {
                EmittedClass emitted = rewrite(classFile, tooLarge, attempt);
                attempt.commit();
                return emitted;
            } catch (MethodTooLargeException large) {
                String parameters = large.getDescriptor();
                tooLarge.add(large.getMethodName() + parameters);
                report.skip("over 64 KB", large.getClassName() + "." + large.getMethodName());
            }
        }
    }

    private EmittedClass rewrite(byte[] classFile, Set<String> tooLarge, TortureReport counts) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode owner = new ClassNode();
        reader.accept(owner, ClassReader.EXPAND_FRAMES);
        ClassHierarchy hierarchy = new ClassHierarchy(classFiles).with(classFile);
        List<AsyncMethod> methods = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (MethodNode method : owner.methods) {
            if (!isEligible(method)) {
                continue;
            }
            counts.eligible();
            int ordinal = names.merge(method.name, 1, Integer::sum);
            AsyncMethod async = new AsyncMethod(owner, method, AsyncKind.GENERATOR, owner.name
                    + RuntimeNames.FRAME_INFIX + method.name + "$" + ordinal, false);
            if (tooLarge.contains(method.name + async.bodyDescriptor())) {
                continue;
            }
            if (usesSubroutines(method)) {
                counts.skip("jsr", owner.name + "." + method.name);
                continue;
            }
            methods.add(async);
        }
        List<FramePlan> plans = new ArrayList<>();
        Map<String, Type> stubs = new HashMap<>();
        for (AsyncMethod async : methods) {
            try {
                SuspendEverywhere rewriting = new SuspendEverywhere(owner, async.method(), mode,
                        report.sites() + counts.sites());
                rewriting.rewrite(hierarchy);
                counts.rewritten(rewriting.sites(), rewriting.held());
                plans.add(Planner.plan(NormalMethod.of(async, methods, hierarchy)));
            } catch (AnalyzerException | RuntimeException failed) {
                throw new IllegalStateException(owner.name + "." + async.method().name
                        + async.method().desc, failed);
            }
            stubs.put(async.method().name + async.method().desc,
                    Type.getReturnType(async.method().desc));
        }
        if (plans.isEmpty()) {
            return null;
        }
        EmittedClass emitted = EmittedClass.emit(owner, reader, plans, hierarchy);
        return new EmittedClass(drivingStubs(emitted.classFile(), stubs), emitted.frameClasses(),
                emitted.codeSizes());
    }

    private static boolean isEligible(MethodNode method) {
        return !method.name.startsWith("<")
                && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    }

    private static boolean usesSubroutines(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.JSR) {
                return true;
            }
        }
        return false;
    }

    /** A stub of the product returns its handle; here it drives the handle and returns the result. */
    private static byte[] drivingStubs(byte[] classFile, Map<String, Type> stubs) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode owner = new ClassNode();
        reader.accept(owner, 0);
        for (MethodNode method : owner.methods) {
            Type result = stubs.get(method.name + method.desc);
            if (result != null) {
                AbstractInsnNode end = method.instructions.getLast();
                while (end.getOpcode() != Opcodes.ARETURN) {
                    end = end.getPrevious();
                }
                method.instructions.insertBefore(end, new MethodInsnNode(Opcodes.INVOKESTATIC,
                        "dev/sospeso/transformer/torture/TortureDriver", "drive",
                        "(Ldev/sospeso/Generator;)Ljava/lang/Object;"));
                method.instructions.insertBefore(end, Boxes.returnAs(result));
                method.instructions.remove(end);
            }
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        owner.accept(writer);
        return writer.toByteArray();
    }
}
