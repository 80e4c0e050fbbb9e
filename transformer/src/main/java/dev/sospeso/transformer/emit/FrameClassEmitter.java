package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.bytecode.MarkerAttribute;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.normalise.SiteKind;
import dev.sospeso.transformer.plan.FrameField;
import dev.sospeso.transformer.plan.FramePlan;
import dev.sospeso.transformer.plan.SitePlan;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a frame class.
 *
 * <pre>
 *   final synthetic class C$async$m extends CoroutineFrame {
 *       C self; int i0; String a0; ...
 *       static C$async$m of(C$async$m frame, C self)   // the frame, created if there is none
 *       protected Object resume(int depth)              // C.async$resume(this, depth)
 *       protected Object turn()                         // the same, if a generator never delegates
 *       protected String sites()                        // class, method, file, lines
 *       protected void clear()                          // drops all references
 *   }
 * </pre>
 */
final class FrameClassEmitter {

    /** The field that holds the receiver of an instance method. */
    static final String SELF = "self";

    private final FramePlan plan;
    private final AsyncMethod async;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private FrameClassEmitter(FramePlan plan) {
        this.plan = plan;
        this.async = plan.method().async();
    }

    static byte[] emit(FramePlan plan) {
        return new FrameClassEmitter(plan).emit();
    }

    private byte[] emit() {
        writer.visit(async.owner().version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                async.frameClass(), null, async.kind().frameSuperclass(), null);
        writer.visitAttribute(MarkerAttribute.frame());
        if (!async.isStatic()) {
            field(SELF, BodyShape.selfDescriptor(async));
        }
        for (FrameField field : plan.fields()) {
            field(field.name(), field.descriptor());
        }
        constructor();
        if (async.takesArguments()) {
            factory();
        }
        resume();
        if (async.kind() == AsyncKind.GENERATOR && !delegates()) {
            turn();
        }
        sites();
        clear();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void field(String name, String descriptor) {
        writer.visitField(Opcodes.ACC_SYNTHETIC, name, descriptor, null, null).visitEnd();
    }

    private void constructor() {
        MethodVisitor code = begin(0, "<init>", "()V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, async.kind().frameSuperclass(), "<init>", "()V",
                false);
        end(code, Opcodes.RETURN);
    }

    private void factory() {
        MethodVisitor code = begin(Opcodes.ACC_STATIC, "of", BodyShape.factoryDescriptor(async));
        Label create = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitJumpInsn(Opcodes.IFNULL, create);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(create);
        if ((async.owner().version & 0xFFFF) >= Opcodes.V1_6) {
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
        code.visitTypeInsn(Opcodes.NEW, async.frameClass());
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, async.frameClass(), "<init>", "()V", false);
        if (!async.isStatic()) {
            code.visitInsn(Opcodes.DUP);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitFieldInsn(Opcodes.PUTFIELD, async.frameClass(), SELF,
                    BodyShape.selfDescriptor(async));
        }
        end(code, Opcodes.ARETURN);
    }

    private void resume() {
        MethodVisitor code = begin(Opcodes.ACC_PROTECTED, "resume", "(I)Ljava/lang/Object;");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, async.owner().name, RuntimeNames.ACCESSOR,
                StubEmitter.accessorDescriptor(async), async.inInterface());
        end(code, Opcodes.ARETURN);
    }

    private boolean delegates() {
        return plan.method().sites().stream().anyMatch(site -> site.kind() == SiteKind.DELEGATE
                || site.call().name.equals("become"));
    }

    /** The same as resume, for a generator that the consumer resumes directly. */
    private void turn() {
        MethodVisitor code = begin(Opcodes.ACC_PROTECTED, "turn", "()Ljava/lang/Object;");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, async.owner().name, RuntimeNames.ACCESSOR,
                StubEmitter.accessorDescriptor(async), async.inInterface());
        end(code, Opcodes.ARETURN);
    }

    private void sites() {
        StringBuilder sites = new StringBuilder(async.owner().name.replace('/', '.')).append('\n')
                .append(async.method().name).append('\n');
        if (async.owner().sourceFile != null) {
            sites.append(async.owner().sourceFile);
        }
        sites.append('\n');
        describe(plan.start(), sites);
        plan.sites().forEach(site -> describe(site, sites));
        MethodVisitor code = begin(Opcodes.ACC_PROTECTED, "sites", "()Ljava/lang/String;");
        code.visitLdcInsn(sites.toString());
        end(code, Opcodes.ARETURN);
    }

    private static void describe(SitePlan site, StringBuilder sites) {
        sites.append((char) site.line()).append((char) (site.covered() ? 1 : 0));
    }

    private void clear() {
        MethodVisitor code = begin(Opcodes.ACC_PROTECTED, "clear", "()V");
        if (!async.isStatic()) {
            clear(code, SELF, BodyShape.selfDescriptor(async));
        }
        for (FrameField field : plan.fields()) {
            if (field.isReference()) {
                clear(code, field.name(), field.descriptor());
            }
        }
        end(code, Opcodes.RETURN);
    }

    private void clear(MethodVisitor code, String field, String descriptor) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitFieldInsn(Opcodes.PUTFIELD, async.frameClass(), field, descriptor);
    }

    private MethodVisitor begin(int access, String name, String descriptor) {
        MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
