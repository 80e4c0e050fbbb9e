package dev.sospeso.transformer.verify;

import dev.sospeso.transformer.bytecode.ClassHeader;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Verifies class files as the JVM would, as far as ASM can: their structure and stack map frames,
 * then the types of all values against a hierarchy. No class is loaded; what depends on a missing
 * class is allowed. Stateless but for the hierarchy, so thread-safe.
 */
public final class ClassVerifier {

    private final ClassHierarchy hierarchy;

    /**
     * Makes a verifier.
     *
     * @param hierarchy where all classes are found that the code mentions
     */
    public ClassVerifier(ClassHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * Verifies a class file.
     *
     * @param classFile the bytes
     * @return what is wrong, one readable line each; empty if nothing is
     */
    public List<String> problems(byte[] classFile) {
        List<String> problems = new ArrayList<>();
        ClassNode node = new ClassNode();
        try {
            ClassReader reader = new ClassReader(classFile);
            reader.accept(node, 0);
            reader.accept(new CheckClassAdapter(new ClassWriter(0)), 0);
        } catch (RuntimeException e) {
            problems.add(place(node) + ": " + e.getMessage());
        }
        ClassHierarchy own = ClassHeader.of(classFile) == null ? hierarchy
                : hierarchy.with(classFile);
        for (MethodNode method : node.methods) {
            verify(node, method, own, problems);
        }
        return problems;
    }

    private static String place(ClassNode node) {
        return node.name == null ? "class file" : node.name.replace('/', '.');
    }

    private static void verify(ClassNode owner, MethodNode method, ClassHierarchy hierarchy,
            List<String> problems) {
        try {
            Analyzer<BasicValue> analyzer = new Analyzer<>(new HierarchyVerifier(hierarchy));
            analyzer.analyze(owner.name, method);
        } catch (AnalyzerException e) {
            problems.add(place(owner) + "." + method.name + method.desc + line(e.node) + ": "
                    + e.getMessage());
        } catch (RuntimeException | AssertionError e) {
            problems.add(place(owner) + "." + method.name + method.desc + ": " + e);
        }
    }

    private static String line(AbstractInsnNode instruction) {
        for (AbstractInsnNode at = instruction; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode number) {
                return " line " + number.line;
            }
        }
        return "";
    }
}
