package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import dev.sospeso.transformer.validation.random.Signature.Host;
import java.util.ArrayList;
import java.util.List;

/** Puts the methods of a program where they stand. */
final class Members {

    private final Methods methods;
    private final Draw draw;
    private final List<Piece> own = new ArrayList<>();
    private final List<Piece> base = new ArrayList<>();
    private final List<Piece> mixin = new ArrayList<>();

    Members(Methods methods, Draw draw) {
        this.methods = methods;
        this.draw = draw;
    }

    /** Adds a method; the access is what the class can do with. */
    void add(Signature signature, String access) {
        switch (signature.host()) {
            case STATIC -> own.add(methods.method(signature, draw.of(access, "") + "static "));
            case INSTANCE -> own.add(methods.method(signature, draw.of(access, "final ", "")));
            case LOCKED -> own.add(methods.method(signature, "synchronized "));
            case DEFAULT -> mixin.add(methods.method(signature, "default "));
            case HIDDEN -> {
                Signature hidden = signature.named(signature.name() + "Hidden");
                mixin.add(Piece.of(Sort.FIXED, null, "##", List.of(
                        methods.method(hidden, "private "),
                        methods.forwarding(signature, "default ", hidden.name()))));
            }
            case OVERRIDDEN -> {
                base.add(methods.method(signature, ""));
                own.add(methods.overriding(signature, Host.INSTANCE));
            }
            case INNER -> own.add(nested("final class " + signature.hostName()
                    + " {\nint inner = 4;\n#}\n", methods.method(signature, "")));
            case RECORD -> own.add(nested("record " + signature.hostName()
                    + "(int ri, String rs, double rd) {\n#}\n", methods.method(signature, "")));
            case CONSTANT -> own.add(nested("enum " + signature.hostName()
                    + " {\nONE {\n#}, TWO;\n#}\n", optional(methods.overriding(signature,
                            Host.CONSTANT)), methods.method(signature, "")));
            case GENERIC -> own.add(generic(signature));
        }
    }

    private Piece generic(Signature signature) {
        String name = signature.hostName();
        JavaType type = signature.variable().special();
        return nested("static class " + name + signature.variable().declared() + " {\n#}\n"
                + "static final class " + name + "Special extends " + name + "<" + type.boxed()
                + "> {\n#}\n", methods.method(signature, ""), optional(methods.overriding(
                        signature.of(type), Host.GENERIC)));
    }

    private static Piece nested(String text, Piece... methods) {
        return Piece.statement(text, methods);
    }

    private static Piece optional(Piece method) {
        return Piece.sequence(List.of(method));
    }

    List<Piece> own() {
        return own;
    }

    List<Piece> base() {
        return base;
    }

    List<Piece> mixin() {
        return mixin;
    }
}
