package dev.sospeso.transformer.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.validation.Compiler;
import dev.sospeso.transformer.validation.MemoryClassLoader;
import dev.sospeso.transformer.validation.Run;
import dev.sospeso.transformer.validation.Timing;
import dev.sospeso.transformer.validation.oracle.OracleRewriter;
import dev.sospeso.transformer.validation.random.CodeBlock.Exit;
import dev.sospeso.transformer.validation.random.Signature.Host;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;

/** Every kind of method and of code is made, and run, often enough to be tested. */
final class RandomKindsTest {

    private static final Build BUILD = new Build(Compiler.JAVAC, 17, true);
    private static final List<String> FORMS = List.of("STATIC", "INSTANCE", "DEFAULT", "HIDDEN",
            "OVERRIDDEN", "INNER", "RECORD", "CONSTANT", "body of a constant", "GENERIC",
            "special", "variable", "varargs", "many parameters");

    @Test
    void methodsOfEveryHostAndFormSuspend() throws Exception {
        Map<String, Signature> methods = new TreeMap<>();
        List<RandomProgram> programs = new ArrayList<>();
        Map<String, byte[]> classes = new TreeMap<>();
        compile(LongStream.range(0, 40).<RandomProgram>mapToObj(
                seed -> SourceGenerator.program(seed, 17)).toList(), programs, classes);
        for (RandomProgram program : programs) {
            for (Signature signature : SourceGenerator.signatures(program.seed(), 17)) {
                methods.put("P" + program.seed() + "." + signature.name(), signature);
            }
        }
        SuspensionPoints points = new SuspensionPoints();
        ClassLoader loader = oracle(classes, points);
        programs.forEach(program -> run(program, loader));

        Map<String, Integer> reached = new TreeMap<>();
        for (Object number : numbers(loader)) {
            String place = points.method((int) number);
            Signature signature = methods.get(program(place) + "."
                    + place.substring(place.lastIndexOf('.') + 1).replace("Hidden", ""));
            if (signature != null) {
                forms(signature, place).forEach(form -> reached.merge(form, 1, Integer::sum));
            }
        }
        assertTrue(programs.size() > 35, programs.size() + " programs");
        for (String form : FORMS) {
            assertTrue(reached.getOrDefault(form, 0) >= 4, form + " of " + reached);
        }
    }

    private static List<String> forms(Signature signature, String place) {
        List<String> forms = new ArrayList<>(List.of(signature.host().name()));
        if (place.contains("Special.")) {
            forms.add("special");
        }
        if (signature.host() == Host.CONSTANT && place.contains("$1.")) {
            forms.add("body of a constant");
        }
        if (signature.variable() != null) {
            forms.add("variable");
        }
        if (signature.varargs()) {
            forms.add("varargs");
        }
        if (signature.parameters().size() > 4) {
            forms.add("many parameters");
        }
        return forms;
    }

    /** Leaves out those at which the compiler itself fails; campaigns refuse wrong ones. */
    private static void compile(List<RandomProgram> some, List<RandomProgram> compiled,
            Map<String, byte[]> classes) {
        try {
            classes.putAll(BUILD.classes(some));
            compiled.addAll(some);
        } catch (AssertionError failure) {
            int half = some.size() / 2;
            if (half > 0) {
                compile(some.subList(0, half), compiled, classes);
                compile(some.subList(half, some.size()), compiled, classes);
            }
        }
    }

    private static String program(String place) {
        return place.substring(place.indexOf('/') + 1).split("(Base|Mixin|[$.])", 2)[0];
    }

    private static ClassLoader oracle(Map<String, byte[]> classes, SuspensionPoints points) {
        Map<String, byte[]> numbered = new TreeMap<>(classes);
        numbered.replaceAll((name, bytes) -> points.numbered(bytes));
        return new MemoryClassLoader(OracleRewriter.rewrite(numbered));
    }

    private static Set<?> numbers(ClassLoader loader) throws ReflectiveOperationException {
        return (Set<?>) loader.loadClass("given.Given").getField("REACHED").get(null);
    }

    private static Run run(RandomProgram program, ClassLoader loader) {
        return Worker.call("oracle of " + program.seed(),
                () -> Batch.run(loader, program.oracleName(), Timing.DONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"private ", "synchronized int", "synchronized (k", "default ",
        "Special", "... a", "<T extends Comparable<T>>", "record M", "enum M", "final class M",
        ".this.new M", "Given.locked(", ".locked("})
    void aProgramShrinksToAKind(String text) {
        List<RandomProgram> programs = LongStream.range(0, 200)
                .<RandomProgram>mapToObj(seed -> SourceGenerator.program(seed, 17))
                .filter(program -> program.text().contains(text)).toList();
        assertTrue(programs.size() >= 4, text + " in " + programs.size());
        RandomProgram small = new Shrinker(program -> program.text().contains(text), 5000)
                .shrink(programs.get(0));
        assertTrue(small.text().contains(text));
        assertFalse(small.smaller().stream().anyMatch(each -> each.text().contains(text)),
                small.text());
    }

    @Test
    void codeOfEveryKindIsMade() {
        List<CodeProgram> programs = LongStream.range(0, 2000).mapToObj(CodeGenerator::program)
                .toList();
        for (Op.Kind kind : Op.Kind.values()) {
            assertTrue(count(programs, program -> program.count(kind) > 0) > 400, kind.name());
        }
        for (Exit exit : Exit.values()) {
            assertTrue(count(programs, program -> program.blocks().stream()
                    .anyMatch(block -> block.exit() == exit)) > 150, exit.name());
        }
        assertTrue(count(programs, program -> program.shift() > 0) > 80);
        assertTrue(count(programs, program -> program.count(Op.Kind.MONITOR) > 0
                && !program.ranges().isEmpty()) > 200);
    }

    private static long count(List<CodeProgram> programs, Predicate<CodeProgram> which) {
        return programs.stream().filter(which).count();
    }

    @Test
    void locksAreHeldAndReleased() {
        List<RandomProgram> programs = LongStream.range(0, 200)
                .<RandomProgram>mapToObj(CodeGenerator::program).toList();
        ClassLoader loader = oracle(BUILD.classes(programs), new SuspensionPoints());
        String shown = programs.stream().map(program -> run(program, loader).toString())
                .collect(Collectors.joining("\n"));
        int held = shown.split("locked ").length - 1;
        int thrown = shown.split("in lock").length - 1;
        assertTrue(held > 300 && thrown >= 10, held + " and " + thrown);
    }

    @Test
    void deadCodeIsNotReachedAndHasFrames() throws AnalyzerException {
        CodeProgram program = LongStream.range(0, 100).mapToObj(CodeGenerator::program)
                .filter(each -> each.count(Op.Kind.DEAD) > 2 && !each.ranges().isEmpty())
                .findFirst().orElseThrow();
        ClassNode node = new ClassNode();
        new ClassReader(program.classes().get(program.className())).accept(node, 0);
        MethodNode box = node.methods.stream().filter(each -> each.name.equals(
                program.generator() ? "helper" : "box")).findFirst().orElseThrow();
        Object[] frames = new Analyzer<>(new BasicInterpreter()).analyze(node.name, box);
        long dead = 0;
        for (int index = 0; index < frames.length; index++) {
            if (frames[index] == null && box.instructions.get(index).getOpcode() >= 0) {
                dead++;
            }
        }
        assertTrue(dead >= 2, program.text());
        assertEquals(List.of(), Arrays.stream(program.text().split("\n"))
                .filter(line -> line.contains("to dead code")).toList());
    }
}
