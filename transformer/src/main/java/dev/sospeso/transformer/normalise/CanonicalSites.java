package dev.sospeso.transformer.normalise;

import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_CLOSEABLE;
import static dev.sospeso.transformer.bytecode.RuntimeNames.ASYNC_FRAME;
import static dev.sospeso.transformer.bytecode.RuntimeNames.AWAITABLE;
import static dev.sospeso.transformer.bytecode.RuntimeNames.AWAIT_EACH;
import static dev.sospeso.transformer.bytecode.RuntimeNames.COMPLETION_STAGES;
import static dev.sospeso.transformer.bytecode.RuntimeNames.GENERATOR_FRAME;

import dev.sospeso.transformer.analyse.AwaitEachFlow;
import dev.sospeso.transformer.analyse.ResourceExit;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.find.AsyncMethods;
import dev.sospeso.transformer.find.SuspensionCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Turns every suspension point into one call that takes its operands and gives an Object.
 *
 * <pre>
 *   ldc X.class                         →  AsyncFrame.await(Awaitable)
 *   Asyncio.await(Awaitable, Class)
 *
 *   C.m(a)                              →  C.m(a): Object
 *   Asyncio.await(Awaitable)                  (a direct call of a sibling's body)
 *
 *   Long.valueOf(long)                  →  GeneratorFrame.box(long): Object
 *   Generator.yield(Object)                Generator.yield(Object)
 *
 *   it.hasNext()                        →  AwaitEach.hasNext(Iterator)
 *                                          checkcast Boolean; booleanValue
 *
 *   r.close()                           →  AsyncFrame.exit(AsyncCloseable); pop
 *   ... aload t; athrow                    or, on the way out with t:
 *                                          aload t; AsyncFrame.exit(AsyncCloseable, Throwable)
 *                                          checkcast Throwable; astore t
 * </pre>
 */
final class CanonicalSites {

    private static final String THROWABLE = "java/lang/Throwable";
    /** What makes the boxes that a generator can leave out. */
    private static final Map<String, String> BOXES = Map.of(
            "java/lang/Integer", "(I)Ljava/lang/Integer;",
            "java/lang/Long", "(J)Ljava/lang/Long;",
            "java/lang/Double", "(D)Ljava/lang/Double;");

    private final MethodNode method;
    private final CallContext calls;
    private final ClassHierarchy hierarchy;
    private final Set<LabelNode> handlers = new HashSet<>();
    private final List<Site> sites = new ArrayList<>();

    CanonicalSites(MethodNode method, CallContext calls, ClassHierarchy hierarchy) {
        this.method = method;
        this.calls = calls;
        this.hierarchy = hierarchy;
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            handlers.add(block.handler);
        }
    }

    /** Rewrites the method and lists its suspension points, in the order of the code. */
    List<Site> rewrite(String owner) throws AnalyzerException {
        Set<MethodInsnNode> hasNextCalls = AwaitEachFlow.hasNextCalls(owner, method);
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode call) {
                SuspensionCall suspension = SuspensionCall.of(call);
                if (suspension != null) {
                    rewrite(call, suspension);
                } else if (hasNextCalls.contains(call)) {
                    rewriteHasNext(call);
                } else if (AsyncMethods.isAsyncClose(call, hierarchy)) {
                    rewriteClose(call);
                }
            }
        }
        return sites;
    }

    private void rewrite(MethodInsnNode call, SuspensionCall suspension) {
        switch (suspension) {
            case AWAIT -> rewriteAwait(call);
            case AWAIT_STAGE -> {
                dropExceptionClass(call);
                site(SiteKind.AWAIT_STAGE, call, COMPLETION_STAGES, "await",
                        "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;");
            }
            case YIELD -> {
                if (calls.previous(call) instanceof MethodInsnNode box && isBoxing(box)) {
                    site(SiteKind.BOX, box, GENERATOR_FRAME, "box",
                            box.desc.substring(0, box.desc.indexOf(')')) + ")Ljava/lang/Object;");
                }
                sites.add(new Site(SiteKind.YIELD, call));
            }
            case ASYNC_YIELD -> sites.add(new Site(SiteKind.ASYNC_YIELD, call));
            case YIELD_FROM -> site(SiteKind.DELEGATE, call, GENERATOR_FRAME, "delegate",
                    "(Ljava/lang/Object;)Ljava/lang/Object;");
            default -> throw new AssertionError(suspension);
        }
    }

    private static boolean isBoxing(MethodInsnNode call) {
        return call.name.equals("valueOf") && call.desc.equals(BOXES.get(call.owner));
    }

    private void rewriteAwait(MethodInsnNode call) {
        dropExceptionClass(call);
        AbstractInsnNode operand = calls.previous(call);
        AbstractInsnNode cast = isCastToAwaitable(operand) ? operand : null;
        if (cast != null) {
            operand = calls.previous(cast);
        }
        AsyncMethod callee = calls.directCallee(operand);
        if (callee != null) {
            method.instructions.remove(call);
            if (cast != null) {
                method.instructions.remove(cast);
            }
            sites.add(directCall(SiteKind.CALL, (MethodInsnNode) operand, callee));
        } else {
            site(SiteKind.AWAIT, call, ASYNC_FRAME, "await",
                    "(L" + AWAITABLE + ";)Ljava/lang/Object;");
        }
    }

    /** kotlinc casts what it passes to a Java method, even where that needs no cast. */
    private static boolean isCastToAwaitable(AbstractInsnNode insn) {
        return insn != null && insn.getOpcode() == Opcodes.CHECKCAST
                && ((TypeInsnNode) insn).desc.equals(AWAITABLE);
    }

    static Site directCall(SiteKind kind, MethodInsnNode call, AsyncMethod callee) {
        call.desc = call.desc.substring(0, call.desc.indexOf(')')) + ")Ljava/lang/Object;";
        return new Site(kind, call, callee);
    }

    /** The class only tells javac what may be thrown. */
    private void dropExceptionClass(MethodInsnNode call) {
        if (Type.getArgumentTypes(call.desc).length == 1) {
            return;
        }
        AbstractInsnNode constant = calls.previous(call);
        if (constant instanceof LdcInsnNode) {
            method.instructions.remove(constant);
        } else {
            method.instructions.insertBefore(call, new InsnNode(Opcodes.POP));
        }
    }

    private void rewriteHasNext(MethodInsnNode call) {
        InsnList unbox = new InsnList();
        unbox.add(new TypeInsnNode(Opcodes.CHECKCAST, "java/lang/Boolean"));
        unbox.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue",
                "()Z"));
        method.instructions.insert(call, unbox);
        site(SiteKind.HAS_NEXT, call, AWAIT_EACH, "hasNext",
                "(Ljava/util/Iterator;)Ljava/lang/Object;");
    }

    private void rewriteClose(MethodInsnNode call) {
        int exception = ResourceExit.exceptionLocal(call, handlers);
        if (exception < 0) {
            method.instructions.insert(call, new InsnNode(Opcodes.POP));
            site(SiteKind.EXIT, call, ASYNC_FRAME, "exit",
                    "(L" + ASYNC_CLOSEABLE + ";)Ljava/lang/Object;");
            return;
        }
        method.instructions.insertBefore(call, new VarInsnNode(Opcodes.ALOAD, exception));
        InsnList store = new InsnList();
        store.add(new TypeInsnNode(Opcodes.CHECKCAST, THROWABLE));
        store.add(new VarInsnNode(Opcodes.ASTORE, exception));
        method.instructions.insert(call, store);
        site(SiteKind.EXIT, call, ASYNC_FRAME, "exit",
                "(L" + ASYNC_CLOSEABLE + ";L" + THROWABLE + ";)Ljava/lang/Object;");
    }

    private void site(SiteKind kind, MethodInsnNode call, String owner, String name,
            String descriptor) {
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = owner;
        call.name = name;
        call.desc = descriptor;
        call.itf = false;
        sites.add(new Site(kind, call));
    }
}
