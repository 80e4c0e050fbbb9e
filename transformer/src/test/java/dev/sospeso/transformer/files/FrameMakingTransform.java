package dev.sospeso.transformer.files;

import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.diagnose.Severity;
import dev.sospeso.transformer.diagnose.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A transform whose outcome a test can foresee: a class gets one frame class for each method marked
 * {@code @Async}, and a method named {@code bad...} is an error. The frame class has a field named
 * after the file's place, which tells from which source a class named {@code Seen} was found.
 */
final class FrameMakingTransform implements ClassFileTransform {

    private final ClassFileSource source;

    FrameMakingTransform(ClassFileSource source) {
        this.source = source;
    }

    @Override
    public TransformResult transform(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        List<Diagnostic> diagnostics = new ArrayList<>();
        SortedMap<String, byte[]> frames = new TreeMap<>();
        boolean done = node.attrs != null && node.attrs.stream()
                .anyMatch(attribute -> attribute.type.equals("dev.sospeso.Transformed"));
        for (MethodNode method : node.methods) {
            if (!done && isAsync(method)) {
                String frame = node.name + "$async$" + method.name;
                frames.put(frame, frame(frame));
                if (method.name.startsWith("bad")) {
                    diagnostics.add(new Diagnostic(Rule.METHOD_TOO_LARGE, Severity.ERROR,
                            new SourcePlace(node.name.replace('/', '.'), method.name, "F.java", 7),
                            "it is bad", null));
                }
            }
        }
        if (frames.isEmpty() || !diagnostics.isEmpty()) {
            return new TransformResult(classFile, new TreeMap<>(), diagnostics, frames.size());
        }
        return new TransformResult(owner(node, frames), frames, diagnostics, frames.size());
    }

    private static boolean isAsync(MethodNode method) {
        return method.visibleAnnotations != null && method.visibleAnnotations.stream()
                .anyMatch(annotation -> annotation.desc.equals("Ldev/sospeso/Async;"));
    }

    private byte[] frame(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, name, null, "dev/sospeso/CoroutineFrame", null);
        writer.visitAttribute(new Marker("dev.sospeso.Frame"));
        byte[] seen = source.find("p/Seen");
        if (seen != null) {
            ClassNode node = new ClassNode();
            new ClassReader(seen).accept(node, 0);
            for (FieldNode field : node.fields) {
                writer.visitField(0, field.name, "I", null, null);
            }
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] owner(ClassNode node, SortedMap<String, byte[]> frames) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        writer.visitAttribute(new Marker("dev.sospeso.Transformed"));
        frames.keySet().forEach(frame -> writer.newConst(Type.getObjectType(frame)));
        return writer.toByteArray();
    }

    private static final class Marker extends Attribute {
        Marker(String type) {
            super(type);
        }

        @Override
        protected ByteVector write(ClassWriter writer, byte[] code, int length, int stack,
                int locals) {
            return new ByteVector();
        }
    }
}
