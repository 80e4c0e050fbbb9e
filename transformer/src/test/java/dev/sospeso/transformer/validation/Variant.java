package dev.sospeso.transformer.validation;

import dev.sospeso.transformer.validation.oracle.OracleRewriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All targets as one compiler makes them with one set of flags.
 *
 * @param compiler which compiler
 * @param debug with {@code -g}, or with {@code -g:none}
 * @param release the language level
 */
record Variant(Compiler compiler, boolean debug, int release) {

    /** The oldest language level. */
    static final int OLDEST = 17;

    private static final Map<Variant, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();
    private static final Map<Variant, Transformed> TRANSFORMED = new ConcurrentHashMap<>();

    /** The newest language level that there is. */
    Variant(Compiler compiler, boolean debug) {
        this(compiler, debug, newest());
    }

    /** The language level of the running JDK, as far as it is known. */
    static int newest() {
        return Math.min(Runtime.version().feature(), 25);
    }

    /** Class files by internal name, compiled once a test run. */
    Map<String, byte[]> classes() {
        return COMPILED.computeIfAbsent(this,
                key -> compiler.compile(Sources.of(compiler, release), release, debug));
    }

    /** The targets after the transformer, transformed once a test run. */
    Transformed transformed() {
        return TRANSFORMED.computeIfAbsent(this, key -> new Transformed(classes()));
    }

    /** A loader of the targets as plain blocking code. */
    ClassLoader oracle() {
        return new MemoryClassLoader(OracleRewriter.rewrite(classes()));
    }

    @Override
    public String toString() {
        return compiler + " " + release + (debug ? " -g" : " -g:none");
    }
}
