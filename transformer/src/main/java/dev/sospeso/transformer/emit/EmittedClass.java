package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.bytecode.DefaultSerialVersionUid;
import dev.sospeso.transformer.bytecode.MarkerAttribute;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.plan.FramePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A rewritten class and its frame classes.
 *
 * @param classFile the class
 * @param frameClasses its frame classes by internal name
 * @param codeSizes the size of each method's code in bytes, by name and descriptor
 */
public record EmittedClass(byte[] classFile, SortedMap<String, byte[]> frameClasses,
        Map<String, Integer> codeSizes) {

    /**
     * Writes a class: each planned method becomes a stub, and its body and accessor follow at the
     * end of the class.
     *
     * @param owner the class; it is changed
     * @param reader what it was read from
     * @param plans its async methods
     * @param hierarchy to tell whether the class is serializable
     * @return the class files
     * @throws org.objectweb.asm.MethodTooLargeException if a body passes 64 KB
     */
    public static EmittedClass emit(ClassNode owner, ClassReader reader, List<FramePlan> plans,
            ClassHierarchy hierarchy) {
        keepSerialVersion(owner, hierarchy);
        SortedMap<String, byte[]> frames = new TreeMap<>();
        List<MethodNode> added = new ArrayList<>();
        for (FramePlan plan : plans) {
            added.add(BodyEmitter.emit(plan));
            StubEmitter.emit(plan);
            added.add(StubEmitter.accessor(plan.method().async()));
            frames.put(plan.method().async().frameClass(), FrameClassEmitter.emit(plan));
        }
        owner.methods.addAll(added);
        if (owner.attrs == null) {
            owner.attrs = new ArrayList<>();
        }
        owner.attrs.add(MarkerAttribute.transformed());
        ClassWriter writer = new FrameCarryingWriter(reader);
        CodeSizes sizes = new CodeSizes(owner, writer);
        owner.accept(sizes);
        return new EmittedClass(writer.toByteArray(), frames, sizes.sizes());
    }

    /**
     * Returns the size of a body.
     *
     * @param async the method
     * @return the size of its code in bytes
     */
    public int bodySize(AsyncMethod async) {
        return codeSizes.get(async.method().name + async.bodyDescriptor());
    }

    /** The accessor is a new non-private method, which would change the computed version. */
    private static void keepSerialVersion(ClassNode owner, ClassHierarchy hierarchy) {
        DefaultSerialVersionUid.neededBy(owner, hierarchy).ifPresent(version ->
                owner.fields.add(new FieldNode(
                        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
                        "serialVersionUID", "J", null, version)));
    }

    /** Frames are carried through, so nobody may ask for a common superclass. */
    private static final class FrameCarryingWriter extends ClassWriter {
        FrameCarryingWriter(ClassReader reader) {
            super(reader, COMPUTE_MAXS);
        }

        @Override
        protected String getCommonSuperClass(String type1, String type2) {
            throw new AssertionError("stack map frames are carried through, never merged");
        }
    }
}
