/**
 * Brings a method into the form that the plan and the emitter need, one pass a class. Each pass
 * keeps the meaning of the code, and its stack map frames true.
 */
package dev.sospeso.transformer.normalise;
