package dev.sospeso.transformer.validation.oracle;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes plain blocking code of the targets, without the transformer: the suspension points become
 * blocking calls, and an async method becomes a stub that makes a lazy object of its own body. So
 * the user's body runs as the compiler wrote it.
 */
public final class OracleRewriter {

    private static final String ORACLE = "dev/sospeso/transformer/validation/oracle/";
    private static final String ASYNC = "Ldev/sospeso/Async;";
    private static final String SUFFIX = "$blocking";
    private static final RenamedConstants RENAMED = new RenamedConstants(Map.of(
            "dev/sospeso/asyncio/Asyncio", ORACLE + "BlockingAsyncio",
            "dev/sospeso/AwaitEach", ORACLE + "BlockingEach"));
    private static final Map<String, String> KINDS = Map.of(
            "dev/sospeso/Coroutine", "coroutine",
            "dev/sospeso/Awaitable", "coroutine",
            "dev/sospeso/Generator", "generator",
            "dev/sospeso/AsyncGenerator", "asyncGenerator",
            "java/util/concurrent/CompletableFuture", "stage",
            "java/util/concurrent/CompletionStage", "stage");

    private final Map<String, byte[]> classes;

    private OracleRewriter(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /** Rewrites all classes of one compiler run. */
    public static Map<String, byte[]> rewrite(Map<String, byte[]> classes) {
        OracleRewriter rewriter = new OracleRewriter(classes);
        Map<String, byte[]> result = new TreeMap<>();
        classes.forEach((name, bytes) -> result.put(name, rewriter.rewrite(bytes)));
        return result;
    }

    private byte[] rewrite(byte[] classFile) {
        Set<String> async = asyncMethods(node(classFile));
        ClassReader reader = new ClassReader(RENAMED.apply(classFile));
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new Rewriting(writer, async), 0);
        return writer.toByteArray();
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }

