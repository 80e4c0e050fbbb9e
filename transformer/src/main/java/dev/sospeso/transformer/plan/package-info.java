/** Decides what each suspension point saves, and where; holds no bytecode of the result. */
package dev.sospeso.transformer.plan;
