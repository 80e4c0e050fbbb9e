package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.util.TraceSignatureVisitor;

/**
 * Writes code of a method as its author may have written it, for the corrected line of a finding.
 * What cannot be told from the class file becomes {@code ...}.
 */
final class SourceText {

    /** Stands for what cannot be told. */
    static final String UNKNOWN = "...";

    private static final int MAX_NESTING = 4;
    private static final int MAX_LENGTH = 60;

    private final CheckedMethod method;

    SourceText(CheckedMethod method) {
        this.method = method;
    }

    /** Strips package and enclosing classes: {@code java/util/Map$Entry} becomes {@code Entry}. */
    static String simpleName(String internalName) {
        String name = internalName.substring(internalName.lastIndexOf('/') + 1);
        int dollar = name.lastIndexOf('$');
        return dollar < 0 || dollar == name.length() - 1 ? name : name.substring(dollar + 1);
    }

    /** Strips packages and enclosing classes of a type. */
    static String simpleName(Type type) {
        return switch (type.getSort()) {
            case Type.ARRAY -> simpleName(type.getElementType()) + "[]".repeat(type.getDimensions());
            case Type.OBJECT -> simpleName(type.getInternalName());
            default -> type.getClassName();
        };
    }

    /** Writes a method's return type, with its type arguments, as a type argument. */
    static String boxedReturn(MethodNode node) {
        Type type = Type.getReturnType(node.desc);
        return switch (type.getSort()) {
            case Type.VOID -> "Void";
            case Type.BOOLEAN -> "Boolean";
            case Type.CHAR -> "Character";
            case Type.BYTE -> "Byte";
            case Type.SHORT -> "Short";
            case Type.INT -> "Integer";
            case Type.LONG -> "Long";
            case Type.FLOAT -> "Float";
            case Type.DOUBLE -> "Double";
            default -> genericReturn(node);
        };
    }

