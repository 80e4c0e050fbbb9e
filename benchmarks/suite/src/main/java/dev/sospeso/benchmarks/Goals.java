package dev.sospeso.benchmarks;

import java.util.List;

/** The goals, and what the first table shows of each. */
final class Goals {

    /** Collections in between and the clock of the machine leave a little where there is nothing. */
    private static final double NOTHING = 0.1;

    static final List<Goal> ALL = List.of(
            Goal.times(1, "next", "ns", "GeneratorNext.sospeso.ns", "GeneratorNext.limit.ns", 1.5),
            Goal.atMost(1, "next, allocated", "B", "GeneratorNext.sospeso.bytes", NOTHING),
            Goal.less(1, "next", "ns", "GeneratorNext.sospeso.ns", 6, "GeneratorNext.kotlin.ns"),
            Goal.times(1, "next, four classes", "ns", "GeneratorNext.sospesoFourClasses.ns",
                    "GeneratorNext.limitFourClasses.ns", 1.1),
            Goal.times(1, "next, primitive, four classes", "ns",
                    "GeneratorNext.sospesoPrimitiveFourClasses.ns",
                    "GeneratorNext.limitPrimitiveFourClasses.ns", 1.5),
            Goal.atMost(1, "next, primitive, four classes, allocated", "B",
                    "GeneratorNext.sospesoPrimitiveFourClasses.bytes", NOTHING),
            Goal.times(2, "send", "ns", "GeneratorSend.sospeso.ns", "GeneratorSend.limit.ns", 1.5),
            Goal.less(2, "send", "ns", "GeneratorSend.sospeso.ns", 6, "GeneratorSend.kotlin.ns"),
            Goal.times(3, "await, inlined", "ns", "AwaitReady.sospeso.ns", "AwaitReady.limit.ns",
                    1.5),
            Goal.atMost(3, "await, inlined, allocated", "B", "AwaitReady.sospeso.bytes", NOTHING),
            Goal.times(3, "await, not inlined", "ns", "AwaitReady.sospesoApart.ns",
                    "AwaitReady.limitApart.ns", 1.3),
            Goal.atMost(3, "await of a done future", "ns", "AwaitReady.sospesoDone.ns", 3),
            Goal.times(3, "await", "ns", "AwaitReady.sospeso.ns", "AwaitReady.kotlin.ns", 1),
            Goal.less(3, "await", "ns", "AwaitReady.sospeso.ns", 10, "AwaitReady.kotlinAsync.ns"),
            Goal.times(4, "chain of 10, not suspended", "ns", "AwaitChain.sospeso[10,0].ns",
                    "AwaitChain.limit[10,0].ns", 1.5),
            Goal.atMost(4, "chain of 10, not suspended, allocated", "B",
                    "AwaitChain.sospeso[10,0].bytes", 5),
            Goal.less(4, "chain of 10, not suspended", "ns", "AwaitChain.sospeso[10,0].ns", 2.5,
                    "AwaitChain.kotlin[10,0].ns"),
            Goal.less(4, "chain of 10, suspended once", "ns", "AwaitChain.sospeso[10,1].ns", 2.5,
                    "AwaitChain.kotlin[10,1].ns"),
            Goal.atMost(4, "resume at depth 10", "ns", "AwaitChain.sospeso[10].resume", 5),
            Goal.times(4, "resume at depth 1000", "ns", "AwaitChain.sospeso[1000].resume",
                    "AwaitChain.sospeso[10].resume", 1.2),
            Goal.times(5, "switch", "ns", "TaskSwitch.sospeso.ns", "TaskSwitch.limit.ns", 2),
            Goal.atMost(5, "switch", "ns", "TaskSwitch.sospeso.ns", 5),
            Goal.atMost(5, "switch, allocated", "B", "TaskSwitch.sospeso.bytes", NOTHING),
            Goal.times(5, "switch, four classes", "ns", "TaskSwitch.sospesoFourClasses.ns",
                    "TaskSwitch.limitFourClasses.ns", 1.3),
            Goal.less(5, "switch", "ns", "TaskSwitch.sospeso.ns", 6, "TaskSwitch.kotlin.ns"),
            Goal.times(6, "spawn", "ns", "Spawn.sospeso.ns", "Spawn.limit.ns", 2),
            Goal.atMost(6, "spawn, peak heap", "B", "Spawn.sospeso.peak", 150),
            Goal.less(6, "spawn", "ns", "Spawn.sospeso.ns", 3, "Spawn.kotlin.ns"),
            Goal.atMost(7, "suspended", "B", "Suspended.sospeso.bytes", 96),
            Goal.atMost(7, "sleeping", "B", "Suspended.sospesoSleeping.bytes", 72),
            Goal.less(7, "suspended", "B", "Suspended.sospeso.bytes", 3.5,
                    "Suspended.kotlin.bytes"),
            Goal.less(7, "suspended", "B", "Suspended.sospeso.bytes", 7,
                    "Suspended.virtualThread.bytes"),
            Goal.atMost(8, "schedule", "ns", "Timers.sospeso.schedule", 50),
            Goal.atMost(8, "cancel", "ns", "Timers.sospeso.cancel", 25),
            Goal.times(8, "schedule and fire", "ns", "Timers.sospeso.fire", "Timers.limit.fire",
                    1.3),
            Goal.less(8, "schedule", "ns", "Timers.sospeso.schedule", 4,
                    "Timers.nettyWheel.schedule", "Timers.executor.schedule"),
            Goal.times(9, "queue", "ns", "BoundedQueue.sospeso.ns", "BoundedQueue.limit.ns", 2),
            Goal.less(9, "queue", "ns", "BoundedQueue.sospeso.ns", 2.5, "BoundedQueue.kotlin.ns"),
            Goal.times(10, "callback from a thread, CPU", "ns", "Wake.sospeso.ns", "Wake.limit.ns",
                    1.5),
            Goal.times(10, "callback from a thread, CPU", "ns", "Wake.sospeso.ns", "Wake.netty.ns",
                    1),
            Goal.times(10, "round trip, wall", "ns", "Wake.sospeso.trip", "Wake.limit.trip", 1.5),
            Goal.times(10, "round trip, wall", "ns", "Wake.sospeso.trip", "Wake.netty.trip", 1),
            Goal.atLeast(12, "classes not async", "MB/s", "Transform.sospeso.speed", 600),
            Goal.more(12, "classes not async", "MB/s", "Transform.sospeso.speed",
                    "Transform.jacoco.speed", 10),
            Goal.atLeast(12, "async classes", "MB/s", "Transform.sospesoAsync.speed", 40),
            Goal.atMost(12, "agent's start", "ms", "Start.sospeso.added", 80),
            Goal.atMost(12, "first build of 2,000 classes, none async", "ms", "Build.sospeso.wall",
                    150),
            Goal.less(12, "agent's start", "ms", "Start.sospeso.added", 2, "Start.jacoco.added"),
            Goal.times(0, "loop without suspension", "ns", "PlainLoop.sospeso.ns",
                    "PlainLoop.limit.ns", 1.1),
            Goal.times(0, "task cancelled", "ns", "TaskCancel.sospeso.ns", "TaskCancel.kotlin.ns",
                    1));

