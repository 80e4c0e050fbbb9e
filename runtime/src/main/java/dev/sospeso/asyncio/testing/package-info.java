/** Loops for tests: time that passes only when nothing else can happen. */
package dev.sospeso.asyncio.testing;
