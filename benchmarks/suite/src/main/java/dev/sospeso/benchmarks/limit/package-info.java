/** The workloads as state machines written by hand: what a transformer could reach at best. */
package dev.sospeso.benchmarks.limit;
