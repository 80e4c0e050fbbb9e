package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.DiagnosticSink;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.diagnose.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Collects what the checks find in one method and passes it on in the order of its code. */
final class Findings {

    private final CheckedMethod method;
    private final List<Finding> found = new ArrayList<>();

    Findings(CheckedMethod method) {
        this.method = method;
    }

    /** Takes a finding about an instruction, or about the whole method when that is null. */
    void add(Rule rule, AbstractInsnNode at, String reason, String instead) {
        add(rule, rule.severity(), at, reason, instead);
    }

    /** Takes a finding whose severity the options decide. */
    void add(Rule rule, Severity severity, AbstractInsnNode at, String reason, String instead) {
        found.add(new Finding(method.index(at),
                new Diagnostic(rule, severity, method.place(at), reason, instead)));
    }

    void reportTo(DiagnosticSink sink) {
        found.sort(Comparator.comparingInt(Finding::index));
        found.forEach(finding -> sink.report(finding.diagnostic()));
    }

    private record Finding(int index, Diagnostic diagnostic) {
    }
}
