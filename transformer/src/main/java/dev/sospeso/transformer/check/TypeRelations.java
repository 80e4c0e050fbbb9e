package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.Answer;
import dev.sospeso.transformer.bytecode.ClassHeader;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said for certain about types. A missing class is never held against the code: then
 * nothing is certain.
 */
final class TypeRelations {

    private final ClassHierarchy hierarchy;

    TypeRelations(ClassHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Says whether a type certainly is, extends or implements another one. */
    boolean isSubtype(String type, String supertype) {
        return hierarchy.isSubtype(type, supertype) == Answer.YES;
    }

    /** Returns a class and all its supertypes that are found, nearest first. */
    Set<String> supertypes(String type) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of(type));
        while (!todo.isEmpty()) {
            String next = todo.remove();
            if (found.add(next)) {
                hierarchy.header(next).ifPresent(header -> {
                    todo.addAll(header.interfaces());
                    if (header.superName() != null) {
                        todo.add(header.superName());
                    }
                });
            }
        }
        return found;
    }

    /** Says whether certainly no object can be of both types. */
    boolean areDisjoint(String one, String other) {
        return hierarchy.isSubtype(one, other) == Answer.NO
                && hierarchy.isSubtype(other, one) == Answer.NO
                && (isArray(one) || isArray(other) ? isArray(one) != isArray(other)
                        : haveNoCommonSubtype(one, other));
    }

    /** Two classes have none unless one extends the other; a final class has no further one. */
    private boolean haveNoCommonSubtype(String one, String other) {
        Optional<ClassHeader> first = hierarchy.header(one);
        Optional<ClassHeader> second = hierarchy.header(other);
        return first.isPresent() && second.isPresent()
                && (!first.get().isInterface() && !second.get().isInterface()
                        || Modifier.isFinal(first.get().access())
                        || Modifier.isFinal(second.get().access()));
    }

    private static boolean isArray(String type) {
        return type.startsWith("[");
    }
}
