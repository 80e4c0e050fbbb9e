package dev.sospeso.transformer.validation.random;

import java.util.List;

/**
 * A method that the methods of a program may call.
 *
 * @param name its name
 * @param kind what it is
 * @param host where it stands
 * @param result the type of its result
 * @param parameters the types of its parameters behind the probe
 */
record Signature(String name, MethodKind kind, Host host, JavaType result,
        List<JavaType> parameters) {

    /** Where a method stands. */
    enum Host {
        /** Static, in the program's own class. */
        STATIC,
        /** An instance method of the program's own class. */
        INSTANCE,
        /** A default method of the interface that the class implements. */
        DEFAULT,
        /** A method of the superclass, which the program's own class overrides. */
        OVERRIDDEN
    }
}
