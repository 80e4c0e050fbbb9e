package dev.sospeso.transformer.check;

import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.find.AsyncMethod;
import java.util.List;
import org.objectweb.asm.tree.ClassNode;

/**
 * What the checks look at: one class as its compiler wrote it.
 *
 * @param node the class, with code and debug information
 * @param hierarchy answers about other classes; a missing one is not held against the class
 * @param options what the caller chose
 * @param asyncMethods the async methods of the class
 */
public record CheckedClass(ClassNode node, ClassHierarchy hierarchy, TransformOptions options,
        List<AsyncMethod> asyncMethods) {
}
