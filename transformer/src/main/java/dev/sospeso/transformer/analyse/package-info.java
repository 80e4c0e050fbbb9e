/**
 * What is known of a method before it is rewritten: types, liveness, special iterators. Results are
 * immutable; nothing here changes code or loads a class.
 */
package dev.sospeso.transformer.analyse;
