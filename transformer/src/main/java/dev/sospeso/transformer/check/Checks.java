package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.DiagnosticSink;
import java.util.List;
import org.objectweb.asm.tree.MethodNode;

/** The rules, in the order in which findings about one instruction are shown. */
public final class Checks {

    private static final List<MethodCheck> ALL = List.of(
            new AsyncDeclaration(),
            new SpringAsync(),
            new GeneratedName(),
            new SubroutineCode(),
            new SuspensionOutsideAsync(),
            new SuspensionOfOtherKind(),
            new SuspensionInMonitor(),
            new SuspensionMethodReference(),
            new UnknownCloseShape(),
            new AwaitEachEscapes(),
            new YieldTypes(),
            new TailAwaitInTry(),
            new AsyncGeneratorResult(),
            new DroppedCoroutine(),
            new ObjectWaitNotify(),
            new BlockingCall(),
            new SwallowedCancellation());

    private Checks() {
    }

    /**
     * Judges a class.
     *
     * @param checked the class as its compiler wrote it
     * @param sink takes all findings, in the order of the class file
     */
    public static void run(CheckedClass checked, DiagnosticSink sink) {
        ClassContext context = new ClassContext(checked);
        for (MethodNode node : checked.node().methods) {
            CheckedMethod method = new CheckedMethod(context, node);
            Findings findings = new Findings(method);
            for (MethodCheck check : ALL) {
                check.check(method, findings);
            }
            findings.reportTo(sink);
        }
    }
}
