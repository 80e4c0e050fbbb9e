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
import dev.sospeso.transformer.validation.CodeLengths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
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

    private static final String DRIVER = "dev/sospeso/transformer/torture/TortureDriver";

    private final ClassHierarchy hierarchy;
    private final TortureMode mode;
    private final boolean poisoned;
    private final TortureReport report;

    /**
     * @param classFiles the classes that this one sees
     * @param mode where it suspends
     * @param poisoned whether the locals that are not saved get garbage
     * @param report counts
     */
    TortureClass(ClassFileSource classFiles, TortureMode mode, boolean poisoned,
            TortureReport report) {
        this.hierarchy = new ClassHierarchy(classFiles);
        this.mode = mode;
        this.poisoned = poisoned;
        this.report = report;
    }

    /**
     * Rewrites a class file; a method that grows too large is left as it is, and named. Bodies are
     * written compactly where the product would do so.
     *
     * @return the class and its frame classes, or null if it stays as it is
     */
    EmittedClass rewrite(byte[] classFile) {
        Set<String> left = new HashSet<>();
        Set<String> compact = new HashSet<>();
        for (;;) {
            TortureReport attempt = report.attempt();
            try {
                EmittedClass emitted = rewrite(classFile, left, compact, attempt);
                if (emitted == null || !addLarge(emitted, compact)) {
                    attempt.commit();
                    return emitted;
                }
            } catch (MethodTooLargeException large) {
                String body = large.getMethodName() + large.getDescriptor();
                if (!compact.add(body)) {
                    left.add(body);
                    report.skip("over 64 KB", large.getClassName() + "." + large.getMethodName());
                }
            } catch (ClassTooLargeException large) {
                leaveAll(classFile, left);
            }
        }
    }

    /** Adds the bodies that HotSpot would not compile; says whether there are new ones. */
    private static boolean addLarge(EmittedClass emitted, Set<String> compact) {
        boolean added = false;
        for (Map.Entry<String, Integer> body : emitted.codeSizes().entrySet()) {
            added |= body.getValue() > TortureReport.COMPILED_SIZE
                    && body.getKey().contains(RuntimeNames.FRAME_INFIX)
                    && compact.add(body.getKey());
        }
        return added;
    }

    /** A class file has room for 65535 constants. */
    private void leaveAll(byte[] classFile, Set<String> left) {
        ClassNode owner = new ClassNode();
        new ClassReader(classFile).accept(owner, ClassReader.SKIP_CODE);
        for (AsyncMethod async : eligible(owner)) {
            if (left.add(async.method().name + async.bodyDescriptor())) {
                report.skip("over 65535 constants", owner.name + "." + async.method().name);
            }
        }
    }

    private EmittedClass rewrite(byte[] classFile, Set<String> left, Set<String> compact,
            TortureReport counts) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode owner = new ClassNode();
        reader.accept(owner, ClassReader.EXPAND_FRAMES);
        ClassHierarchy known = hierarchy.with(classFile);
        List<AsyncMethod> methods = new ArrayList<>();
        for (AsyncMethod async : eligible(owner)) {
            counts.eligible();
            if (left.contains(async.method().name + async.bodyDescriptor())) {
                continue;
            }
            if (usesSubroutines(async.method())) {
                counts.skip("jsr", owner.name + "." + async.method().name);
            } else {
                methods.add(async);
            }
        }
        List<FramePlan> plans = new ArrayList<>();
        Map<String, Type> stubs = new HashMap<>();
        for (AsyncMethod async : methods) {
            MethodNode method = async.method();
            try {
                SuspendEverywhere rewriting = new SuspendEverywhere(owner, method, mode, poisoned,
                        report.sites() + counts.sites());
                rewriting.rewrite(known);
                counts.rewritten(rewriting.sites(), rewriting.held());
                if (mode != TortureMode.PROBE) {
                    NormalMethod normal = NormalMethod.of(async, methods, known);
                    plans.add(compact.contains(method.name + async.bodyDescriptor())
                            ? Planner.planCompact(normal) : Planner.plan(normal));
                }
            } catch (AnalyzerException | RuntimeException failed) {
                throw new IllegalStateException(owner.name + "." + method.name + method.desc + ": "
                        + failed, failed);
            }
            stubs.put(method.name + method.desc, Type.getReturnType(method.desc));
        }
        if (mode == TortureMode.PROBE) {
            return new EmittedClass(written(reader, owner), new TreeMap<>(), Map.of());
        }
        if (plans.isEmpty()) {
            return null;
        }
        EmittedClass emitted = EmittedClass.emit(owner, reader, plans, known);
        Map<String, Integer> lengths = CodeLengths.of(classFile);
        for (AsyncMethod async : methods) {
            counts.grown(owner.name + "." + async.method().name,
                    lengths.get(async.method().name + async.method().desc),
                    emitted.bodySize(async));
        }
        return new EmittedClass(drivingStubs(emitted.classFile(), stubs), emitted.frameClasses(),
                emitted.codeSizes());
    }

    private static List<AsyncMethod> eligible(ClassNode owner) {
        List<AsyncMethod> methods = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (MethodNode method : owner.methods) {
            if (!method.name.startsWith("<")
                    && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                int ordinal = names.merge(method.name, 1, Integer::sum);
                methods.add(new AsyncMethod(owner, method, AsyncKind.GENERATOR, owner.name
                        + RuntimeNames.FRAME_INFIX + method.name + "$" + ordinal, false));
            }
        }
        return methods;
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
                        DRIVER, "drive", "(Ldev/sospeso/Generator;)Ljava/lang/Object;"));
                method.instructions.insertBefore(end, Boxes.returnAs(result));
                method.instructions.remove(end);
            }
        }
        return written(reader, owner);
    }

    private static byte[] written(ClassReader reader, ClassNode owner) {
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        owner.accept(writer);
        return writer.toByteArray();
    }
}
