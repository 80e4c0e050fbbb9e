package dev.sospeso.transformer.find;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the methods that hold the bodies of a class's lambdas, and tells those whose functional
 * method is annotated {@code @Async}. The annotation is read from class files.
 */
final class LambdaBodies {

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    private final ClassNode owner;
    private final ClassFileSource classFiles;
    private final Map<String, ClassNode> interfaces = new HashMap<>();
    /** Method name and descriptor of each lambda body; true if its functional method is async. */
    private final Map<String, Boolean> bodies = new HashMap<>();

    LambdaBodies(ClassNode owner, ClassFileSource classFiles) {
        this.owner = owner;
        this.classFiles = classFiles;
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof InvokeDynamicInsnNode indy) {
                    addLambda(indy);
                }
            }
        }
    }

    boolean contains(MethodNode method) {
        return bodies.containsKey(method.name + method.desc);
    }

    boolean hasAsyncFunctionalMethod(MethodNode method) {
        return bodies.getOrDefault(method.name + method.desc, false);
    }

    private void addLambda(InvokeDynamicInsnNode indy) {
        if (!indy.bsm.getOwner().equals(METAFACTORY) || indy.bsmArgs.length < 3
                || !(indy.bsmArgs[1] instanceof Handle handle)) {
            return;
        }
        MethodNode body = LambdaBody.of(owner, handle);
        if (body != null) {
            boolean async = isAsync(Type.getReturnType(indy.desc).getInternalName(), indy.name);
            bodies.merge(body.name + body.desc, async, Boolean::logicalOr);
        }
    }

    private boolean isAsync(String functionalInterface, String name) {
        Deque<String> todo = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        todo.add(functionalInterface);
        while (!todo.isEmpty()) {
            String next = todo.remove();
            ClassNode node = seen.add(next) ? interfaces.computeIfAbsent(next, this::read) : null;
            if (node != null) {
                for (MethodNode method : node.methods) {
                    if (method.name.equals(name) && AsyncMethods.isAnnotated(method)
                            && (method.access & Opcodes.ACC_ABSTRACT) != 0) {
                        return true;
                    }
                }
                todo.addAll(node.interfaces);
            }
        }
        return false;
    }

    private ClassNode read(String name) {
        if (name.equals(owner.name)) {
            return owner;
        }
        // No program may add to these packages, so nothing in them is annotated.
        byte[] bytes = name.startsWith("java/") ? null : classFiles.find(name);
        if (bytes == null) {
            return null;
        }
        ClassNode node = new ClassNode();
        try {
            new ClassReader(bytes).accept(node,
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return null;
        }
        return node;
    }
}
