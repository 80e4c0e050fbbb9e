/** Finds async methods and the calls at which they suspend. */
package dev.sospeso.transformer.find;
