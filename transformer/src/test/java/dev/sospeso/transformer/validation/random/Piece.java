package dev.sospeso.transformer.validation.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A piece of a program: text with smaller pieces in between.
 *
 * @param sort what it is in the grammar
 * @param type the type of an expression, else null
 * @param text what stands before, between and behind the parts
 * @param byHand the same where the program is written without what only the transformer understands
 * @param parts the smaller pieces
 * @param ends whether what stands behind a statement is never reached
 */
record Piece(Sort sort, JavaType type, List<String> text, List<String> byHand, List<Piece> parts,
        boolean ends) {

    /** What a piece is in the grammar. */
    enum Sort {
        /** Can be replaced by any other of its type. */
        EXPRESSION,
        /** Can be left out. */
        STATEMENT,
        /** Statements in braces, each of which can be left out. */
        BLOCK,
        /** Statements or members, each of which can be left out. */
        SEQUENCE,
        /** Has to stay. */
        FIXED
    }

    static Piece leaf(JavaType type, String text) {
        return new Piece(Sort.EXPRESSION, type, List.of(text), null, List.of(), false);
    }

    static Piece fixed(String text) {
        return new Piece(Sort.FIXED, null, List.of(text), null, List.of(), false);
    }

    static Piece statement(String text, Piece... parts) {
        return of(Sort.STATEMENT, null, text, Arrays.asList(parts));
    }

    /** A piece of a text with {@code #} where its parts are. */
    static Piece of(Sort sort, JavaType type, String text, List<Piece> parts) {
        List<String> split = split(text);
        if (split.size() != parts.size() + 1) {
            throw new IllegalArgumentException(text + " " + parts.size());
        }
        return new Piece(sort, type, split, null, parts, false);
    }

    private static List<String> split(String text) {
        return List.of(text.split("#", -1));
    }

    static Piece sequence(List<Piece> parts) {
        List<String> text = new ArrayList<>(Collections.nCopies(parts.size() + 1, ""));
        return new Piece(Sort.SEQUENCE, null, text, null, parts, endsWithJump(parts));
    }

    static Piece block(List<Piece> parts) {
        List<String> text = new ArrayList<>(Collections.nCopies(parts.size() + 1, ""));
        text.set(0, "{\n" + text.get(0));
        text.set(parts.size(), text.get(parts.size()) + "}\n");
        return new Piece(Sort.BLOCK, null, text, null, parts, endsWithJump(parts));
    }

    private static boolean endsWithJump(List<Piece> parts) {
        return !parts.isEmpty() && parts.get(parts.size() - 1).ends();
    }

    Piece ending(boolean never) {
        return new Piece(sort, type, text, byHand, parts, never);
    }

    /** Another text for the program that is written by hand, around the same parts. */
    Piece byHand(String other) {
        return new Piece(sort, type, text, split(other), parts, ends);
    }

    Piece with(List<Piece> newParts) {
        return switch (sort) {
            case BLOCK -> block(newParts);
            case SEQUENCE -> sequence(newParts);
            default -> new Piece(sort, type, text, byHand, newParts, ends);
        };
    }

    /** Whether the program has to be written twice. */
    boolean hasByHand() {
        return byHand != null || parts.stream().anyMatch(Piece::hasByHand);
    }

    String write(boolean all) {
        StringBuilder result = new StringBuilder();
        write(result, all);
        return result.toString();
    }

    private void write(StringBuilder out, boolean hand) {
        List<String> own = hand && byHand != null ? byHand : text;
        out.append(own.get(0));
        for (int index = 0; index < parts.size(); index++) {
            parts.get(index).write(out, hand);
            out.append(own.get(index + 1));
        }
    }
}
