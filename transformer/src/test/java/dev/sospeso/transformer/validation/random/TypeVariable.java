package dev.sospeso.transformer.validation.random;

/**
 * The type variable of a generic method or class.
 *
 * @param comparable whether it is bounded
 * @param special the type for which a generic class has a subclass
 */
record TypeVariable(boolean comparable, JavaType special) {

    static TypeVariable any(Draw draw) {
        boolean comparable = draw.chance(40);
        return new TypeVariable(comparable, comparable
                ? draw.of(JavaType.STRING, JavaType.INTEGER, JavaType.COLOR)
                : draw.of(JavaType.STRING, JavaType.INTEGER, JavaType.OBJECT, JavaType.INTS,
                        JavaType.BOX));
    }

    String declared() {
        return comparable ? "<T extends Comparable<T>>" : "<T>";
    }

    /** Whether it may stand for the type. */
    boolean takes(JavaType type) {
        return !comparable || type.isComparable();
    }
}
