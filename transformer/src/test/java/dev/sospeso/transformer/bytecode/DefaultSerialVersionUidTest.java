package dev.sospeso.transformer.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

@SuppressWarnings({"serial", "unused"})
class DefaultSerialVersionUidTest {

    private static final ClassFileSource SOURCE = ClassFileSources.classLoader(
            DefaultSerialVersionUidTest.class.getClassLoader());
    private static final ClassHierarchy HIERARCHY = new ClassHierarchy(SOURCE);

    @Test
    void isWhatSerializationComputesForOurShapes() {
        for (Class<?> each : List.of(Plain.class, Busy.class, Hidden.class, Inherited.class,
                Supplied.class, Supplied.Inner.class)) {
            assertEquals(ObjectStreamClass.lookupAny(each).getSerialVersionUID(),
                    DefaultSerialVersionUid.of(node(each)), each.getName());
        }
    }

    @Test
    void isWhatSerializationComputesForTheJdk() throws Exception {
        ClassHierarchy jdk = new ClassHierarchy(ClassFileSources.jdk());
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(base)) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }
        int compared = 0;
        for (Path file : files) {
            String name = base.relativize(file).toString().replace(".class", "");
            if (jdk.isSubtype(name, "java/io/Serializable") == Answer.YES) {
                ClassNode node = node(Files.readAllBytes(file));
                OptionalLong needed = DefaultSerialVersionUid.neededBy(node, jdk);
                if (needed.isPresent()) {
                    Class<?> type = Class.forName(name.replace('/', '.'), false, null);
                    assertEquals(ObjectStreamClass.lookup(type).getSerialVersionUID(),
                            needed.getAsLong(), name);
                    compared++;
                }
            }
        }
        assertTrue(compared > 50, compared + " classes compared");
    }

    @Test
    void isNeededByASerializableClassWithoutOne() {
        long expected = ObjectStreamClass.lookup(Plain.class).getSerialVersionUID();
        assertEquals(OptionalLong.of(expected), needed(Plain.class));
        assertTrue(needed(Inherited.class).isPresent());
        assertEquals(OptionalLong.empty(), needed(Declared.class));
        assertEquals(OptionalLong.empty(), needed(Colour.class));
        assertEquals(OptionalLong.empty(), needed(Point.class));
        assertEquals(OptionalLong.empty(), needed(Supplied.class));
        assertEquals(OptionalLong.empty(), needed(DefaultSerialVersionUidTest.class));
    }

    @Test
    void isNeededWhereASupertypeIsMissing() {
        ClassNode node = node(DefaultSerialVersionUidTest.class);
        assertTrue(DefaultSerialVersionUid.neededBy(node, new ClassHierarchy(name -> null))
                .isPresent());
    }

    private static OptionalLong needed(Class<?> type) {
        return DefaultSerialVersionUid.neededBy(node(type), HIERARCHY);
    }

    private static ClassNode node(Class<?> type) {
        return node(SOURCE.find(type.getName().replace('.', '/')));
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_CODE);
        return node;
    }

    static class Plain implements Serializable {
        int x;
        String text;
    }

    protected abstract static class Busy<T extends Number> implements Serializable, Runnable,
            Comparable<Busy<T>>, Supplier<T> {
        static final List<String> NAMES = new ArrayList<>(List.of("clinit"));
        private static final int PRIVATE_STATIC = 1;
        private transient int privateTransient;
        private int kept;
        protected volatile transient long shared;
        public final double[] values = {1, 2};

        private Busy(int hidden) {
            kept = hidden;
        }

        protected Busy() {
            this(1);
        }

        public Busy(String... names) {
            this();
        }

        private int hidden() {
            return kept;
        }

        static synchronized void locked() {
        }

        abstract int open(Object... values);

        @Override
        public int compareTo(Busy<T> other) {
            return kept;
        }

        final Supplier<String> lambda() {
            return () -> "" + kept;
        }
    }

    private static final class Hidden implements Serializable {
        private Object[][] grid;
    }

    static class Inherited extends Plain {
        boolean done;
    }

    interface Supplied extends Serializable {
        int get();

        interface Inner extends Serializable, Cloneable {
            String CONSTANT = "x";
        }
    }

    static class Declared implements Serializable {
        private static final long serialVersionUID = 5;
    }

    enum Colour {
        RED
    }

    record Point(int x) implements Serializable {
    }
}
