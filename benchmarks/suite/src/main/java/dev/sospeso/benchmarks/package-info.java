/**
 * The benchmarks: each workload written by hand (the limit), with Sospeso and with its peers, and
 * the round that runs them and writes RESULTS.md.
 */
package dev.sospeso.benchmarks;
