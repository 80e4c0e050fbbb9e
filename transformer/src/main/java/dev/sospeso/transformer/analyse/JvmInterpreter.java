package dev.sospeso.transformer.analyse;

import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Computes verification types, instruction by instruction, as the verifier does. */
final class JvmInterpreter extends Interpreter<JvmValue> {

    private static final JvmValue OBJECT = JvmValue.ofObject("java/lang/Object");

    private final ClassHierarchy hierarchy;
    /** Few types are met again and again. */
    private final Map<String, JvmValue> byDescriptor = new HashMap<>();
    private final Map<String, JvmValue> byName = new HashMap<>();

    JvmInterpreter(ClassHierarchy hierarchy) {
        super(Opcodes.ASM9);
        this.hierarchy = hierarchy;
    }

    /** The value of a field's type, or of what a method returns; null for void. */
    private JvmValue ofDescriptor(String descriptor) {
        JvmValue value = byDescriptor.get(descriptor);
        if (value == null && !descriptor.endsWith(")V")) {
            value = JvmValue.of(descriptor.charAt(0) == '(' ? Type.getReturnType(descriptor)
                    : Type.getType(descriptor));
            byDescriptor.put(descriptor, value);
        }
        return value;
    }

    /** An initialised object. */
    JvmValue ofObject(String internalName) {
        return byName.computeIfAbsent(internalName, JvmValue::ofObject);
    }

    @Override
    public JvmValue newValue(Type type) {
        return type == null ? JvmValue.TOP : JvmValue.of(type);
    }

    @Override
    public JvmValue newEmptyValue(int local) {
        return JvmValue.TOP;
    }

    @Override
    public JvmValue newOperation(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.ACONST_NULL -> JvmValue.NULL;
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> JvmValue.LONG;
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> JvmValue.FLOAT;
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> JvmValue.DOUBLE;
            case Opcodes.LDC -> constant(((LdcInsnNode) insn).cst);
            case Opcodes.JSR -> JvmValue.RETURN_ADDRESS;
            case Opcodes.GETSTATIC -> ofDescriptor(((FieldInsnNode) insn).desc);
            case Opcodes.NEW -> JvmValue.ofNew(((TypeInsnNode) insn).desc, insn);
            default -> JvmValue.INT;
        };
    }

    private static JvmValue constant(Object constant) {
        if (constant instanceof Integer) {
            return JvmValue.INT;
        } else if (constant instanceof Float) {
            return JvmValue.FLOAT;
        } else if (constant instanceof Long) {
            return JvmValue.LONG;
        } else if (constant instanceof Double) {
            return JvmValue.DOUBLE;
        } else if (constant instanceof String) {
            return JvmValue.ofObject("java/lang/String");
        } else if (constant instanceof Handle) {
            return JvmValue.ofObject("java/lang/invoke/MethodHandle");
        } else if (constant instanceof ConstantDynamic dynamic) {
            return JvmValue.of(Type.getType(dynamic.getDescriptor()));
        }
        return JvmValue.ofObject(((Type) constant).getSort() == Type.METHOD
                ? "java/lang/invoke/MethodType" : "java/lang/Class");
    }

    @Override
    public JvmValue copyOperation(AbstractInsnNode insn, JvmValue value) {
        return value;
    }

    @Override
    public JvmValue unaryOperation(AbstractInsnNode insn, JvmValue value) {
        return switch (insn.getOpcode()) {
            case Opcodes.LNEG, Opcodes.I2L, Opcodes.F2L, Opcodes.D2L -> JvmValue.LONG;
            case Opcodes.FNEG, Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> JvmValue.FLOAT;
            case Opcodes.DNEG, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> JvmValue.DOUBLE;
            case Opcodes.GETFIELD -> ofDescriptor(((FieldInsnNode) insn).desc);
            case Opcodes.NEWARRAY -> newArray(((IntInsnNode) insn).operand);
            case Opcodes.ANEWARRAY -> JvmValue.of(Type.getType(
                    "[" + Type.getObjectType(((TypeInsnNode) insn).desc).getDescriptor()));
            case Opcodes.CHECKCAST -> ofObject(((TypeInsnNode) insn).desc);
            case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE,
                 Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, Opcodes.IRETURN, Opcodes.LRETURN,
                 Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN, Opcodes.PUTSTATIC,
                 Opcodes.ATHROW, Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.IFNULL,
                 Opcodes.IFNONNULL -> null;
            default -> JvmValue.INT;
        };
    }

    private static JvmValue newArray(int code) {
        return JvmValue.of(Type.getType(switch (code) {
            case Opcodes.T_BOOLEAN -> "[Z";
            case Opcodes.T_CHAR -> "[C";
            case Opcodes.T_BYTE -> "[B";
            case Opcodes.T_SHORT -> "[S";
            case Opcodes.T_INT -> "[I";
            case Opcodes.T_FLOAT -> "[F";
            case Opcodes.T_DOUBLE -> "[D";
            default -> "[J";
        }));
    }

    @Override
    public JvmValue binaryOperation(AbstractInsnNode insn, JvmValue value1, JvmValue value2) {
        return switch (insn.getOpcode()) {
            case Opcodes.LALOAD, Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV,
                 Opcodes.LREM, Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LAND,
                 Opcodes.LOR, Opcodes.LXOR -> JvmValue.LONG;
            case Opcodes.FALOAD, Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV,
                 Opcodes.FREM -> JvmValue.FLOAT;
            case Opcodes.DALOAD, Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV,
                 Opcodes.DREM -> JvmValue.DOUBLE;
            case Opcodes.AALOAD -> elementOf(value1);
            case Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE,
                 Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE,
                 Opcodes.PUTFIELD -> null;
            default -> JvmValue.INT;
        };
    }

    private static JvmValue elementOf(JvmValue array) {
        if (array.kind() != JvmValue.Kind.REFERENCE || array.type().getSort() != Type.ARRAY) {
            return JvmValue.NULL;
        }
        return JvmValue.of(Type.getType(array.type().getDescriptor().substring(1)));
    }

    @Override
    public JvmValue ternaryOperation(AbstractInsnNode insn, JvmValue value1, JvmValue value2,
            JvmValue value3) {
        return null;
    }

    @Override
    public JvmValue naryOperation(AbstractInsnNode insn, List<? extends JvmValue> values) {
        if (insn instanceof MultiANewArrayInsnNode array) {
            return ofDescriptor(array.desc);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            return ofDescriptor(dynamic.desc);
        }
        return ofDescriptor(((MethodInsnNode) insn).desc);
    }

    @Override
    public void returnOperation(AbstractInsnNode insn, JvmValue value, JvmValue expected) {
        // Nothing to compute: types are not checked here.
    }

    /** Only class files without stack map frames need this. */
    @Override
    public JvmValue merge(JvmValue value1, JvmValue value2) {
        if (value1.equals(value2)) {
            return value1;
        }
        if (value1.kind() == JvmValue.Kind.NULL && value2.kind() == JvmValue.Kind.REFERENCE) {
            return value2;
        }
        if (value2.kind() == JvmValue.Kind.NULL && value1.kind() == JvmValue.Kind.REFERENCE) {
            return value1;
        }
        if (value1.kind() != JvmValue.Kind.REFERENCE || value2.kind() != JvmValue.Kind.REFERENCE) {
            return JvmValue.TOP;
        }
        return hierarchy
                .commonSuperclass(value1.type().getInternalName(), value2.type().getInternalName())
                .map(JvmValue::ofObject).orElse(OBJECT);
    }
}
