/** Work in other processes: {@link dev.sospeso.asyncio.process.ProcessPool}. */
package dev.sospeso.asyncio.process;
