package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what the exported packages offer with {@code src/test/api/runtime.api}, so that every
 * change of the API is seen in review.
 *
 * <p>When the change is meant, write the file anew and commit it:
 * {@code mvn -pl runtime test -Dtest=PublicApiTest -Dapi.update=true}
 */
final class PublicApiTest {

    private static final Path COMMITTED = Path.of("src", "test", "api", "runtime.api");
    private static final Path ACTUAL = Path.of("target", "runtime.api");

    @Test
    void theApiIsTheCommittedOne() throws IOException {
        String actual = dump();
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, actual);
            return;
        }
        String committed = Files.exists(COMMITTED)
                ? Files.readString(COMMITTED).replace("\r\n", "\n") : "";
        if (!actual.equals(committed)) {
            Files.writeString(ACTUAL, actual);
        }
        assertEquals(committed, actual, () -> "The public API has changed:\n"
                + difference(committed, actual) + "If that is meant, run\n"
                + "  mvn -pl runtime test -Dtest=PublicApiTest -Dapi.update=true\n"
                + "and commit " + COMMITTED + ". What it is now: " + ACTUAL.toAbsolutePath() + "\n");
    }

    private static String difference(String committed, String actual) {
        List<String> before = committed.lines().toList();
        List<String> now = actual.lines().toList();
        return Stream.concat(
                before.stream().filter(line -> !now.contains(line)).map(line -> "- " + line),
                now.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
                .map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String dump() throws IOException {
        Set<String> exported = exported();
        StringBuilder text = new StringBuilder();
        for (Path file : RuntimeClasses.files()) {
            String name = RuntimeClasses.nameOf(file);
            if (exported.contains(RuntimeClasses.packageOf(name))) {
                Class<?> type = load(name);
                if (isOpen(type)) {
                    describe(type, text);
                }
            }
        }
        return text.toString();
    }

    private static Set<String> exported() throws IOException {
        Path file = RuntimeClasses.directory().resolve("module-info.class");
        try (InputStream in = Files.newInputStream(file)) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApiTest.class.getClassLoader());
        } catch (ClassNotFoundException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Whether the class and all around it can be named from outside. */
    private static boolean isOpen(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!isOpen(each.getModifiers()) || each.isAnonymousClass() || each.isLocalClass()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static void describe(Class<?> type, StringBuilder text) {
        text.append(header(type)).append('\n');
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            add(field, field.toGenericString(), members);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(constructor, constructor.toGenericString(), members);
        }
        for (Method method : type.getDeclaredMethods()) {
            add(method, method.toGenericString(), members);
        }
        members.stream().sorted().forEach(member -> text.append("    ").append(member).append('\n'));
        text.append('\n');
    }

    private static void add(Member member, String text, List<String> members) {
        if (isOpen(member.getModifiers()) && !member.isSynthetic()) {
            members.add(text.replace("synchronized ", "").replace("java.lang.", ""));
        }
    }

    private static String header(Class<?> type) {
        StringBuilder text = new StringBuilder();
        int modifiers = type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED
                | Modifier.STATIC | Modifier.FINAL | (type.isInterface() ? 0 : Modifier.ABSTRACT));
        text.append(Modifier.toString(modifiers)).append(' ');
        text.append(type.isSealed() ? "sealed " : "");
        text.append(kind(type)).append(' ').append(type.getName());
        if (type.getTypeParameters().length > 0) {
            text.append(Arrays.stream(type.getTypeParameters()).map(PublicApiTest::parameter)
                    .collect(Collectors.joining(", ", "<", ">")));
        }
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
            text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        if (type.getGenericInterfaces().length > 0) {
            text.append(type.isInterface() ? " extends " : " implements ");
            text.append(Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName)
                    .collect(Collectors.joining(", ")));
        }
        return text.toString().replace("java.lang.", "");
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    private static String parameter(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getBounds()).map(Type::getTypeName)
                .filter(bound -> !bound.equals("java.lang.Object"))
                .collect(Collectors.joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }
}
