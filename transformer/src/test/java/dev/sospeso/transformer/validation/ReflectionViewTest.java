package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a framework sees of a transformed class is what it saw before. */
final class ReflectionViewTest {

    private final ClassLoader before = Programs.original();
    private final ClassLoader after = Programs.transformed().loader();

    @ParameterizedTest
    @ValueSource(strings = {"Described", "Described$Face", "Debugged", "Traced"})
    void declaredMethodsKeepTheirDeclaration(String name) throws Exception {
        Class<?> old = before.loadClass("programs." + name);
        Class<?> now = after.loadClass("programs." + name);
        for (Method method : old.getDeclaredMethods()) {
            Method kept = Stream.of(now.getDeclaredMethods())
                    .filter(candidate -> candidate.toString().equals(method.toString())).findFirst()
                    .orElseThrow(() -> new AssertionError(method + " is gone"));
            assertEquals(describe(method), describe(kept));
        }
    }

    private static List<String> describe(Method method) {
        List<String> all = new ArrayList<>();
        all.add(method.toGenericString());
        all.add(String.valueOf(method.getModifiers()) + method.isSynthetic() + method.isVarArgs());
        all.add(Arrays.toString(method.getAnnotations()));
        all.add(method.getAnnotatedReturnType().toString());
        all.add(Arrays.toString(method.getGenericExceptionTypes()));
        for (Parameter parameter : method.getParameters()) {
            all.add(parameter + " " + parameter.getModifiers() + parameter.isNamePresent()
                    + Arrays.toString(parameter.getAnnotations()) + parameter.getAnnotatedType());
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Described", "Described$Face", "Debugged", "Traced"})
    void whatIsNewIsHidden(String name) throws Exception {
        Class<?> old = before.loadClass("programs." + name);
        Class<?> now = after.loadClass("programs." + name);
        List<String> known = Stream.of(old.getDeclaredMethods()).map(Method::toString).toList();
        for (Method method : now.getDeclaredMethods()) {
            if (!known.contains(method.toString())) {
                assertTrue(Modifier.isPrivate(method.getModifiers()) || method.isSynthetic(),
                        method::toString);
                assertEquals(0, method.getAnnotations().length, method::toString);
            }
        }
        assertEquals(members(old.getMethods()), members(now.getMethods()));
    }

    private static List<String> members(Method[] methods) {
        return Stream.of(methods).filter(method -> !method.isSynthetic())
                .map(Method::toGenericString).sorted().toList();
    }

    @Test
    void serialVersionIsKept() throws Exception {
        Class<?> old = before.loadClass("programs.Described");
        Class<?> now = after.loadClass("programs.Described");
        assertTrue(Serializable.class.isAssignableFrom(now));
        assertEquals(ObjectStreamClass.lookup(old).getSerialVersionUID(),
                ObjectStreamClass.lookup(now).getSerialVersionUID());
        assertArrayEquals(fields(old), fields(now));
    }

    private static String[] fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).map(Field::toGenericString)
                .filter(field -> !field.endsWith(".serialVersionUID")).toArray(String[]::new);
    }
}
