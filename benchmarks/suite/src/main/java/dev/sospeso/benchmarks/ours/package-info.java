/** The workloads with Sospeso, as a program would write them. */
package dev.sospeso.benchmarks.ours;
