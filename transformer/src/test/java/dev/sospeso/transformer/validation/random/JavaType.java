package dev.sospeso.transformer.validation.random;

import java.util.List;
import java.util.Locale;

/** The types of the expressions in programs made at random. */
enum JavaType {
    BOOLEAN("boolean", "Boolean", "false", "true"),
    BYTE("byte", "Byte", "(byte) 0", "(byte) -1", "(byte) 100", "Byte.MIN_VALUE"),
    SHORT("short", "Short", "(short) 0", "(short) 1000", "Short.MIN_VALUE"),
    CHAR("char", "Character", "'a'", "'z'", "'\\u00e4'", "(char) 1"),
    INT("int", "Integer", "0", "1", "2", "3", "5", "(-1)", "127", "1000", "70000",
            "Integer.MIN_VALUE"),
    LONG("long", "Long", "0L", "1L", "(-1L)", "42L", "5000000000L", "Long.MAX_VALUE"),
    FLOAT("float", "Float", "0f", "1f", "2.5f", "(-0f)", "Float.NaN"),
    DOUBLE("double", "Double", "0.0", "1.0", "2.0", "(-0.0)", "1e300", "Double.NaN"),
    STRING("String", "String", "\"\"", "\"a\"", "\"bc\"", "\"def\""),
    INTEGER("Integer", "Integer", "Integer.valueOf(0)", "Integer.valueOf(7)",
            "Integer.valueOf(300)"),
    OBJECT("Object", "Object", "((Object) null)", "((Object) \"o\")", "((Object) 3)",
            "((Object) 4L)", "((Object) Color.BLUE)"),
    INTS("int[]", "int[]", "(new int[2])", "(new int[] {1, 2, 3})"),
    LONGS("long[]", "long[]", "(new long[2])", "(new long[] {1, -2})"),
    STRINGS("String[]", "String[]", "(new String[2])", "(new String[] {\"x\", \"y\", \"z\"})"),
    LIST("List<Integer>", "List<Integer>", "List.of(1, 2)", "List.of(4, 5, 6)"),
    COLOR("Color", "Color", "Color.RED", "Color.GREEN", "Color.BLUE"),
    POINT("Point", "Point", "new Point(0, \"p\", 0.5)"),
    BOX("Box", "Box", "new Box(1, 2L, \"b\")"),
    /** What a method with any number of objects as arguments is given; no program asks for one. */
    OBJECTS("Object[]", "Object[]", "(new Object[] {\"v\"})"),
    /** The type variable of a generic method, whose first parameter is of it. */
    VARIABLE("T", "T", "a0");

    /** Those that a program may use everywhere. */
    static final List<JavaType> ALL = List.of(values()).subList(0, OBJECTS.ordinal());

    private final String source;
    private final String boxed;
    private final List<String> literals;

    JavaType(String source, String boxed, String... literals) {
        this.source = source;
        this.boxed = boxed;
        this.literals = List.of(literals);
    }

    /** The type whose name in templates it is. */
    static JavaType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Any type; the frequent ones more often. */
    static JavaType any(Draw draw) {
        return draw.chance(40) ? draw.of(INT, INT, LONG, STRING, DOUBLE, BOOLEAN) : draw.one(ALL);
    }

    /** A type that the helpers can make of what is sent to a generator. */
    boolean isSendable() {
        return compareTo(OBJECT) <= 0;
    }

    /** A type that can be compared with itself. */
    boolean isComparable() {
        return compareTo(OBJECT) < 0 || this == COLOR;
    }

    /** The type of the elements of an array. */
    JavaType element() {
        return switch (this) {
            case INTS -> INT;
            case LONGS -> LONG;
            case STRINGS -> STRING;
            case OBJECTS -> OBJECT;
            default -> throw new IllegalStateException(toString());
        };
    }

    String source() {
        return source;
    }

    /** The type as an argument of a generic one. */
    String boxed() {
        return boxed;
    }

    boolean isPrimitive() {
        return compareTo(STRING) < 0;
    }

    /** A call that gives a boxed value, as an expression of this very type. */
    String unboxed(String call) {
        return isPrimitive() ? "((" + source + ") " + call + ")" : call;
    }

    /** The name of a method or field for this type. */
    String suffix() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    String zero() {
        return literals.get(0);
    }

    Piece literal(Draw draw) {
        return Piece.leaf(this, draw.one(literals));
    }
}
