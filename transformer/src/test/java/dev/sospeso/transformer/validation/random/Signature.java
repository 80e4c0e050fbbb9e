package dev.sospeso.transformer.validation.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A method that the methods of a program may call.
 *
 * @param name its name
 * @param kind what it is
 * @param host where it stands
 * @param result the type of its result
 * @param parameters the types of its parameters behind the probe
 * @param varargs whether the last parameter takes any number of arguments
 * @param variable the type variable that its first parameter and its result have; null for none
 */
record Signature(String name, MethodKind kind, Host host, JavaType result,
        List<JavaType> parameters, boolean varargs, TypeVariable variable) {

    /** Where a method stands. */
    enum Host {
        /** Static, in the program's own class. */
        STATIC,
        /** An instance method of the program's own class. */
        INSTANCE,
        /** A synchronized one, called on new objects only: no other thread may hold the lock. */
        LOCKED,
        /** A default method of the interface that the class implements. */
        DEFAULT,
        /** A private method of that interface, behind a default one that only calls it. */
        HIDDEN,
        /** A method of the superclass, which the program's own class overrides. */
        OVERRIDDEN,
        /** A method of an inner class, which has an outer object. */
        INNER,
        /** A method of a record. */
        RECORD,
        /** A method of an enum, which the body of one of its constants overrides. */
        CONSTANT,
        /** A method of a generic class, which a subclass overrides for one type. */
        GENERIC;

        /** How code there names the object of the program's own class; null where it has none. */
        String self(String program) {
            return switch (this) {
                case INSTANCE, LOCKED, OVERRIDDEN -> "this.";
                case INNER -> program + ".this.";
                default -> null;
            };
        }

        /** Whether the method is one that each object of the program's own class has. */
        boolean isOwn() {
            return switch (this) {
                case INSTANCE, DEFAULT, HIDDEN, OVERRIDDEN -> true;
                default -> false;
            };
        }

        boolean isMixin() {
            return this == DEFAULT || this == HIDDEN;
        }

        /** The host of code in a class that stands in code of this one. */
        Host ofNested() {
            return this == INSTANCE || this == LOCKED || this == INNER ? INNER : STATIC;
        }
    }

    /** Whether a call of it may give a value of the type. */
    boolean gives(JavaType type) {
        return variable == null ? result == type : variable.takes(type);
    }

    /** The same under another name. */
    Signature named(String other) {
        return new Signature(other, kind, host, result, parameters, varargs, variable);
    }

    /** What overrides it with a type in place of the variable. */
    Signature of(JavaType type) {
        List<JavaType> types = new ArrayList<>(parameters);
        types.set(0, type);
        return new Signature(name, kind, host, type, types, varargs, null);
    }

    /** The declarations of its parameters. */
    String declaredParameters() {
        StringBuilder text = new StringBuilder("Probe p");
        for (int index = 0; index < parameters.size(); index++) {
            String type = parameters.get(index).source();
            if (varargs && index == parameters.size() - 1) {
                type = type.replace("[]", "") + "...";
            }
            text.append(", ").append(type).append(" a").append(index);
        }
        return text.toString();
    }

    /** What declares its type variable. */
    String declaredVariable() {
        return variable == null || host == Host.GENERIC ? "" : variable.declared() + " ";
    }

    /** The simple name of the class that is made for it alone. */
    String hostName() {
        return name.toUpperCase(Locale.ROOT);
    }

    String returnType() {
        return kind.returnType(result);
    }
}
