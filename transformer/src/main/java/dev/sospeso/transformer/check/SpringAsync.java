package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;

/**
 * Spring's annotation of the same name, on an async method or on its class: Spring's proxy would
 * call the method on a thread of its own and hand out a future of the coroutine.
 */
final class SpringAsync implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.isAsync() || method.lambda() != null) {
            return;
        }
        if (Annotations.has(method.node(), Annotations.SPRING_ASYNC)) {
            findings.add(Rule.SPRING_ASYNC, null, method.node().name + " has Spring's @Async beside"
                    + " Sospeso's: Spring would call it on another thread, where no event loop runs"
                    + " it.", "@dev.sospeso.Async " + SourceText.head(method.node(),
                            SourceText.genericReturn(method.node())) + ", without"
                    + " @org.springframework.scheduling.annotation.Async");
        } else if (Annotations.has(method.owner().node(), Annotations.SPRING_ASYNC)) {
            findings.add(Rule.SPRING_ASYNC, null, method.node().name + " is async, but its class has"
                    + " Spring's @Async, which holds for all its methods: Spring would call it on"
                    + " another thread, where no event loop runs it.", "move " + method.node().name
                    + " to a class without @org.springframework.scheduling.annotation.Async");
        }
    }
}
