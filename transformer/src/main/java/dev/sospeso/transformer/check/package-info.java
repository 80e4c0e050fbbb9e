/**
 * Judges the original code of a class: one rule a class, and the list of them in {@link
 * dev.sospeso.transformer.check.Checks}. Nothing here changes the code.
 */
package dev.sospeso.transformer.check;
