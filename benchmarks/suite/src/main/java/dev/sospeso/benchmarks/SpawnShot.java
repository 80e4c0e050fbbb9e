package dev.sospeso.benchmarks;

import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.benchmarks.ea.EaAsync;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandSpawn;
import dev.sospeso.benchmarks.ours.OurTasks;
import dev.sospeso.benchmarks.peers.CompletableFutures;
import dev.sospeso.benchmarks.peers.VirtualThreads;
import java.util.function.LongSupplier;

/** 6: a million tasks and their results: time and peak heap, collections included. */
final class SpawnShot {

    private static final int N = 1_000_000;
    private static final int WARM_UPS = 5;
    private static final int REPETITIONS = 3;

    private SpawnShot() {
    }

    static LongSupplier of(String peer, int n) {
        return switch (peer) {
            case "limit" -> () -> HandSpawn.spawn(n);
            case "sospeso" -> () -> Asyncio.run(OurTasks.spawn(n));
            case "kotlin" -> () -> Kotlin.spawn(n);
            case "eaAsync" -> () -> EaAsync.spawn(n);
            case "completableFuture" -> () -> CompletableFutures.spawn(n);
            case "virtualThread" -> () -> VirtualThreads.spawn(n);
            default -> throw new IllegalArgumentException(peer);
        };
    }

    public static void main(String[] args) {
        LongSupplier spawn = of(args[0], N);
        double[] cpu = new double[REPETITIONS];
        double[] own = new double[REPETITIONS];
        double[] peak = new double[REPETITIONS];
        for (int i = -WARM_UPS; i < REPETITIONS; i++) {
            long used = Figures.usedHeap();
            Figures.resetPeak();
            long threadBegin = Figures.threadCpu();
            long begin = CpuClock.nanos();
            long sum = spawn.getAsLong();
            if (sum != (long) N * (N - 1) / 2) {
                throw new IllegalStateException(args[0] + ": " + sum);
            }
            if (i >= 0) {
                cpu[i] = (double) (CpuClock.nanos() - begin) / N;
                own[i] = (double) (Figures.threadCpu() - threadBegin) / N;
                peak[i] = (double) (Figures.peakHeap() - used) / N;
            }
        }
        Figures.tell("Spawn." + args[0] + ".ns", Figures.median(cpu));
        Figures.tell("Spawn." + args[0] + ".thread", Figures.median(own));
        Figures.tell("Spawn." + args[0] + ".peak", Figures.median(peak));
        System.exit(0);
    }
}
