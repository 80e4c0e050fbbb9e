package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One place at which a method would suspend.
 *
 * @param call the call that stands for the suspension
 * @param form how it is written
 */
record SuspensionPoint(MethodInsnNode call, Form form) {

    /** Writes the call of a suspension method as code. */
    static String code(Handle method) {
        boolean imported = method.getOwner().equals(RuntimeNames.ASYNCIO);
        return (imported ? "" : SourceText.simpleName(method.getOwner()) + ".")
                + method.getName() + "(...)";
    }

    /** The forms of suspension points. */
    enum Form {
        AWAIT("await", "await(...)"),
        AWAIT_EACH("a for-each loop over awaitEach(...)", "for (... : awaitEach(...))"),
        CLOSE("close() of an AsyncCloseable", "try (...)"),
        YIELD("Generator.yield", "Generator.yield(...)"),
        YIELD_FROM("Generator.yieldFrom", "Generator.yieldFrom(...)"),
        ASYNC_YIELD("AsyncGenerator.yield", "AsyncGenerator.yield(...)");

        private final String text;
        private final String code;

        Form(String text, String code) {
            this.text = text;
            this.code = code;
        }

        /** Names the form inside a sentence. */
        String text() {
            return text;
        }

        /** Writes the form as code. */
        String code() {
            return code;
        }
    }
}
