package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.ArrayList;
import java.util.List;

/** The pieces that are smaller by a statement left out, or by an expression made simple. */
final class SmallerPieces {

    private SmallerPieces() {
    }

    static List<Piece> of(Piece piece) {
        List<Piece> smaller = new ArrayList<>();
        if (piece.sort() == Sort.BLOCK || piece.sort() == Sort.SEQUENCE) {
            for (int index = 0; index < piece.parts().size(); index++) {
                if (piece.parts().get(index).sort() != Sort.FIXED) {
                    smaller.add(piece.with(without(piece.parts(), index)));
                }
            }
        } else if (piece.sort() == Sort.STATEMENT) {
            piece.parts().stream().filter(part -> part.sort() == Sort.BLOCK).forEach(smaller::add);
        } else if (piece.sort() == Sort.EXPRESSION && !piece.parts().isEmpty()) {
            smaller.add(Piece.leaf(piece.type(), piece.type().zero()));
            addSameType(piece, piece.type(), smaller);
        }
        for (int index = 0; index < piece.parts().size(); index++) {
            for (Piece part : of(piece.parts().get(index))) {
                smaller.add(piece.with(replaced(piece.parts(), index, part)));
            }
        }
        return smaller;
    }

    private static void addSameType(Piece piece, JavaType type, List<Piece> found) {
        for (Piece part : piece.parts()) {
            if (part.sort() == Sort.EXPRESSION && part.type() == type) {
                found.add(part);
            } else {
                addSameType(part, type, found);
            }
        }
    }

    private static List<Piece> without(List<Piece> parts, int index) {
        List<Piece> result = new ArrayList<>(parts);
        result.remove(index);
        return result;
    }

    private static List<Piece> replaced(List<Piece> parts, int index, Piece part) {
        List<Piece> result = new ArrayList<>(parts);
        result.set(index, part);
        return result;
    }
}
