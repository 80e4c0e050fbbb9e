package dev.sospeso.transformer.normalise;

import dev.sospeso.transformer.find.AsyncMethod;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One call that the emitter completes. Its descriptor takes what is on the operand stack and gives
 * an Object; frame and depth are not in it yet.
 *
 * @param kind which kind
 * @param call the call, in normalised code
 * @param callee the async method whose body is called, for CALL and TAIL_CALL; else null
 */
public record Site(SiteKind kind, MethodInsnNode call, AsyncMethod callee) {

    Site(SiteKind kind, MethodInsnNode call) {
        this(kind, call, null);
    }
}
