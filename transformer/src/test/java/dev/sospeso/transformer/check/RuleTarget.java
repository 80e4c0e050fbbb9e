package dev.sospeso.transformer.check;

import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.find.AsyncMethods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * A source file that breaks rules, with what must be said about it in a comment at its end. It holds
 * one top-level class, named as the file.
 *
 * @param path the file
 */
record RuleTarget(Path path) {

    private static final Path ROOT = Path.of("src/test/rules");
    private static final Path STUBS = ROOT.resolve("stubs");
    private static final String EXPECTED = "/* expected\n";

    /** Finds all targets. */
    static List<RuleTarget> all() throws IOException {
        return files().stream().filter(file -> !file.startsWith(STUBS)).map(RuleTarget::new)
                .toList();
    }

    /** Finds all targets and the stubs of other people's libraries that they use. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** The name of the directory: the rule that is broken, or "valid". */
    String group() {
        return path.getParent().getFileName().toString();
    }

    /** The name of the top-level class. */
    String className() {
        return path.getFileName().toString().replace(".java", "");
    }

    String expected() throws IOException {
        String text = Files.readString(path);
        int start = text.indexOf(EXPECTED);
        return start < 0 ? "" : text.substring(start + EXPECTED.length(),
                text.indexOf("*/", start)).stripTrailing();
    }

    /** Judges the target's classes among those that were compiled; sorts what is found by line. */
    List<Diagnostic> judge(Map<String, byte[]> classFiles, TransformOptions options) {
        ClassFileSource found = ClassFileSources.of(classFiles).orElse(
                ClassFileSources.classLoader(RuleTarget.class.getClassLoader()));
        List<Diagnostic> diagnostics = new ArrayList<>();
        classFiles.forEach((name, classFile) -> {
            if (name.equals(className()) || name.startsWith(className() + "$")) {
                ClassNode node = new ClassNode();
                new ClassReader(classFile).accept(node, 0);
                ClassHierarchy hierarchy = new ClassHierarchy(found);
                Checks.run(new CheckedClass(node, hierarchy, options,
                        AsyncMethods.of(node, found, hierarchy)), diagnostics::add);
            }
        });
        diagnostics.sort(Comparator.comparingInt(finding -> finding.place().line()));
        return diagnostics;
    }

    @Override
    public String toString() {
        return group() + "/" + path.getFileName();
    }
}
