/** The workloads with what the JDK has. */
package dev.sospeso.benchmarks.peers;
