package dev.sospeso.transformer.validation;

import dev.sospeso.Coroutine;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The targets among classes: public static methods that take a probe, in classes so named. */
final class Targets {

    private Targets() {
    }

    /** Internal names of the classes with targets. */
    static List<String> classes(Map<String, byte[]> classes) {
        return classes.keySet().stream().filter(name -> name.endsWith("Target")).toList();
    }

    /** The targets of a class. */
    static List<Method> of(Class<?> type) {
        List<Method> targets = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0] == Probe.class) {
                targets.add(method);
            }
        }
        targets.sort(Comparator.comparing(Method::getName));
        return targets;
    }

    /**
     * The timings in which a target runs: plain methods without an event loop, stages only with one,
     * and the many generated ones without it and without awaitables of the user's own.
     */
    static List<Timing> timings(Method target) {
        String type = target.getDeclaringClass().getName();
        boolean generated = type.startsWith("targets.generated.");
        boolean withLoop = !generated && Coroutine.class.isAssignableFrom(target.getReturnType());
        boolean without = !type.startsWith("targets.stages.");
        return Stream.of(Timing.values())
                .filter(timing -> timing.usesLoop() ? withLoop : without)
                .filter(timing -> !generated || !timing.isCustom()).toList();
    }

    /** What a target is compared with: itself, or the same written out by hand where there is one. */
    static Method expectation(Class<?> type, String target) throws NoSuchMethodException {
        try {
            return type.getMethod(target + "ByHand", Probe.class);
        } catch (NoSuchMethodException none) {
            return type.getMethod(target, Probe.class);
        }
    }
}
