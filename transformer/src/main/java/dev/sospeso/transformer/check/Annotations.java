package dev.sospeso.transformer.check;

import java.util.List;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks for annotations by descriptor, whatever their retention. */
final class Annotations {

    static final String SPRING_ASYNC = "Lorg/springframework/scheduling/annotation/Async;";

    private Annotations() {
    }

    static boolean has(MethodNode method, String descriptor) {
        return has(method.visibleAnnotations, descriptor)
                || has(method.invisibleAnnotations, descriptor);
    }

    static boolean has(ClassNode type, String descriptor) {
        return has(type.visibleAnnotations, descriptor)
                || has(type.invisibleAnnotations, descriptor);
    }

    private static boolean has(List<AnnotationNode> annotations, String descriptor) {
        return annotations != null
                && annotations.stream().anyMatch(annotation -> annotation.desc.equals(descriptor));
    }
}
