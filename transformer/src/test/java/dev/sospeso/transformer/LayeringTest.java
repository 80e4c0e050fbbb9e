package dev.sospeso.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A stage knows only those before it: find, check, analyse, normalise, plan, emit; bytecode and
 * diagnose are the ground floor; agent, cli and files place the output. Nothing is mutable and static.
 */
final class LayeringTest {

    private static final String ROOT = "dev/sospeso/transformer";
    private static final Pattern MENTION = Pattern.compile(ROOT + "/(?:([a-z]+)/)?[A-Z]");

    private static Set<String> below(String own) {
        return switch (own) {
            case "bytecode", "diagnose" -> Set.of();
            case "find" -> Set.of("bytecode");
            case "check" -> Set.of("", "bytecode", "diagnose", "find");
            case "analyse" -> Set.of("bytecode", "find");
            case "normalise" -> Set.of("bytecode", "find", "analyse");
            case "plan" -> Set.of("bytecode", "find", "analyse", "normalise");
            case "emit" -> Set.of("bytecode", "find", "analyse", "normalise", "plan");
            case "verify" -> Set.of("bytecode");
            case "files" -> Set.of("", "bytecode", "diagnose", "find");
            case "agent" -> Set.of("", "bytecode", "diagnose", "find", "files");
            case "cli" -> Set.of("", "bytecode", "diagnose", "find", "files", "verify");
            default -> Set.of("bytecode", "diagnose", "find", "check", "analyse", "normalise", "plan",
                    "emit", "verify", "files");
        };
    }

    @Test
    void noStageKnowsALaterOne() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : classFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            String name = new ClassReader(bytes).getClassName();
            String own = packageOf(name);
            for (String other : mentioned(bytes)) {
                if (!other.equals(own) && !below(own).contains(other)) {
                    wrong.add(name.substring(ROOT.length() + 1) + " refers to "
                            + (other.isEmpty() ? "the facade" : other));
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void noFieldIsStaticAndMutable() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : classFiles()) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            reader.accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public FieldVisitor visitField(int access, String name, String descriptor,
                        String signature, Object value) {
                    if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) == 0) {
                        wrong.add(reader.getClassName() + "." + name);
                    }
                    return null;
                }
            }, ClassReader.SKIP_CODE);
        }
        assertEquals(List.of(), wrong);
    }

    private static String packageOf(String name) {
        Matcher matcher = MENTION.matcher(name);
        return matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    private static Set<String> mentioned(byte[] classFile) {
        Set<String> packages = new TreeSet<>();
        Matcher matcher = MENTION.matcher(
                new String(classFile, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            packages.add(matcher.group(1) == null ? "" : matcher.group(1));
        }
        return packages;
    }

    private static List<Path> classFiles() throws IOException {
        Path root = Path.of("target", "classes", "dev", "sospeso", "transformer");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")
                    && !file.toString().endsWith("package-info.class")).sorted().toList();
        }
    }
}
