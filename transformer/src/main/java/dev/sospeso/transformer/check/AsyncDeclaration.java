package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.AsyncKind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code @Async} on a method that cannot be async: its return type is not in the table, or it is
 * native. Abstract methods may carry it; it then speaks about lambdas and to readers.
 */
final class AsyncDeclaration implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!Annotations.has(method.node(), RuntimeNames.ASYNC_DESC)
                || method.has(Opcodes.ACC_BRIDGE)) {
            return;
        }
        String name = method.node().name;
        if (method.has(Opcodes.ACC_NATIVE)) {
            findings.add(Rule.ASYNC_NATIVE, null, name + " is native: there is no bytecode that could"
                    + " be made to suspend.", SourceText.head(method.node(),
                            "native " + SourceText.genericReturn(method.node()))
                            + ", without @Async");
        } else if (AsyncKind.of(method.node().desc) == null) {
            findings.add(Rule.ASYNC_RETURN_TYPE, null, name + " is marked @Async, but returns "
                    + SourceText.simpleName(Type.getReturnType(method.node().desc))
                    + "; the kind of an async method is told by its return type: Coroutine,"
                    + " Awaitable, Generator, AsyncGenerator, CompletableFuture or"
                    + " CompletionStage.", "@Async " + SourceText.head(method.node(),
                            "Coroutine<" + SourceText.boxedReturn(method.node()) + ">"));
        }
    }
}
