/** Loops for tests: time that passes only when nothing else can happen, and nothing left behind. */
package dev.sospeso.asyncio.testing;
