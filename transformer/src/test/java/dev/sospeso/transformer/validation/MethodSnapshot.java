package dev.sospeso.transformer.validation;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.emit.EmittedClass;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.find.AsyncMethods;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.plan.FrameField;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Planner;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * One async method as text: its plan, and what the emitted code consists of. Lines count from the
 * method's first, so that it says nothing of the rest of the file.
 */
final class MethodSnapshot {

    private static final Pattern LINE = Pattern.compile(" line (\\d+)");

    private final Map<String, byte[]> classes;
    private final String owner;
    private final String method;

    /**
     * @param classes all classes, by internal name
     * @param owner the internal name of the method's class
     * @param method its name
     */
    MethodSnapshot(Map<String, byte[]> classes, String owner, String method) {
        this.classes = classes;
        this.owner = owner;
        this.method = method;
    }

    String text() throws AnalyzerException {
        Emitted fast = emit(Planner::plan);
        Emitted compact = emit(Planner::planCompact);
        return "code " + length(fast.plan().method().async()) + ", body " + fast.size() + ", compact body " + compact.size()
                + "\nsites " + fast.plan().sites().size() + ", loops " + fast.plan().headers().size()
                + "\n" + fast.accesses() + "\ncompact: " + compact.accesses()
                + "\nframe: " + fast.fields() + "\ncompact frame: " + compact.fields()
                + "\n" + fast.text();
    }

    /** One way to emit the method; the text of the plan is made first, for emitting uses it up. */
    private record Emitted(FramePlan plan, String text, EmittedClass emitted) {

        int size() {
            return emitted.bodySize(plan.method().async());
        }

        String fields() {
            Map<String, Long> byType = plan.fields().stream().collect(Collectors.groupingBy(
                    (FrameField field) -> Type.getType(field.descriptor()).getClassName(),
                    TreeMap::new, Collectors.counting()));
            return byType.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
        }

        /** Counts how often the body writes, reads and nulls fields of its frame. */
        String accesses() {
            AsyncMethod async = plan.method().async();
            int spills = 0;
            int restores = 0;
            int nulls = 0;
            for (AbstractInsnNode insn : body(async).instructions) {
                if (insn instanceof FieldInsnNode field && field.owner.equals(async.frameClass())) {
                    if (insn.getOpcode() == Opcodes.GETFIELD) {
                        restores++;
                    } else if (insn.getPrevious().getOpcode() == Opcodes.ACONST_NULL) {
                        nulls++;
                    } else {
                        spills++;
                    }
                }
            }
            return "spills " + spills + ", restores " + restores + ", null-outs " + nulls;
        }

        private MethodNode body(AsyncMethod async) {
            return node(emitted.classFile()).methods.stream()
                    .filter(each -> each.name.equals(async.method().name)
                            && each.desc.equals(async.bodyDescriptor())).findFirst().orElseThrow();
        }
    }

    private Emitted emit(Function<NormalMethod, FramePlan> planner) throws AnalyzerException {
        ClassFileSource own = classes::get;
        ClassFileSource classFiles = own.orElse(ClassBytes::of);
        byte[] classFile = classes.get(owner);
        ClassReader reader = new ClassReader(classFile);
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.EXPAND_FRAMES);
        ClassHierarchy hierarchy = new ClassHierarchy(classFiles).with(classFile);
        List<AsyncMethod> methods = AsyncMethods.of(node, classFiles, hierarchy);
        List<FramePlan> plans = new ArrayList<>();
        for (AsyncMethod each : methods) {
            plans.add(planner.apply(NormalMethod.of(each, methods, hierarchy)));
        }
        FramePlan plan = plans.stream()
                .filter(each -> each.method().async().method().name.equals(method))
                .findFirst().orElseThrow();
        String text = withRelativeLines(plan);
        return new Emitted(plan, text, EmittedClass.emit(node, reader, plans, hierarchy));
    }

    private static String withRelativeLines(FramePlan plan) {
        int first = plan.start().line();
        return LINE.matcher(plan.toString()).replaceAll(line ->
                " line +" + (Integer.parseInt(line.group(1)) - first));
    }

    private int length(AsyncMethod async) {
        return CodeLengths.of(classes.get(owner)).get(method + async.method().desc);
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }
}
