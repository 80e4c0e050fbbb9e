package dev.sospeso.transformer.validation.random;

/**
 * A local variable that a program may read.
 *
 * @param type its type
 * @param name its name
 * @param assignable whether the program may write it
 */
record Variable(JavaType type, String name, boolean assignable) {
}
