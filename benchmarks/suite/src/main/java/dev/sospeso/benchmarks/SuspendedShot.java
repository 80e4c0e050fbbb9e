package dev.sospeso.benchmarks;

import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.benchmarks.ea.EaAsync;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandSuspended;
import dev.sospeso.benchmarks.ours.OurTasks;
import dev.sospeso.benchmarks.peers.CompletableFutures;
import dev.sospeso.benchmarks.peers.VirtualThreads;

/** 7: what a million tasks retain that wait at once, each for a future of its own or for time. */
final class SuspendedShot {

    private static final int N = 1_000_000;

    private static long base;
    private static long after;

    private SuspendedShot() {
    }

    private static void measure() {
        after = Figures.usedHeap();
    }

    private static void measure(Object kept) {
        measure();
        if (kept.hashCode() == Integer.MIN_VALUE) {
            throw new IllegalStateException();
        }
    }

    private static void hold(String peer) throws InterruptedException {
        switch (peer) {
            case "limit" -> measure(HandSuspended.suspended(N));
            case "limitSleeping" -> measure(HandSuspended.sleeping(N));
            case "sospeso" -> Asyncio.run(OurTasks.suspended(N, SuspendedShot::measure));
            case "sospesoSleeping" -> Asyncio.run(OurTasks.sleeping(N, SuspendedShot::measure));
            case "kotlin" -> Kotlin.suspended(N, SuspendedShot::measure);
            case "kotlinRaw" -> Kotlin.suspendedRaw(N, SuspendedShot::measure);
            case "kotlinSleeping" -> Kotlin.sleeping(N, SuspendedShot::measure);
            case "completableFuture" -> measure(CompletableFutures.suspended(N));
            case "eaAsync" -> measure(EaAsync.suspended(N));
            case "virtualThread" -> measure(VirtualThreads.suspended(N));
            default -> throw new IllegalArgumentException(peer);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        base = Figures.usedHeap();
        hold(args[0]);
        // The array that keeps the futures is the benchmark's.
        double own = args[0].endsWith("Sleeping") ? 0 : 4;
        Figures.tell("Suspended." + args[0] + ".bytes", (double) (after - base) / N - own);
        System.exit(0);
    }
}
