package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.Compiler;
import dev.sospeso.transformer.validation.Sources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How programs become class files.
 *
 * @param compiler the compiler
 * @param release for which Java
 * @param debug with {@code -g}, or with {@code -g:none}
 */
record Build(Compiler compiler, int release, boolean debug) {

    /** The build of a batch: each compiler with and without debug information in turn. */
    static Build of(long number, int release) {
        return new Build(number % 2 == 0 ? Compiler.JAVAC : Compiler.ECJ, release,
                number / 2 % 2 == 0);
    }

    /**
     * The class files of programs, and of what they find given, by internal name.
     *
     * @throws AssertionError if the compiler refuses a program; if it fails itself, with the cause
     */
    Map<String, byte[]> classes(List<RandomProgram> programs) {
        Map<String, String> sources = new TreeMap<>(Sources.in("random"));
        Map<String, byte[]> made = new TreeMap<>();
        for (RandomProgram program : programs) {
            sources.putAll(program.sources());
            made.putAll(program.classes());
        }
        made.putAll(compiler.compile(sources, release, debug));
        return made;
    }

    @Override
    public String toString() {
        return compiler + " " + release + (debug ? " -g" : " -g:none");
    }
}
