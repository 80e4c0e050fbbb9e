package dev.sospeso.transformer.check;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a generator method declares in {@code Generator<Y, S, R>} or {@code AsyncGenerator<Y, S>}.
 *
 * @param yielded the class of Y, erased; null for a type variable and where nothing is certain
 * @param sent the class of S, likewise
 */
record GeneratorSignature(String yielded, String sent) {

    /** Reads a method's generic signature; without one, nothing is certain. */
    static GeneratorSignature of(MethodNode method) {
        List<String> arguments = new ArrayList<>();
        if (method.signature != null) {
            try {
                new SignatureReader(method.signature).accept(new ReturnType(arguments));
            } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
                arguments.clear();
            }
        }
        return arguments.size() < 2 ? new GeneratorSignature(null, null)
                : new GeneratorSignature(arguments.get(0), arguments.get(1));
    }

    /** Leads to the type arguments of the return type. */
    private static final class ReturnType extends SignatureVisitor {
        private final List<String> arguments;

        ReturnType(List<String> arguments) {
            super(Opcodes.ASM9);
            this.arguments = arguments;
        }

        @Override
        public SignatureVisitor visitReturnType() {
            return new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public void visitTypeArgument() {
                    arguments.add(null);
                }

                @Override
                public SignatureVisitor visitTypeArgument(char wildcard) {
                    arguments.add(null);
                    return wildcard == INSTANCEOF ? new Argument(arguments) : new Ignored();
                }
            };
        }

        @Override
        public SignatureVisitor visitParameterType() {
            return new Ignored();
        }
    }

    /** Keeps the name of one type argument. */
    private static final class Argument extends SignatureVisitor {
        private final List<String> arguments;

        Argument(List<String> arguments) {
            super(Opcodes.ASM9);
            this.arguments = arguments;
        }

        @Override
        public void visitClassType(String name) {
            arguments.set(arguments.size() - 1, name);
        }

        @Override
        public void visitInnerClassType(String name) {
            int last = arguments.size() - 1;
            arguments.set(last, arguments.get(last) + "$" + name);
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return new Ignored();
        }

        @Override
        public SignatureVisitor visitArrayType() {
            return new Ignored();
        }
    }

    private static final class Ignored extends SignatureVisitor {
        Ignored() {
            super(Opcodes.ASM9);
        }
    }
}