    private Set<String> asyncMethods(ClassNode owner) {
        Set<String> lambdas = asyncLambdas(owner);
        Set<String> result = new HashSet<>();
        for (MethodNode method : owner.methods) {
            boolean code = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) == 0;
            boolean lambda = method.name.startsWith("lambda$") && kind(method.desc) != null;
            if (code && (isAnnotated(method)
                    || lambda && (lambdas.contains(method.name) || suspends(method)))) {
                result.add(renamed(method.name + method.desc));
            }
        }
        return result;
    }

    private static String renamed(String text) {
        return text.replace("dev/sospeso/AwaitEach", ORACLE + "BlockingEach");
    }

    private static boolean isAnnotated(MethodNode method) {
        return method.visibleAnnotations != null
                && method.visibleAnnotations.stream().anyMatch(a -> a.desc.equals(ASYNC));
    }

    private static String kind(String descriptor) {
        Type type = Type.getReturnType(descriptor);
        return type.getSort() == Type.OBJECT ? KINDS.get(type.getInternalName()) : null;
    }

    private static boolean suspends(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call
                    && (call.owner.equals("dev/sospeso/asyncio/Asyncio")
                            && call.name.startsWith("await") || isYield(call.owner, call.name))) {
                return true;
            }
        }
        return false;
    }

    private Set<String> asyncLambdas(ClassNode owner) {
        Set<String> result = new HashSet<>();
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode call && call.bsmArgs.length > 1
                        && call.bsmArgs[1] instanceof Handle body
                        && body.getOwner().equals(owner.name)
                        && hasAsync(Type.getReturnType(call.desc).getInternalName(), call.name)) {
                    result.add(body.getName());
                }
            }
        }
        return result;
    }

    private boolean hasAsync(String type, String name) {
        byte[] bytes = classes.get(type);
        if (bytes == null) {
            bytes = ClassBytes.of(type);
        }
        return bytes != null && node(bytes).methods.stream()
                .anyMatch(method -> method.name.equals(name) && isAnnotated(method));
    }

    private static boolean isYield(String owner, String name) {
        return name.startsWith("yield") && (owner.equals("dev/sospeso/Generator")
                || owner.equals("dev/sospeso/AsyncGenerator"));
    }

    /** Writes the stubs and redirects the suspension points. */
    private static final class Rewriting extends ClassVisitor {
        private final Set<String> async;

        Rewriting(ClassVisitor next, Set<String> async) {
            super(Opcodes.ASM9, next);
            this.async = async;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor,
                String signature, String[] exceptions) {
            if (!async.contains(name + descriptor)) {
                return new Redirecting(
                        super.visitMethod(access, name, descriptor, signature, exceptions));
            }
            stub(super.visitMethod(access, name, descriptor, signature, exceptions), access, name,
                    descriptor);
            int body = access & ~(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_FINAL)
                    | Opcodes.ACC_PRIVATE;
            return new Redirecting(
                    super.visitMethod(body, name + SUFFIX, descriptor, null, exceptions));
        }

        private void stub(MethodVisitor code, int access, String name, String descriptor) {
            boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
            AnnotationVisitor annotation = code.visitAnnotation(ASYNC, true);
            annotation.visitEnd();
            code.visitCode();
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup",
                    "()Ljava/lang/invoke/MethodHandles$Lookup;", false);
            code.visitLdcInsn(name + SUFFIX);
            code.visitLdcInsn(descriptor);
            pushArguments(code, isStatic, Type.getArgumentTypes(descriptor));
            Type result = Type.getReturnType(descriptor);
            String kind = kind(descriptor);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, ORACLE + "Body", kind,
                    "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/String;"
                    + "[Ljava/lang/Object;)" + resultOf(kind), false);
            code.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
            code.visitInsn(Opcodes.ARETURN);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }

        private static String resultOf(String kind) {
            return switch (kind) {
                case "coroutine" -> "Ldev/sospeso/Awaitable;";
                case "generator" -> "Ldev/sospeso/Generator;";
                case "asyncGenerator" -> "Ldev/sospeso/AsyncGenerator;";
                default -> "Ljava/util/concurrent/CompletableFuture;";
            };
        }

        private void pushArguments(MethodVisitor code, boolean isStatic, Type[] types) {
            int receiver = isStatic ? 0 : 1;
            code.visitIntInsn(Opcodes.SIPUSH, types.length + receiver);
            code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
            if (!isStatic) {
                code.visitInsn(Opcodes.DUP);
                code.visitInsn(Opcodes.ICONST_0);
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitInsn(Opcodes.AASTORE);
            }
            int slot = receiver;
            for (int index = 0; index < types.length; index++) {
                code.visitInsn(Opcodes.DUP);
                code.visitIntInsn(Opcodes.SIPUSH, index + receiver);
                code.visitVarInsn(types[index].getOpcode(Opcodes.ILOAD), slot);
                box(code, types[index]);
                code.visitInsn(Opcodes.AASTORE);
                slot += types[index].getSize();
            }
        }

        private static void box(MethodVisitor code, Type type) {
            String wrapper = switch (type.getSort()) {
                case Type.BOOLEAN -> "Boolean";
                case Type.CHAR -> "Character";
                case Type.BYTE -> "Byte";
                case Type.SHORT -> "Short";
                case Type.INT -> "Integer";
                case Type.LONG -> "Long";
                case Type.FLOAT -> "Float";
                case Type.DOUBLE -> "Double";
                default -> null;
            };
            if (wrapper != null) {
                code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/" + wrapper, "valueOf",
                        "(" + type + ")Ljava/lang/" + wrapper + ";", false);
            }
        }
    }

    /** Redirects the static yields. */
    private static final class Redirecting extends MethodVisitor {

        Redirecting(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor,
                boolean isInterface) {
            if (opcode == Opcodes.INVOKESTATIC && isYield(owner, name)) {
                super.visitMethodInsn(opcode, ORACLE + "ThreadGenerator", name, descriptor, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }
}