    /**
     * A line of the first table.
     *
     * @param number of the goal
     * @param what the workload
     * @param unit of the figures
     * @param limit the name of the limit's figure
     * @param ours the name of ours
     * @param peers the names of the peers'
     */
    record Line(int number, String what, String unit, String limit, String ours,
            List<String> peers) {
    }

    static final List<Line> LINES = List.of(
            new Line(1, "generator next", "ns", "GeneratorNext.limit.ns",
                    "GeneratorNext.sospeso.ns",
                    List.of("GeneratorNext.kotlin.ns", "GeneratorNext.virtualThread.ns")),
            new Line(2, "generator send", "ns", "GeneratorSend.limit.ns",
                    "GeneratorSend.sospeso.ns",
                    List.of("GeneratorSend.kotlin.ns", "GeneratorSend.virtualThread.ns")),
            new Line(3, "await, not suspended", "ns", "AwaitReady.limit.ns",
                    "AwaitReady.sospeso.ns", List.of("AwaitReady.kotlin.ns",
                            "AwaitReady.eaAsync.ns", "AwaitReady.completableFuture.ns")),
            new Line(4, "chain of 10, suspended once", "ns", "AwaitChain.limit[10,1].ns",
                    "AwaitChain.sospeso[10,1].ns", List.of("AwaitChain.kotlin[10,1].ns",
                            "AwaitChainOthers.eaAsync.ns", "AwaitChainOthers.completableFuture.ns",
                            "AwaitChainOthers.virtualThread.ns")),
            new Line(5, "switch of tasks", "ns", "TaskSwitch.limit.ns", "TaskSwitch.sospeso.ns",
                    List.of("TaskSwitch.kotlin.ns", "TaskSwitch.eaAsync.ns",
                            "TaskSwitch.completableFuture.ns", "TaskSwitch.virtualThread.ns")),
            new Line(6, "spawn and gather", "ns", "Spawn.limit.ns", "Spawn.sospeso.ns",
                    List.of("Spawn.kotlin.ns", "Spawn.eaAsync.ns", "Spawn.completableFuture.ns",
                            "Spawn.virtualThread.ns")),
            new Line(7, "suspended task", "B", "Suspended.limit.bytes", "Suspended.sospeso.bytes",
                    List.of("Suspended.kotlin.bytes", "Suspended.virtualThread.bytes",
                            "Suspended.eaAsync.bytes")),
            new Line(8, "timer scheduled", "ns", "Timers.limit.schedule",
                    "Timers.sospeso.schedule", List.of("Timers.nettyWheel.schedule",
                            "Timers.nettyLoop.schedule", "Timers.executor.schedule",
                            "Timers.kotlin.schedule")),
            new Line(9, "item through a queue", "ns", "BoundedQueue.limit.ns",
                    "BoundedQueue.sospeso.ns",
                    List.of("BoundedQueue.kotlin.ns", "BoundedQueue.virtualThread.ns")),
            new Line(10, "callback from a thread", "ns", "Wake.limit.ns", "Wake.sospeso.ns",
                    List.of("Wake.netty.ns", "Wake.kotlin.ns", "Wake.executor.ns")),
            new Line(12, "class bytes, not async", "ns/kB", "Transform.limit.time",
                    "Transform.sospeso.time", List.of("Transform.jacoco.time")));

    private Goals() {
    }
}
