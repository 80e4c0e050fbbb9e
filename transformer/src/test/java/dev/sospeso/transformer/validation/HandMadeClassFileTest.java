package dev.sospeso.transformer.validation;

import static dev.sospeso.transformer.validation.HandMadeClass.COROUTINE;
import static dev.sospeso.transformer.validation.HandMadeClass.PROBE;
import static dev.sospeso.transformer.validation.HandMadeRun.TARGET;
import static dev.sospeso.transformer.validation.HandMadeRun.check;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.OpaqueAttribute;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What stands around the code in a class file, in forms that no compiler writes. */
final class HandMadeClassFileTest implements Opcodes {

    private static final String BOX = "(L" + PROBE + ";)L" + COROUTINE + ";";

    private static ClassWriter writer(int version, int access, String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS) {
            @Override
            protected String getCommonSuperClass(String type1, String type2) {
                return type1.startsWith("missing/") || type2.startsWith("missing/")
                        ? "java/lang/Object" : super.getCommonSuperClass(type1, type2);
            }
        };
        writer.visit(version, access, name, null, "java/lang/Object", null);
        return writer;
    }

    private static TransformResult transform(byte[] classFile) {
        return new AsyncTransformer(ClassBytes::of, TransformOptions.DEFAULT).transform(classFile);
    }

    /** An attribute with a few bytes. */
    private static final class Unknown extends Attribute {
        private final boolean code;

        Unknown(String name, boolean code) {
            super(name);
            this.code = code;
        }

        @Override
        public boolean isCodeAttribute() {
            return code;
        }

        @Override
        protected ByteVector write(ClassWriter writer, byte[] bytes, int length, int stack,
                int locals) {
            return new ByteVector().putByte(1).putShort(writer.newConst(type)).putByte(0xFE);
        }
    }

    @Test
    void unknownAttributesStayWhereTheyStood() throws Exception {
        ClassWriter writer = writer(V17, ACC_PUBLIC | ACC_SUPER, TARGET);
        writer.visitAttribute(new Unknown("of.Class", false));
        var field = writer.visitField(ACC_PRIVATE | ACC_STATIC, "f", "I", null, null);
        field.visitAttribute(new Unknown("of.Field", false));
        field.visitEnd();
        MethodVisitor plain = writer.visitMethod(ACC_STATIC, "plain", "()V", null, null);
        plain.visitAttribute(new Unknown("of.Method", false));
        plain.visitCode();
        plain.visitInsn(RETURN);
        plain.visitAttribute(new Unknown("of.Code", true));
        plain.visitMaxs(0, 0);
        plain.visitEnd();
        HandMadeClass.method(writer, ACC_PUBLIC | ACC_STATIC, "box", BOX, code -> {
            code.visitAttribute(new Unknown("of.AsyncMethod", false));
            code.visitAttribute(new Unknown("of.AsyncCode", true));
            code.await("a").result();
        });
        byte[] before = writer.toByteArray();
        check(Map.of(TARGET, before));
        byte[] after = transform(before).classFile();
        // What is said of code that was rewritten, by its offsets maybe, holds no more.
        List<String> expected = attributes(before);
        assertTrue(expected.remove("box code of.AsyncCode"));
        List<String> found = attributes(after);
        assertTrue(found.remove("class dev.sospeso.Transformed"), found.toString());
        assertEquals(expected, found);
    }

    /** Where the attributes stand that no library knows; their bytes are looked at, too. */
    private static List<String> attributes(byte[] classFile) {
        List<String> found = new ArrayList<>();
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, OpaqueAttribute.prototypes(
                List.of("of.Class", "of.Field", "of.Method", "of.Code", "of.AsyncMethod",
                        "of.AsyncCode")), 0);
        node.attrs.forEach(attribute -> found.add("class " + attribute.type));
        node.fields.forEach(field -> add(field.name, field.attrs, found));
        node.methods.forEach(method -> add(method.name, method.attrs, found));
        for (String type : found.stream().map(each -> each.replaceAll(".* ", "")).toList()) {
            if (type.startsWith("of.")) {
                byte[] content = content(classFile, type);
                assertEquals(List.of((byte) 1, (byte) 0xFE), List.of(content[0], content[3]));
            }
        }
        return found;
    }

    private static void add(String owner, List<Attribute> attributes, List<String> found) {
        if (attributes != null) {
            attributes.forEach(attribute -> found.add(owner
                    + (attribute.isCodeAttribute() ? " code " : " ") + attribute.type));
        }
    }

    /** The four bytes of an attribute, after its name and length. */
    private static byte[] content(byte[] classFile, String type) {
        ClassReader reader = new ClassReader(classFile);
        for (int at = reader.header; at + 10 <= classFile.length; at++) {
            int name = reader.readUnsignedShort(at);
            if (name > 0 && name < reader.getItemCount() && reader.readInt(at + 2) == 4
                    && reader.getItem(name) > 0 && classFile[reader.getItem(name) - 1] == 1
                    && reader.readUTF8(at, new char[100]).equals(type)) {
                return reader.readBytes(at + 6, 4);
            }
        }
        throw new AssertionError("no attribute " + type);
    }

    @Test
    void subroutinesInAnotherMethodStay() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V1_5, ACC_PUBLIC | ACC_SUPER, TARGET, null, "java/lang/Object", null);
        MethodVisitor old = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "old", "()I", null, null);
        Label subroutine = new Label();
        old.visitCode();
        old.visitInsn(ICONST_0);
        old.visitVarInsn(ISTORE, 0);
        old.visitJumpInsn(JSR, subroutine);
        old.visitJumpInsn(JSR, subroutine);
        old.visitVarInsn(ILOAD, 0);
        old.visitInsn(IRETURN);
        old.visitLabel(subroutine);
        old.visitVarInsn(ASTORE, 1);
        old.visitIincInsn(0, 3);
        old.visitVarInsn(RET, 1);
        old.visitMaxs(1, 2);
        old.visitEnd();
        MethodVisitor async = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "box", BOX, null, null);
        async.visitAnnotation("Ldev/sospeso/Async;", true).visitEnd();
        async.visitCode();
        async.visitVarInsn(ALOAD, 0);
        async.visitMethodInsn(INVOKESTATIC, TARGET, "old", "()I", false);
        async.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "valueOf",
                "(I)Ljava/lang/Integer;", false);
        async.visitMethodInsn(INVOKEVIRTUAL, PROBE, "value",
                "(Ljava/lang/Object;)Ldev/sospeso/Awaitable;", false);
        async.visitMethodInsn(INVOKESTATIC, "dev/sospeso/asyncio/Asyncio", "await",
                "(Ldev/sospeso/Awaitable;)Ljava/lang/Object;", false);
        async.visitVarInsn(ALOAD, 0);
        async.visitInsn(SWAP);
        async.visitMethodInsn(INVOKEVIRTUAL, PROBE, "event", "(Ljava/lang/Object;)V", false);
        async.visitInsn(ACONST_NULL);
        async.visitInsn(ARETURN);
        async.visitMaxs(3, 1);
        async.visitEnd();
        writer.visitEnd();
        check(Map.of(TARGET, writer.toByteArray()));
    }

    /** Null needs no class, so the code runs although nobody has the types of its variables. */
    @Test
    void variablesOfClassesThatNobodyHas() throws Exception {
        ClassWriter writer = writer(V17, ACC_PUBLIC | ACC_SUPER, TARGET);
        HandMadeClass.method(writer, ACC_PUBLIC | ACC_STATIC, "box", BOX, code -> {
            Label other = new Label();
            Label join = new Label();
            code.insn(ACONST_NULL).type(CHECKCAST, "missing/First").store(1);
            code.insn(ACONST_NULL).type(CHECKCAST, "missing/Second").store(2);
            code.await("first").push("first").call(INVOKEVIRTUAL, "java/lang/Object", "equals",
                    "(Ljava/lang/Object;)Z").jump(IFEQ, other);
            code.load(1).jump(GOTO, join).label(other).load(2).label(join);
            code.await("a").event().event().load(1).load(2).await("b").event().event().event();
            code.push("end").result();
        });
        check(Map.of(TARGET, writer.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_8, V9, V11, V17})
    void privateAndStaticMethodsOfInterfaces(int version) throws Exception {
        String itf = "targets/HandMadeInterface";
        ClassWriter writer = writer(version, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, itf);
        String helper = "(L" + PROBE + ";Ljava/lang/String;)L" + COROUTINE + ";";
        HandMadeClass.method(writer, ACC_PRIVATE, "own", helper, code -> {
            code.visitVarInsn(ALOAD, 2);
            code.visitVarInsn(ALOAD, 1);
            code.visitInsn(SWAP);
            code.call(INVOKEVIRTUAL, PROBE, "value",
                    "(Ljava/lang/Object;)Ldev/sospeso/Awaitable;").await().load(0)
                    .call(INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;")
                    .load(1).insn(SWAP).call(INVOKEVIRTUAL, PROBE, "event", "(Ljava/lang/Object;)V")
                    .result();
        });
        HandMadeClass.method(writer, ACC_PRIVATE | ACC_STATIC, "shared", helper,
                code -> code.load(1).awaitTop().event().await("s").result());
        MethodVisitor run = writer.visitMethod(ACC_PUBLIC, "run", BOX, null, null);
        run.visitAnnotation("Ldev/sospeso/Async;", true).visitEnd();
        run.visitCode();
        for (boolean isStatic : new boolean[] {false, true}) {
            if (!isStatic) {
                run.visitVarInsn(ALOAD, 0);
            }
            run.visitVarInsn(ALOAD, 1);
            run.visitLdcInsn("argument");
            run.visitMethodInsn(isStatic ? INVOKESTATIC
                    : version < V11 ? INVOKESPECIAL : INVOKEINTERFACE, itf,
                    isStatic ? "shared" : "own", helper, true);
            run.visitMethodInsn(INVOKESTATIC, "dev/sospeso/asyncio/Asyncio", "await",
                    "(Ldev/sospeso/Awaitable;)Ljava/lang/Object;", false);
        }
        run.visitInsn(POP);
        run.visitMethodInsn(INVOKESTATIC, COROUTINE, "of",
                "(Ljava/lang/Object;)L" + COROUTINE + ";", true);
        run.visitInsn(ARETURN);
        run.visitMaxs(0, 0);
        run.visitEnd();
        ClassWriter owner = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        owner.visit(version, ACC_PUBLIC | ACC_SUPER, TARGET, null, "java/lang/Object",
                new String[] {itf});
        MethodVisitor init = owner.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        HandMadeClass.method(owner, ACC_PUBLIC | ACC_STATIC, "box", BOX, code -> {
            code.type(NEW, TARGET).insn(DUP).call(INVOKESPECIAL, TARGET, "<init>", "()V").load(0);
            code.visitMethodInsn(INVOKEINTERFACE, itf, "run", BOX, true);
            code.await().result();
        });
        Map<String, byte[]> classes = new TreeMap<>();
        classes.put(itf, writer.toByteArray());
        classes.put(TARGET, owner.toByteArray());
        check(classes);
    }

    /** Slot 0 is a variable as any other, once nobody needs the receiver. */
    @Test
    void receiverOverwrittenBeforeTheFirstAwait() throws Exception {
        ClassWriter writer = writer(V17, ACC_PUBLIC | ACC_SUPER, TARGET);
        MethodVisitor init = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        HandMadeClass.method(writer, ACC_PRIVATE, "own", BOX, code -> {
            code.load(1).store(0).await("first").event();
            code.await("second").event().load(1).call(INVOKEVIRTUAL, "java/lang/Object", "getClass",
                    "()Ljava/lang/Class;").event().push("end").result();
        });
        HandMadeClass.method(writer, ACC_PUBLIC | ACC_STATIC, "box", BOX, code -> {
            code.type(NEW, TARGET).insn(DUP).call(INVOKESPECIAL, TARGET, "<init>", "()V").load(0)
                    .call(INVOKEVIRTUAL, TARGET, "own", BOX).await().result();
        });
        check(Map.of(TARGET, writer.toByteArray()));
    }

    @Test
    void wrongDebugTables() throws Exception {
        check(code -> {
            Label start = new Label();
            Label middle = new Label();
            Label end = new Label();
            code.label(start).visitLineNumber(65535, start);
            code.insn(ICONST_5).var(ISTORE, 1).await("a").store(2).label(middle)
                    .visitLineNumber(1, middle);
            code.var(ILOAD, 1).boxInt().awaitTop().event().load(2).label(end).result();
            code.visitLocalVariable("lie", "Ljava/util/List;", "Ljava/util/List<TNone;>;", start,
                    end, 1);
            code.visitLocalVariable("lie", "J", null, middle, end, 1);
            code.visitLocalVariable("twice", "Ljava/lang/Object;", "TX;", start, middle, 2);
        });
    }

    /** The frame class names its owner, and a hidden class has no name that others can use. */
    @Test
    void hiddenClassesCannotBeResumed() throws Exception {
        String name = "dev/sospeso/transformer/validation/HandMadeHidden";
        TransformResult result = transform(HandMadeClass.of(name, V17,
                code -> code.await("a").result()));
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        for (byte[] frame : result.frameClasses().values()) {
            lookup.defineClass(frame);
        }
        Class<?> hidden = lookup.defineHiddenClass(result.classFile(), true).lookupClass();
        Coroutine<?> coroutine = (Coroutine<?>) hidden.getMethod("box", Probe.class)
                .invoke(null, new Probe(Timing.LATER));
        NoClassDefFoundError error =
                assertThrows(NoClassDefFoundError.class, () -> coroutine.send(null));
        assertTrue(error.getMessage().contains("HandMadeHidden"), error.getMessage());
    }

    @Test
    void aMethodThatPassesTheLimitsOfTheJvm() {
        for (int times : new int[] {400, 1_600}) {
            byte[] classFile = HandMadeClass.of(TARGET, V17, code -> {
                for (int i = 0; i < times; i++) {
                    code.await("a").insn(POP);
                }
                code.push("end").result();
            });
            TransformResult result = transform(classFile);
            assertEquals(List.of(times == 400 ? Rule.METHOD_NOT_COMPILED : Rule.METHOD_TOO_LARGE),
                    result.diagnostics().stream().map(each -> each.rule()).toList());
            assertEquals(times == 400, result.changed());
            assertTrue(result.diagnostics().get(0).render().contains("HandMadeTarget.box"));
        }
    }

    @Test
    void aMarkedClassIsNotTransformedAgain() {
        byte[] once = transform(HandMadeClass.of(TARGET, V17, code -> code.await("a").result()))
                .classFile();
        TransformResult twice = transform(once);
        assertFalse(twice.changed());
        assertEquals(List.of(), twice.diagnostics());
        assertArrayEquals(once, twice.classFile());
        ClassNode node = new ClassNode();
        new ClassReader(once).accept(node, 0);
        for (MethodNode method : node.methods) {
            assertTrue(method.attrs == null || method.attrs.isEmpty(), method.name);
        }
    }

    @Test
    void aClassOfAnotherVersionIsRefused() {
        byte[] once = transform(HandMadeClass.of(TARGET, V17, code -> code.await("a").result()))
                .classFile();
        byte[] other = once.clone();
        // The mark is the last attribute of the class, and its version the last number.
        other[other.length - 1]++;
        TransformResult result = transform(other);
        assertFalse(result.changed());
        assertEquals(List.of(Rule.TRANSFORMED_BY_OTHER_VERSION),
                result.diagnostics().stream().map(each -> each.rule()).toList());
        assertTrue(transform(once).diagnostics().isEmpty());
    }

    /** PEP 479, also where the caller runs the body itself: found by the mutation campaign. */
    @Test
    void aStopIterationLeavesNoCoroutine() throws Exception {
        byte[] classFile = HandMadeClass.withHelper(TARGET, BOX, code -> {
            code.await("in").event().type(NEW, "dev/sospeso/StopIteration").insn(DUP, ACONST_NULL);
            code.call(INVOKESPECIAL, "dev/sospeso/StopIteration", "<init>",
                    "(Ljava/lang/Object;)V").insn(ATHROW);
        }, code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/RuntimeException");
            code.label(start).load(0).call(INVOKESTATIC, TARGET, "helper", BOX).await().label(end);
            code.result();
            code.label(handler).event().push("caught").result();
        });
        check(new Run(List.of("in", "java.lang.IllegalStateException: coroutine raised"
                + " StopIteration"), "caught"), Map.of(TARGET, classFile));
    }
}