    /** Writes a method's return type with its type arguments. */
    static String genericReturn(MethodNode node) {
        if (node.signature != null) {
            try {
                TraceSignatureVisitor visitor = new TraceSignatureVisitor(0);
                new SignatureReader(node.signature).accept(visitor);
                return visitor.getReturnType().replaceAll("(?:\\w+[.$])+(?=\\w)", "");
            } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
                return simpleName(Type.getReturnType(node.desc));
            }
        }
        return simpleName(Type.getReturnType(node.desc));
    }

    /** Writes the head of a method with another return type; parameters as {@code ...}. */
    static String head(MethodNode node, String returnType) {
        String parameters = node.desc.startsWith("()") ? "()" : "(...)";
        return (has(node, Opcodes.ACC_PUBLIC) ? "public " : "")
                + (has(node, Opcodes.ACC_PROTECTED) ? "protected " : "")
                + (has(node, Opcodes.ACC_PRIVATE) ? "private " : "")
                + (has(node, Opcodes.ACC_STATIC) ? "static " : "")
                + returnType + " " + node.name + parameters;
    }

    private static boolean has(MethodNode node, int flag) {
        return (node.access & flag) != 0;
    }

    /** Writes a call with its receiver and arguments. */
    String call(MethodInsnNode call) {
        return call(call, 0);
    }

    /** Writes what an instruction makes or loads. */
    String made(AbstractInsnNode insn) {
        return value(insn, 0);
    }

    /** Writes an operand of an instruction. */
    String operand(AbstractInsnNode insn, int depth) {
        return operand(insn, depth, 0);
    }

    private String operand(AbstractInsnNode insn, int depth, int nesting) {
        Set<AbstractInsnNode> sources = method.sources().operand(insn, depth);
        return sources.size() != 1 || nesting > MAX_NESTING ? UNKNOWN
                : value(sources.iterator().next(), nesting + 1);
    }

    private String value(AbstractInsnNode source, int nesting) {
        int opcode = source.getOpcode();
        if (source instanceof VarInsnNode load && opcode >= Opcodes.ILOAD
                && opcode <= Opcodes.ALOAD) {
            return variable(load);
        }
        if (opcode == Opcodes.DUP || opcode == Opcodes.CHECKCAST) {
            return operand(source, 0, nesting);
        }
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return String.valueOf(opcode - Opcodes.ICONST_0);
        }
        if (source instanceof MethodInsnNode call) {
            return call(call, nesting);
        }
        if (source instanceof FieldInsnNode field) {
            return field(field, nesting);
        }
        if (source instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY) {
            return String.valueOf(push.operand);
        }
        if (source instanceof LdcInsnNode constant) {
            return constant(constant.cst);
        }
        if (source instanceof TypeInsnNode made && opcode == Opcodes.NEW) {
            return "new " + simpleName(made.desc) + "(...)";
        }
        return opcode == Opcodes.ACONST_NULL ? "null" : UNKNOWN;
    }

    private String call(MethodInsnNode call, int nesting) {
        Type[] types = Type.getArgumentTypes(call.desc);
        if (isBoxing(call)) {
            String boxed = operand(call, 0, nesting);
            return call.owner.endsWith("/Long") && boxed.matches("\\d+") ? boxed + "L" : boxed;
        }
        List<String> arguments = new ArrayList<>();
        for (int depth = 0; depth < types.length; depth++) {
            arguments.add(operand(call, depth, nesting));
        }
        Collections.reverse(arguments);
        String joined = String.join(", ", arguments);
        boolean known = !arguments.contains(UNKNOWN) && joined.length() <= MAX_LENGTH;
        return receiver(call, types.length, nesting) + call.name + "("
                + (known ? joined : UNKNOWN) + ")";
    }

    private static boolean isBoxing(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESTATIC && call.name.equals("valueOf")
                && call.owner.startsWith("java/lang/") && !call.owner.equals("java/lang/String");
    }

    private String receiver(MethodInsnNode call, int arguments, int nesting) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            boolean imported = call.owner.equals(method.owner().node().name)
                    || call.owner.equals(RuntimeNames.ASYNCIO);
            return imported ? "" : simpleName(call.owner) + ".";
        }
        String receiver = operand(call, arguments, nesting);
        return receiver.equals("this") ? "" : receiver + (receiver.equals(UNKNOWN) ? "" : ".");
    }

    private String field(FieldInsnNode field, int nesting) {
        if (field.getOpcode() == Opcodes.GETSTATIC) {
            boolean own = field.owner.equals(method.owner().node().name);
            return (own ? "" : simpleName(field.owner) + ".") + field.name;
        }
        String receiver = operand(field, 0, nesting);
        return receiver.equals("this") ? field.name : receiver + "." + field.name;
    }

    private static String constant(Object constant) {
        if (constant instanceof String text) {
            return text.length() <= MAX_LENGTH / 2 && text.chars().allMatch(SourceText::isPlain)
                    ? '"' + text + '"' : UNKNOWN;
        }
        if (constant instanceof Type type && type.getSort() != Type.METHOD) {
            return simpleName(type) + ".class";
        }
        return constant instanceof Number ? constant.toString().replaceFirst("\\.0$", "") : UNKNOWN;
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < 127 && character != '"' && character != '\\';
    }

    /** Names the variable that a load takes. */
    String variable(VarInsnNode load) {
        if (load.var == 0 && method.hasThis()) {
            return "this";
        }
        String name = declaredName(load);
        return name == null ? UNKNOWN : name;
    }

    /** Returns the name that the variable table gives the variable of a load, or null. */
    String declaredName(VarInsnNode load) {
        int at = method.index(load);
        if (method.node().localVariables != null) {
            for (LocalVariableNode variable : method.node().localVariables) {
                if (variable.index == load.var && method.index(variable.start) <= at
                        && at < method.index(variable.end)) {
                    return variable.name;
                }
            }
        }
        return null;
    }
}
