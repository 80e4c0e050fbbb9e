package dev.sospeso.transformer.bytecode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers about super- and subtypes, read from class files; no class is ever loaded. A class that
 * is missing gives "unknown", never a guess. Every header is read once. Thread-safe if its source
 * is.
 *
 * <p>Types are given as internal names; arrays as descriptors ({@code [I},
 * {@code [Ljava/lang/String;}).
 */
public final class ClassHierarchy {

    private static final String OBJECT = "java/lang/Object";
    private static final Set<String> SUPERTYPES_OF_ARRAYS =
            Set.of(OBJECT, "java/lang/Cloneable", "java/io/Serializable");

    private final ClassFileSource source;
    /** Shared with the hierarchies made from this one; what is missing may be there next time. */
    private final Map<String, ClassHeader> headers;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final ClassHeader own;

    /**
     * Makes a hierarchy.
     *
     * @param source where the class files are; asked once for each name
     */
    public ClassHierarchy(ClassFileSource source) {
        this(source, new ConcurrentHashMap<>(), null);
    }

    private ClassHierarchy(ClassFileSource source, Map<String, ClassHeader> headers,
            ClassHeader own) {
        this.source = source;
        this.headers = headers;
        this.own = own;
    }

    /**
     * Adds the class that is being worked on, which the source may not know, or only in another
     * version. The headers that either of both finds are shared by both; what is missing is looked
     * for again.
     *
     * @param classFile the class
     * @return a hierarchy that answers for that class from these bytes
     * @throws IllegalArgumentException if this is no well-formed class file
     */
    public ClassHierarchy with(byte[] classFile) {
        ClassHeader header = ClassHeader.of(classFile);
        if (header == null) {
            throw new IllegalArgumentException("not a class file");
        }
        return new ClassHierarchy(source, headers, header);
    }

    /**
     * Reads the header of a class.
     *
     * @param name the internal name of a class or interface, no array
     * @return its header, or empty if it is missing or unreadable
     */
    public Optional<ClassHeader> header(String name) {
        if (own != null && own.name().equals(name)) {
            return Optional.of(own);
        }
        ClassHeader known = headers.get(name);
        if (known == null && !missing.contains(name)) {
            // Read outside the map's locks: a source may well load classes of its own.
            known = read(name);
            if (known == null) {
                missing.add(name);
            } else {
                headers.putIfAbsent(name, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private ClassHeader read(String name) {
        byte[] classFile = source.find(name);
        ClassHeader header = classFile == null ? null : ClassHeader.of(classFile);
        // A file system that ignores case finds another class's file.
        return header != null && header.name().equals(name) ? header : null;
    }

    /**
     * Says whether a type is an interface.
     *
     * @param type a class, an interface or an array
     * @return the answer; unknown if the class is missing
     */
    public Answer isInterface(String type) {
        if (isArray(type) || type.equals(OBJECT)) {
            return Answer.NO;
        }
        return header(type).map(found -> Answer.of(found.isInterface())).orElse(Answer.UNKNOWN);
    }

    /**
     * Says whether one type is a subtype of another (JLS 4.10), interfaces included.
     *
     * @param sub the type that may be the subtype
     * @param sup the type that may be its supertype
     * @return yes also for equal types and for {@code java/lang/Object}; unknown if the supertype
     *     was not met, but a supertype of {@code sub} is missing
     */
    public Answer isSubtype(String sub, String sup) {
        if (sub.equals(sup) || sup.equals(OBJECT)) {
            return Answer.YES;
        }
        if (isArray(sub)) {
            return isArray(sup) ? isComponentSubtype(sub.substring(1), sup.substring(1))
                    : Answer.of(SUPERTYPES_OF_ARRAYS.contains(sup));
        }
        return isArray(sup) ? Answer.NO : isClassSubtype(sub, sup);
    }

    private Answer isComponentSubtype(String sub, String sup) {
        if (sub.equals(sup)) {
            return Answer.YES;
        }
        if (isPrimitive(sub) || isPrimitive(sup)) {
            return Answer.NO;
        }
        return isSubtype(typeOf(sub), typeOf(sup));
    }

    private Answer isClassSubtype(String sub, String sup) {
        Set<String> seen = new HashSet<>(Set.of(sub));
        Deque<String> open = new ArrayDeque<>(seen);
        boolean complete = true;
        while (!open.isEmpty()) {
            String each = open.pop();
            if (each.equals(sup)) {
                return Answer.YES;
            }
            Optional<ClassHeader> header = header(each);
            complete &= header.isPresent();
            header.ifPresent(found -> supertypes(found, seen, open));
        }
        return complete ? Answer.NO : Answer.UNKNOWN;
    }

    private static void supertypes(ClassHeader header, Set<String> seen, Deque<String> open) {
        if (header.superName() != null && seen.add(header.superName())) {
            open.push(header.superName());
        }
        for (String each : header.interfaces()) {
            if (seen.add(each)) {
                open.push(each);
            }
        }
    }

    /**
     * Finds the type that the verifier gives to a value that is of one type or of another
     * (JVMS 4.10.1.2): the nearest common superclass. An interface counts as
     * {@code java/lang/Object}, because the verifier lets every object pass for every interface.
     *
     * @param a a class, an interface or an array
     * @param b another one
     * @return the common superclass, or empty where a missing class leaves it unknown
     */
    public Optional<String> commonSuperclass(String a, String b) {
        if (a.equals(b)) {
            return Optional.of(a);
        }
        if (a.equals(OBJECT) || b.equals(OBJECT)) {
            return Optional.of(OBJECT);
        }
        if (isArray(a) && isArray(b)) {
            return commonArray(a.substring(1), b.substring(1));
        }
        if (isArray(a) || isArray(b) || isInterface(a) == Answer.YES
                || isInterface(b) == Answer.YES) {
            return Optional.of(OBJECT);
        }
        return commonClass(a, b);
    }

    private Optional<String> commonArray(String a, String b) {
        if (isPrimitive(a) || isPrimitive(b)) {
            return Optional.of(OBJECT);
        }
        return commonSuperclass(typeOf(a), typeOf(b)).map(
                common -> "[" + (isArray(common) ? common : "L" + common + ";"));
    }

    private Optional<String> commonClass(String a, String b) {
        Set<String> superclasses = new LinkedHashSet<>();
        String each = a;
        while (each != null && superclasses.add(each)) {
            each = superclass(each);
        }
        Set<String> seen = new HashSet<>();
        each = b;
        while (each != null && seen.add(each)) {
            if (superclasses.contains(each)) {
                return Optional.of(each);
            }
            each = superclass(each);
        }
        return Optional.empty();
    }

    private String superclass(String name) {
        return header(name).map(ClassHeader::superName).orElse(null);
    }

    private static boolean isArray(String type) {
        return type.startsWith("[");
    }

    private static boolean isPrimitive(String descriptor) {
        return descriptor.length() == 1;
    }

    private static String typeOf(String descriptor) {
        return isArray(descriptor) ? descriptor
                : descriptor.substring(1, descriptor.length() - 1);
    }
}
