/** Writes what the plan decided: stub, body, accessor and frame class. Decides nothing. */
package dev.sospeso.transformer.emit;
