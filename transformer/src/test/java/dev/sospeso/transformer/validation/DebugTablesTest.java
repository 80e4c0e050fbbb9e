package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Line numbers and variables of the bodies: user code has the lines that it had, the machinery has
 * none, and every entry of a variable table is true.
 */
@Timeout(300)
final class DebugTablesTest {

    private final Variant variant = new Variant(Compiler.JAVAC, true);

    @Test
    void savingAndRestoringLieOnNoLine() {
        List<String> wrong = new ArrayList<>();
        forEachBody((owner, original, body) -> {
            int line = -1;
            for (AbstractInsnNode instruction : body.instructions) {
                if (instruction instanceof LineNumberNode number) {
                    line = number.line;
                } else if (line > 0 && instruction instanceof FieldInsnNode field
                        && field.owner.contains("$async$")) {
                    wrong.add(owner.name + "." + body.name + ":" + line + " " + field.name);
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void bodiesHaveTheLinesOfTheSource() {
        List<String> wrong = new ArrayList<>();
        forEachBody((owner, original, body) -> {
            if (!lines(original).equals(lines(body))) {
                wrong.add(owner.name + "." + body.name + lines(original) + lines(body));
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void stubsHaveNoLines() {
        List<String> wrong = new ArrayList<>();
        forEachClass((original, now) -> {
            for (MethodNode method : original.methods) {
                MethodNode stub = find(now, method.name, method.desc);
                if (body(now, method) != null && !lines(stub).isEmpty()) {
                    wrong.add(now.name + "." + method.name);
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void variablesKeepTheirNamesAndTypes() {
        List<String> wrong = new ArrayList<>();
        forEachBody((owner, original, body) -> {
            Set<String> before = variables(original);
            if (!variables(body).containsAll(before)) {
                wrong.add(owner.name + "." + body.name + before + variables(body));
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyVariableHasAValueOfItsKindWhereItIsVisible() {
        List<String> wrong = new ArrayList<>();
        forEachBody((owner, original, body) -> {
            Frame<BasicValue>[] frames = frames(owner, body);
            for (LocalVariableNode variable : body.localVariables) {
                int end = body.instructions.indexOf(variable.end);
                for (int i = body.instructions.indexOf(variable.start); i < end; i++) {
                    if (frames[i] != null && body.instructions.get(i).getOpcode() >= 0
                            && !holds(frames[i].getLocal(variable.index), variable.desc)) {
                        wrong.add(owner.name + "." + body.name + " " + variable.name + " at " + i);
                        break;
                    }
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    private static boolean holds(BasicValue value, String descriptor) {
        if (value.getType() == null) {
            return false;
        }
        int wanted = Type.getType(descriptor).getSort();
        int found = value.getType().getSort();
        return switch (wanted) {
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> found == Type.INT;
            case Type.OBJECT, Type.ARRAY -> found == Type.OBJECT || found == Type.ARRAY;
            default -> wanted == found;
        };
    }

    private static Frame<BasicValue>[] frames(ClassNode owner, MethodNode body) {
        try {
            return new Analyzer<>(new BasicInterpreter()).analyzeAndComputeMaxs(owner.name, body);
        } catch (AnalyzerException exception) {
            throw new AssertionError(owner.name + "." + body.name, exception);
        }
    }

    private static Set<Integer> lines(MethodNode method) {
        Set<Integer> lines = new HashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                lines.add(number.line);
            }
        }
        return lines;
    }

    private static Set<String> variables(MethodNode method) {
        Set<String> variables = new HashSet<>();
        for (LocalVariableNode variable : method.localVariables) {
            variables.add(variable.name + " " + variable.desc + " " + variable.signature);
        }
        return variables;
    }

    /** What is done with each body; the class is the transformed one. */
    @FunctionalInterface
    private interface BodyCheck {
        void check(ClassNode owner, MethodNode original, MethodNode body);
    }

    /** What is done with each transformed class. */
    @FunctionalInterface
    private interface ClassCheck {
        void check(ClassNode original, ClassNode now);
    }

    private void forEachBody(BodyCheck check) {
        int[] bodies = {0};
        forEachClass((original, now) -> {
            for (MethodNode method : original.methods) {
                MethodNode body = body(now, method);
                if (body != null) {
                    bodies[0]++;
                    check.check(now, method, body);
                }
            }
        });
        assertTrue(bodies[0] > 500, () -> bodies[0] + " bodies");
    }

    private void forEachClass(ClassCheck check) {
        Map<String, byte[]> classes = new TreeMap<>(variant.transformed().classes());
        classes.keySet().retainAll(variant.classes().keySet());
        classes.forEach((name, bytes) -> {
            if (variant.transformed().results().get(name).changed()) {
                check.check(node(variant.classes().get(name)), node(bytes));
            }
        });
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }

    /** The body of a method that became async: the method of its name that is new. */
    private static MethodNode body(ClassNode now, MethodNode original) {
        Type[] arguments = Type.getArgumentTypes(original.desc);
        for (MethodNode method : now.methods) {
            Type[] types = Type.getArgumentTypes(method.desc);
            boolean takesFrame = types.length > 0 && types.length <= arguments.length + 2
                    && Type.getReturnType(method.desc).equals(Type.getType(Object.class))
                    && List.of(types).stream().anyMatch(type -> type.getDescriptor()
                            .contains("$async$"));
            if (method.name.equals(original.name) && takesFrame
                    && method.localVariables != null && startsWith(method, original)) {
                return method;
            }
        }
        return null;
    }

    /** Tells overloads apart: the first line is the same. */
    private static boolean startsWith(MethodNode body, MethodNode original) {
        return firstLine(body) == firstLine(original);
    }

    private static int firstLine(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return -1;
    }

    private static MethodNode find(ClassNode owner, String name, String descriptor) {
        return owner.methods.stream()
                .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
                .findFirst().orElseThrow();
    }
}
