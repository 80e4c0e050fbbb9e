package dev.sospeso.benchmarks;

import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Future;
import dev.sospeso.benchmarks.ea.EaAsync;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandCalls;
import dev.sospeso.benchmarks.limit.HandChain;
import dev.sospeso.benchmarks.limit.HandQueue;
import dev.sospeso.benchmarks.limit.HandRing;
import dev.sospeso.benchmarks.ours.OurCalls;
import dev.sospeso.benchmarks.ours.OurChain;
import dev.sospeso.benchmarks.ours.OurTasks;
import dev.sospeso.benchmarks.peers.CompletableFutures;
import dev.sospeso.benchmarks.peers.VirtualThreads;

/** Makes sure, before anything is measured, that all peers compute the same. */
final class Check {

    private static final int N = 1000;
    private static final long SUM = (long) N * (N - 1) / 2;
    private static final int DEPTH = 7;
    private static final int SUSPENSIONS = 5;

    private Check() {
    }

    private static void same(String workload, long expected, long... results) {
        for (int i = 0; i < results.length; i++) {
            if (results[i] != expected) {
                throw new IllegalStateException(workload + ", peer " + i + ": " + results[i]
                        + " instead of " + expected);
            }
        }
    }

    static void all() {
        GeneratorNext next = new GeneratorNext();
        long elements = 10_000;
        same("generator next", elements * (elements - 1) / 2, next.limit(), next.limitPrimitive(),
                next.sospeso(), next.sospesoPrimitive(), next.kotlin());
        same("four generators", 4 * (2500L * 2499 / 2), next.limitFourClasses(),
                next.limitPrimitiveFourClasses(), next.sospesoFourClasses(),
                next.sospesoPrimitiveFourClasses(), next.kotlinFourClasses());
        GeneratorSend send = new GeneratorSend();
        same("generator send", elements * (elements + 1) / 2, send.limit(), send.sospeso(),
                send.kotlin());
        same("await ready", SUM + N, HandCalls.plain(N), HandCalls.suspendable(N),
                HandCalls.plainApart(N), HandCalls.suspendableApart(N),
                Asyncio.run(OurCalls.awaitReady(N)), Asyncio.run(OurCalls.awaitReadyApart(N)),
                Kotlin.awaitReady(N), Kotlin.awaitStarted(N), EaAsync.awaitReady(N),
                CompletableFutures.awaitReady(N));
        RunningLoop loop = new RunningLoop();
        Future<Long> done = loop.done();
        same("await done", N, loop.run(OurCalls.awaitDone(done, N)), Kotlin.awaitDone(N));
        loop.close();
        same("plain loop", HandCalls.remainders(N), Asyncio.run(OurCalls.remainders(N, false)),
                Asyncio.run(OurCalls.remainders(N, true)));
        same("chain", DEPTH + 1, HandChain.chain(DEPTH, SUSPENSIONS),
                Asyncio.run(OurChain.chains(1, DEPTH, SUSPENSIONS)),
                Kotlin.chain(DEPTH, SUSPENSIONS), EaAsync.chain(DEPTH, SUSPENSIONS),
                CompletableFutures.chain(DEPTH, SUSPENSIONS));
        same("two tasks", 2 * N, HandRing.twoTasks(N), Asyncio.run(OurTasks.twoTasks(N)),
                Kotlin.twoTasks(N), Kotlin.twoRawTasks(N), EaAsync.twoTasks(N),
                CompletableFutures.twoTasks(N));
        same("cancelled tasks", N, Asyncio.run(OurTasks.cancel(N)), Kotlin.cancel(N));
        same("four tasks", 4 * N, HandRing.fourTasks(N), Asyncio.run(OurTasks.fourTasks(N)),
                Kotlin.fourRawTasks(N));
        for (String peer : new String[] {"limit", "sospeso", "kotlin", "eaAsync",
            "completableFuture"}) {
            same("spawn", SUM, SpawnShot.of(peer, N).getAsLong());
        }
        same("queue", SUM, HandQueue.queue(N), Asyncio.run(OurTasks.queue(N)), Kotlin.queue(N));
        if (VirtualThreads.exist()) {
            virtualThreads();
        }
    }

    private static void virtualThreads() {
        same("virtual threads", SUM, VirtualThreads.next(N), VirtualThreads.spawn(N),
                VirtualThreads.queue(N));
        same("virtual threads: send", SUM + N, VirtualThreads.send(N));
        same("virtual threads: chain", DEPTH + 1,
                VirtualThreads.chains(1, DEPTH, SUSPENSIONS));
        same("virtual threads: two tasks", 2 * N, VirtualThreads.twoTasks(N));
    }

    public static void main(String[] args) {
        all();
        System.out.println("All peers compute the same.");
    }
}
