/** Checks what was emitted. */
package dev.sospeso.transformer.verify;
