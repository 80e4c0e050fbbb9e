package dev.sospeso.transformer;

import dev.sospeso.transformer.analyse.MethodTypes;
import dev.sospeso.transformer.analyse.StackMapFit;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.verify.ClassVerifier;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells, after a stage has failed, whether the class file is to blame: whether the JVM would have
 * refused it before. If not, the mistake is this library's.
 */
final class InputBlame {

    private final byte[] classFile;
    private final ClassHierarchy hierarchy;

    InputBlame(byte[] classFile, ClassFileSource classFiles) {
        this.classFile = classFile;
        this.hierarchy = new ClassHierarchy(classFiles);
    }

    /** Returns what is wrong with the class file, or null if nothing is. */
    String problem() {
        List<String> problems = new ClassVerifier(hierarchy).problems(classFile);
        return problems.isEmpty() ? misfit()
                : problems.get(0).lines().findFirst().orElse("it does not verify");
    }

    private String misfit() {
        ClassNode owner = new ClassNode();
        new ClassReader(classFile).accept(owner, ClassReader.EXPAND_FRAMES);
        if ((owner.version & 0xFFFF) < Opcodes.V1_7) {
            return null;
        }
        ClassHierarchy own = hierarchy.with(classFile);
        for (MethodNode method : owner.methods) {
            if (method.instructions.size() > 0 && !MethodTypes.needsDataFlow(method)
                    && !StackMapFit.holds(owner.name, method, own)) {
                return "the StackMapTable of " + method.name + " does not fit its code";
            }
        }
        return null;
    }
}
