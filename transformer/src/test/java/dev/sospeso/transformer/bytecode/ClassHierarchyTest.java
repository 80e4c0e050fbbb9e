package dev.sospeso.transformer.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class ClassHierarchyTest {

    private static final List<Class<?>> CLASSES = List.of(Object.class, String.class,
            Integer.class, Number.class, CharSequence.class, Comparable.class,
            java.util.ArrayList.class, java.util.AbstractList.class, java.util.List.class,
            java.util.LinkedHashMap.class, java.util.Map.Entry.class, Thread.State.class,
            java.io.Serializable.class, Cloneable.class, RuntimeException.class, Error.class,
            java.util.concurrent.CompletableFuture.class, java.util.concurrent.Future.class,
            int[].class, long[].class, int[][].class, Object[].class, String[].class,
            Number[].class, Integer[][].class, Object[][].class, java.util.List[].class,
            Cloneable[].class);

    private final ClassHierarchy jdk = new ClassHierarchy(ClassFileSources.jdk());
    private final Map<String, byte[]> made = new HashMap<>();
    private final ClassHierarchy torn = new ClassHierarchy(ClassFileSources.of(made));

    @Test
    void agreesWithReflectionAboutSubtypes() {
        for (Class<?> sub : CLASSES) {
            for (Class<?> sup : CLASSES) {
                assertEquals(Answer.of(sup.isAssignableFrom(sub)),
                        jdk.isSubtype(name(sub), name(sup)), sub + " as " + sup);
            }
        }
    }

    @Test
    void agreesWithReflectionAboutCommonSuperclasses() {
        for (Class<?> a : CLASSES) {
            for (Class<?> b : CLASSES) {
                if (!a.isArray() && !b.isArray()) {
                    assertEquals(Optional.of(name(common(a, b))),
                            jdk.commonSuperclass(name(a), name(b)), a + " or " + b);
                }
            }
        }
    }

    private static Class<?> common(Class<?> a, Class<?> b) {
        if (a == b) {
            return a;
        }
        Class<?> each = a.isInterface() || b.isInterface() ? Object.class : a;
        while (!each.isAssignableFrom(b)) {
            each = each.getSuperclass();
        }
        return each;
    }

    @Test
    void mergesArrays() {
        assertCommon("[Ljava/lang/Number;", "[Ljava/lang/Integer;", "[Ljava/lang/Long;");
        assertCommon("[Ljava/lang/Object;", "[Ljava/lang/String;", "[[I");
        assertCommon("[[Ljava/lang/Number;", "[[Ljava/lang/Integer;", "[[Ljava/lang/Number;");
        assertCommon("[Ljava/lang/Object;", "[[I", "[[J");
        assertCommon("java/lang/Object", "[I", "[J");
        assertCommon("java/lang/Object", "[I", "java/lang/String");
        assertCommon("java/lang/Object", "[I", "java/lang/Cloneable");
        assertCommon("[Ljava/lang/Object;", "[Ljava/util/List;", "[Ljava/lang/String;");
    }

    private void assertCommon(String expected, String a, String b) {
        assertEquals(Optional.of(expected), jdk.commonSuperclass(a, b));
        assertEquals(Optional.of(expected), jdk.commonSuperclass(b, a));
    }

    @Test
    void tellsInterfacesFromClasses() {
        assertEquals(Answer.YES, jdk.isInterface("java/util/List"));
        assertEquals(Answer.YES, jdk.isInterface("java/lang/Override"));
        assertEquals(Answer.NO, jdk.isInterface("java/lang/String"));
        assertEquals(Answer.NO, jdk.isInterface("[Ljava/util/List;"));
        assertEquals(Answer.UNKNOWN, jdk.isInterface("no/Such"));
    }

    @Test
    void doesNotGuessBeyondMissingClasses() {
        define("Known", "Missing");
        define("Left", "Base");
        define("Right", "Base");
        define("Base", "Missing");
        assertEquals(Answer.UNKNOWN, torn.isSubtype("Known", "java/lang/Error"));
        assertEquals(Answer.YES, torn.isSubtype("Known", "Missing"));
        assertEquals(Answer.YES, torn.isSubtype("Missing", "java/lang/Object"));
        assertEquals(Answer.NO, torn.isSubtype("Known", "[I"));
        assertEquals(Optional.of("Base"), torn.commonSuperclass("Left", "Right"));
        assertEquals(Optional.of("Missing"), torn.commonSuperclass("Left", "Missing"));
        assertEquals(Optional.empty(), torn.commonSuperclass("Left", "Other"));
        assertEquals(Optional.of("java/lang/Object"),
                torn.commonSuperclass("Left", "java/lang/Object"));
        assertEquals(Optional.empty(), torn.commonSuperclass("[LLeft;", "[LOther;"));
    }

    @Test
    void survivesACircle() {
        define("A", "B");
        define("B", "A");
        assertEquals(Answer.NO, torn.isSubtype("A", "C"));
        assertEquals(Optional.of("B"), torn.commonSuperclass("A", "B"));
    }

    @Test
    void takesNoOtherClassForTheOneAskedFor() {
        define("Case", "java/lang/Object");
        made.put("case", made.get("Case"));
        made.put("Broken", new byte[] {1, 2, 3});
        assertTrue(torn.header("Case").isPresent());
        assertFalse(torn.header("case").isPresent());
        assertFalse(torn.header("Broken").isPresent());
    }

    @Test
    void readsEachHeaderOnce() {
        AtomicInteger asked = new AtomicInteger();
        ClassHierarchy counting = new ClassHierarchy(name -> {
            asked.incrementAndGet();
            return null;
        });
        counting.isInterface("a/B");
        counting.isInterface("a/B");
        assertEquals(1, asked.get());
    }

    @Test
    void answersForTheClassAtHandFromItsOwnBytes() {
        define("Own", "Old");
        define("Sub", "Own");
        byte[] classFile = classFile("Own", "New");
        assertEquals(Answer.UNKNOWN, torn.isSubtype("Sub", "New"));
        assertEquals(Answer.YES, torn.with(classFile).isSubtype("Sub", "New"));
        assertEquals(Answer.UNKNOWN, torn.isSubtype("Sub", "New"));
        assertThrows(IllegalArgumentException.class, () -> torn.with(new byte[0]));
    }

    @Test
    void readsClassFilesOfVersionsYetToCome() {
        byte[] classFile = classFile("Future", "java/lang/Object");
        classFile[6] = 0x7F;
        made.put("Future", classFile);
        assertEquals(0x7F00 + Opcodes.V17, torn.header("Future").orElseThrow().majorVersion());
        assertEquals("java/lang/Object", torn.header("Future").orElseThrow().superName());
    }

    @Test
    void readsNamesBeyondAscii() {
        String name = "caf\u00e9/\u6587\ud83d\ude00";
        define(name, "java/lang/Object");
        assertEquals(name, torn.header(name).orElseThrow().name());
    }

    private void define(String name, String superName) {
        made.put(name, classFile(name, superName));
    }

    private static byte[] classFile(String name, String superName) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, null);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
