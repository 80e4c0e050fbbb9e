package dev.sospeso.transformer.check;

import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What all methods of a checked class share. */
final class ClassContext {

    private final CheckedClass checked;
    private final TypeRelations types;
    private final Map<String, LambdaSite> lambdas;
    private final Map<MethodNode, AsyncMethod> async = new IdentityHashMap<>();

    ClassContext(CheckedClass checked) {
        this.checked = checked;
        this.types = new TypeRelations(checked.hierarchy());
        this.lambdas = LambdaSite.ofBodies(checked.node());
        for (AsyncMethod method : checked.asyncMethods()) {
            async.put(method.method(), method);
        }
    }

    ClassNode node() {
        return checked.node();
    }

    TransformOptions options() {
        return checked.options();
    }

    TypeRelations types() {
        return types;
    }

    /** Returns the kind of an async method, null for any other method. */
    AsyncKind kind(MethodNode method) {
        AsyncMethod found = async.get(method);
        return found == null ? null : found.kind();
    }

    /** Returns the internal name of the frame class that an async method will have. */
    String frameClass(MethodNode method) {
        return async.get(method).frameClass();
    }

    /** Returns where the lambda with this body is written, null if it is no lambda's body. */
    LambdaSite lambda(MethodNode body) {
        return lambdas.get(body.name + body.desc);
    }
}
