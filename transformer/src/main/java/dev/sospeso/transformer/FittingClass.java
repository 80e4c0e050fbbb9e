package dev.sospeso.transformer;

import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.emit.EmittedClass;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.normalise.NormalMethod;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.Planner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * A class whose bodies fit: each is written to be fast, and one that HotSpot would not compile or the
 * JVM not load is written once more to be small. Emitting uses the class up, so it is read anew each time.
 */
final class FittingClass {

    /** HotSpot leaves larger methods to the interpreter (HugeMethodLimit). */
    static final int COMPILED_SIZE = 8000;

    private final ClassReader reader;
    private final ClassHierarchy hierarchy;
    /** Methods by name and descriptor of their bodies. */
    private final Set<String> compact = new HashSet<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Map<FramePlan, Integer> tooLarge = new LinkedHashMap<>();
    private List<FramePlan> plans;
    private EmittedClass emitted;

    FittingClass(ClassReader reader, ClassHierarchy hierarchy) {
        this.reader = reader;
        this.hierarchy = hierarchy;
    }

    /**
     * Emits the class once, smaller where the last time showed that it must be.
     *
     * @param owner the class as it was read; it is used up
     * @param methods its async methods
     * @return whether all that can be made smaller has been
     */
    boolean emit(ClassNode owner, List<AsyncMethod> methods) throws AnalyzerException {
        plans = new ArrayList<>();
        for (AsyncMethod method : methods) {
            if (!leftOut.contains(key(method))) {
                dropCodeAttributes(method.method());
                NormalMethod normal = NormalMethod.of(method, methods, hierarchy);
                plans.add(compact.contains(key(method)) ? Planner.planCompact(normal)
                        : Planner.plan(normal));
            }
        }
        try {
            emitted = EmittedClass.emit(owner, reader, plans, hierarchy);
        } catch (MethodTooLargeException exception) {
            shrink(exception);
            return false;
        }
        boolean fits = true;
        for (FramePlan plan : plans) {
            AsyncMethod method = plan.method().async();
            if (emitted.bodySize(method) > COMPILED_SIZE) {
                fits &= !compact.add(key(method));
            }
        }
        return fits;
    }

    /** Whatever they say of the code, by its offsets maybe, holds no more. */
    private static void dropCodeAttributes(MethodNode method) {
        if (method.attrs != null) {
            method.attrs.removeIf(Attribute::isCodeAttribute);
        }
    }

    private void shrink(MethodTooLargeException exception) {
        String body = exception.getMethodName() + exception.getDescriptor();
        FramePlan plan = plans.stream().filter(each -> key(each.method().async()).equals(body))
                .findFirst().orElseThrow(() -> exception);
        if (!compact.add(body)) {
            leftOut.add(body);
            tooLarge.put(plan, exception.getCodeSize());
        }
    }

    private static String key(AsyncMethod method) {
        return method.method().name + method.bodyDescriptor();
    }

    /** The plans of all methods that fit. */
    List<FramePlan> plans() {
        return plans;
    }

    EmittedClass emitted() {
        return emitted;
    }

    /** The methods that are too large also when written to be small, and the sizes of their bodies. */
    Map<FramePlan, Integer> tooLarge() {
        return tooLarge;
    }
}
