package dev.sospeso.transformer.diagnose;

/** The findings that only a later stage than the checks can make, or an earlier one. */
public final class StageFindings {

    private static final String SPLIT =
            "move parts of it to async methods of their own and await them";

    private StageFindings() {
    }

    /**
     * A class with async methods comes from a compiler that is newer than this transformer.
     *
     * @param className the class, with dots
     * @param file the source file's name, or null
     * @param version the class file's major version
     * @param newest the newest major version that is known
     * @return an error
     */
    public static Diagnostic unsupportedClassVersion(String className, String file, int version,
            int newest) {
        return of(Rule.UNSUPPORTED_CLASS_VERSION, new SourcePlace(className, "<class>", file, -1),
                "the class file has version " + version + " (Java " + (version - 44)
                        + "), and this transformer knows versions up to " + newest + " (Java "
                        + (newest - 44) + ").",
                "compile with --release " + (newest - 44) + ", or use a newer version of Sospeso");
    }

    /**
     * A class file that mentions the runtime cannot be read, or a method's code makes no sense.
     *
     * @param place the method, or the class where it is not known
     * @param problem what was found
     * @return an error
     */
    public static Diagnostic invalidClassFile(SourcePlace place, String problem) {
        return of(Rule.INVALID_CLASS_FILE, place, "the class file cannot be understood: " + problem
                + ".", "compile the class again; if a tool has changed it, run that tool after"
                + " Sospeso");
    }

    /**
     * Another version of the transformer, whose output does not go with ours, has rewritten a class.
     *
     * @param place the class
     * @return an error
     */
    public static Diagnostic otherVersion(SourcePlace place) {
        return of(Rule.TRANSFORMED_BY_OTHER_VERSION, place, "another version of Sospeso has"
                + " transformed the class, and its code does not go with this one's.",
                "compile the class again, and use one version for all classes of a program");
    }

    /**
     * A rewritten body passes what the JVM allows.
     *
     * @param place the method
     * @param size the size of the body in bytes, or -1 if unknown
     * @return an error
     */
    public static Diagnostic methodTooLarge(SourcePlace place, int size) {
        return of(Rule.METHOD_TOO_LARGE, place, place.method() + " is too large to be async: its"
                + " body would have " + (size < 0 ? "more than 65535" : size)
                + " bytes when it can be suspended, and the JVM allows 65535.", SPLIT);
    }

    /**
     * A rewritten body passes what HotSpot compiles.
     *
     * @param place the method
     * @param size the size of the body in bytes
     * @return a warning
     */
    public static Diagnostic methodNotCompiled(SourcePlace place, int size) {
        return of(Rule.METHOD_NOT_COMPILED, place, place.method() + " is large: its body has " + size
                + " bytes now that it can be suspended, and HotSpot compiles methods up to 8000"
                + " bytes, so it will be interpreted for ever.", SPLIT);
    }

    /**
     * The close() calls of a try-with-resources statement do not look as javac's or ecj's do.
     *
     * @param place the close() call
     * @return an error
     */
    public static Diagnostic unknownCloseShape(SourcePlace place) {
        return of(Rule.UNKNOWN_CLOSE_SHAPE, place, "this close() of an AsyncCloseable stands in code"
                + " of a form that is not known, so it cannot be told which exception leaves the"
                + " block.", "compile with javac 11 or newer, or ecj; or write await(resource"
                + ".aclose(cause)) by hand");
    }

    /**
     * An async method of a class file of version 50 or newer has branches but no frames for them.
     *
     * @param place the method
     * @return an error
     */
    public static Diagnostic missingStackMaps(SourcePlace place) {
        return of(Rule.MISSING_STACK_MAPS, place, place.method() + " has no StackMapTable that fits"
                + " its code: another tool has changed the class without writing one.",
                "let that tool compute stack map frames, or run it after Sospeso");
    }

    private static Diagnostic of(Rule rule, SourcePlace place, String reason, String instead) {
        return new Diagnostic(rule, rule.severity(), place, reason, instead);
    }
}
