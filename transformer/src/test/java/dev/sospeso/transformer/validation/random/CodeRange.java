package dev.sospeso.transformer.validation.random;

/**
 * An exception range of code made at random; ranges may overlap, and hold their own handlers.
 *
 * @param from the block where it begins
 * @param fromOp before which of its ops
 * @param to the block where it ends
 * @param toOp before which of its ops
 * @param handler the block that handles
 * @param type what it catches; null for everything
 */
record CodeRange(int from, int fromOp, int to, int toOp, int handler, String type) {
}
