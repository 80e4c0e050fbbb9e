package dev.sospeso.transformer.find;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells the bodies of lambdas from methods that a method reference names.
 *
 * <pre>
 *   lambda$total$0                        // javac and ecj: synthetic
 *   $anonfun$total$1                      // scalac: synthetic, and if primitives must be unboxed
 *   $anonfun$total$1$adapted              //   called by this one, which is handed out
 *   total$lambda$0                        // kotlinc: private and static, but not synthetic
 * </pre>
 */
public final class LambdaBody {

    private static final String ADAPTED = "$adapted";

    private LambdaBody() {
    }

    /**
     * Finds the method that holds what the user wrote in a lambda.
     *
     * @param owner the class that creates the lambda or the method reference
     * @param handle what it implements the functional method by
     * @return the method; null for a method reference, and for a method of another class
     */
    public static MethodNode of(ClassNode owner, Handle handle) {
        if (!handle.getOwner().equals(owner.name)) {
            return null;
        }
        for (MethodNode method : owner.methods) {
            if (method.name.equals(handle.getName()) && method.desc.equals(handle.getDesc())) {
                return isSynthetic(method) ? adapted(owner, method)
                        : isOfKotlin(method) ? method : null;
            }
        }
        return null;
    }

    private static MethodNode adapted(ClassNode owner, MethodNode method) {
        if (method.name.endsWith(ADAPTED)) {
            String name = method.name.substring(0, method.name.length() - ADAPTED.length());
            for (MethodNode other : owner.methods) {
                if (other.name.equals(name) && isSynthetic(other)) {
                    return other;
                }
            }
        }
        return method;
    }

    private static boolean isSynthetic(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    private static boolean isOfKotlin(MethodNode method) {
        int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
        return (method.access & flags) == flags && method.name.contains("$lambda$");
    }
}
