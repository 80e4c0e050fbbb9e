package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Signature.Host;
import java.util.ArrayList;
import java.util.List;

/** What a statement or expression of a program may use at its place. */
final class Scope {

    private final List<Variable> variables = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private final MethodKind kind;
    private final JavaType result;
    private final Host host;
    private final boolean suspends;
    private final boolean tail;
    private final int depth;

    private Scope(Scope outer, boolean suspends, boolean tail) {
        this.kind = outer.kind;
        this.result = outer.result;
        this.host = outer.host;
        this.suspends = suspends;
        this.tail = tail;
        this.depth = outer.depth + 1;
        this.variables.addAll(outer.variables);
        this.loops.addAll(outer.loops);
        this.blocks.addAll(outer.blocks);
    }

    /** The scope of a body that stands in a method of a host, or as good as in a static one. */
    Scope(MethodKind kind, JavaType result, Host host, int depth) {
        this.kind = kind;
        this.result = result;
        this.host = host;
        this.suspends = kind != MethodKind.PLAIN;
        this.tail = kind == MethodKind.COROUTINE;
        this.depth = depth;
    }

    /** The scope of a body in this one that captures what is final here. */
    Scope captured(MethodKind inner, JavaType innerResult, boolean seesThis) {
        Scope scope = new Scope(inner, innerResult,
                seesThis ? host : host.ofNested(), depth + 1);
        variables.stream().filter(each -> !each.assignable()).forEach(scope.variables::add);
        return scope;
    }

    /** In the guard of a case, which may use only what is never assigned again. */
    Scope guard() {
        Scope scope = inner();
        scope.variables.removeIf(Variable::assignable);
        return scope;
    }

    Scope inner() {
        return new Scope(this, suspends, tail);
    }

    /** In a {@code try}, where a call cannot be handed over to the caller. */
    Scope guarded() {
        return new Scope(this, suspends, false);
    }

    /** Where nothing may suspend. */
    Scope held() {
        return new Scope(this, false, false);
    }

    Scope loop(String label) {
        Scope scope = inner();
        scope.loops.add(label);
        return scope;
    }

    Scope labelled(String label) {
        Scope scope = inner();
        scope.blocks.add(label);
        return scope;
    }

    void declare(Variable variable) {
        variables.add(variable);
    }

    List<Variable> variables() {
        return variables;
    }

    List<Variable> readable(JavaType type) {
        return variables.stream().filter(each -> each.type() == type).toList();
    }

    List<Variable> assignable(JavaType type) {
        return variables.stream().filter(each -> each.type() == type && each.assignable()).toList();
    }

    /** Labels of the loops around, the innermost last. */
    List<String> loops() {
        return loops;
    }

    /** Labels of the blocks around that are no loops. */
    List<String> blocks() {
        return blocks;
    }

    MethodKind kind() {
        return kind;
    }

    JavaType result() {
        return result;
    }

    /** How the object of the program's own class is named here; null if there is none. */
    String self(String program) {
        return host.self(program);
    }

    /** Whether {@code this} is an object of the superclass. */
    boolean isBase() {
        return host == Host.OVERRIDDEN;
    }

    /** How an object is named here that has the method; null if there is none. */
    String receiver(Signature callee, String program) {
        if (!callee.host().isOwn()) {
            return null;
        }
        if (host == Host.OVERRIDDEN) {
            return callee.host() == host ? "this." : null;
        }
        return host.isMixin() && callee.host().isMixin() ? "this." : host.self(program);
    }

    boolean suspends() {
        return suspends;
    }

    boolean tail() {
        return tail;
    }

    int depth() {
        return depth;
    }
}
