package dev.sospeso.transformer.validation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

    /** What a target is compared with: itself, or the same written out by hand where there is one. */
    static Method expectation(Class<?> type, String target) throws NoSuchMethodException {
        try {
            return type.getMethod(target + "ByHand", Probe.class);
        } catch (NoSuchMethodException none) {
            return type.getMethod(target, Probe.class);
        }
    }
}
