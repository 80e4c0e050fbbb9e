package dev.sospeso.transformer.validation.random;

/** Makes statements of one kind. */
@FunctionalInterface
interface StatementKind {

    /** A statement, or null where this kind cannot stand. */
    Piece make(Scope scope);
}
