package dev.sospeso.transformer.check;

import dev.sospeso.transformer.find.LambdaBody;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where a lambda or a method reference is written.
 *
 * @param enclosing the method that creates it, which may be the body of another lambda
 * @param call the instruction that creates it
 */
record LambdaSite(MethodNode enclosing, InvokeDynamicInsnNode call) {

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    /** Reads an instruction: null unless it creates a lambda or a method reference. */
    static LambdaSite of(MethodNode enclosing, AbstractInsnNode insn) {
        return insn instanceof InvokeDynamicInsnNode call
                && call.bsm.getOwner().equals(METAFACTORY) && call.bsmArgs.length >= 3
                && call.bsmArgs[0] instanceof Type && call.bsmArgs[1] instanceof Handle
                && Type.getReturnType(call.desc).getSort() == Type.OBJECT
                ? new LambdaSite(enclosing, call) : null;
    }

    /** Finds where the lambdas of a class are written, by name and descriptor of their bodies. */
    static Map<String, LambdaSite> ofBodies(ClassNode owner) {
        Map<String, LambdaSite> sites = new HashMap<>();
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                LambdaSite site = of(method, insn);
                MethodNode body = site == null ? null : LambdaBody.of(owner, site.body());
                if (body != null) {
                    sites.putIfAbsent(body.name + body.desc, site);
                }
            }
        }
        return sites;
    }

    Handle body() {
        return (Handle) call.bsmArgs[1];
    }

    /** Returns the functional interface's internal name. */
    String functionalInterface() {
        return Type.getReturnType(call.desc).getInternalName();
    }

    /** Returns the functional method as people write it: {@code Runnable.run}. */
    String functionalMethod() {
        return SourceText.simpleName(functionalInterface()) + "." + call.name;
    }

    /** Returns what the functional method returns, erased. */
    Type returns() {
        return ((Type) call.bsmArgs[0]).getReturnType();
    }
}
