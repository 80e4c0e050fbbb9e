package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.SourcePlace;
import dev.sospeso.transformer.find.AsyncKind;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** One method under judgement; what is costly to know is computed when first asked for. */
final class CheckedMethod {

    private final ClassContext owner;
    private final MethodNode node;
    private final AsyncKind kind;
    private ValueOrigins origins;
    private ValueOrigins sources;
    private List<SuspensionPoint> suspensions;

    CheckedMethod(ClassContext owner, MethodNode node) {
        this.owner = owner;
        this.node = node;
        this.kind = owner.kind(node);
    }

    ClassContext owner() {
        return owner;
    }

    MethodNode node() {
        return node;
    }

    TypeRelations types() {
        return owner.types();
    }

    /** Returns the kind of an async method, null for any other method. */
    AsyncKind kind() {
        return kind;
    }

    boolean isAsync() {
        return kind != null;
    }

    /** Says whether the method may await: any async method but a plain generator. */
    boolean awaits() {
        return isAsync() && kind.awaits();
    }

    boolean has(int accessFlag) {
        return (node.access & accessFlag) != 0;
    }

    boolean isInitializer() {
        return node.name.startsWith("<");
    }

    /** Returns where the lambda is written whose body this is, or null. */
    LambdaSite lambda() {
        return owner.lambda(node);
    }

    /** Returns the method in whose source text this code stands. */
    MethodNode written() {
        MethodNode written = node;
        LambdaSite site = owner.lambda(written);
        for (int nesting = 0; site != null && nesting < 100; nesting++) {
            written = site.enclosing();
            site = owner.lambda(written);
        }
        return written;
    }

    /** Returns what each value was made by, seen through copies. */
    ValueOrigins origins() {
        if (origins == null) {
            origins = ValueOrigins.throughCopies(owner.node().name, node);
        }
        return origins;
    }

    /** Returns what each value was last copied or made by. */
    ValueOrigins sources() {
        if (sources == null) {
            sources = ValueOrigins.direct(owner.node().name, node);
        }
        return sources;
    }

    /** Returns the suspension points in the order of the code. */
    List<SuspensionPoint> suspensions() {
        if (suspensions == null) {
            suspensions = new SuspensionPoints(this).find();
        }
        return suspensions;
    }

    /** Returns the position of an instruction in the code; -1 for null. */
    int index(AbstractInsnNode insn) {
        return insn == null ? -1 : node.instructions.indexOf(insn);
    }

    /** Returns the place of an instruction, or that of the method when it is null. */
    SourcePlace place(AbstractInsnNode insn) {
        return new SourcePlace(owner.node().name.replace('/', '.'), written().name,
                owner.node().sourceFile, insn == null ? firstLine() : line(insn));
    }

    /** Returns the source line of an instruction, -1 where the class file does not tell. */
    int line(AbstractInsnNode insn) {
        for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return -1;
    }

    private int firstLine() {
        for (AbstractInsnNode at : node.instructions) {
            if (at instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return -1;
    }

    /** Says whether the method is an instance method. */
    boolean hasThis() {
        return !has(Opcodes.ACC_STATIC);
    }
}
