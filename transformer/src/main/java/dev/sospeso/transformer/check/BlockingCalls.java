package dev.sospeso.transformer.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The library methods that stop their thread until something happens, and what an async method calls
 * in their place. Methods that only may take a while, as reading from a stream, are not among them.
 */
final class BlockingCalls {

    private static final String CONCURRENT = "java/util/concurrent/";

    /**
     * One of them.
     *
     * @param owner the type that declares it
     * @param names its name, and those of its like, separated by blanks
     * @param parameter what its descriptor has to contain
     * @param instead the call to write, with {@code %s} for the receiver and {@code %2$s} for the first
     *     argument
     */
    record Entry(String owner, String names, String parameter, String instead) {

        boolean matches(MethodInsnNode call, TypeRelations types) {
            return call.desc.contains(parameter) && types.isSubtype(call.owner, owner);
        }
    }

    private static final List<Entry> ENTRIES = List.of(
            new Entry("java/lang/Thread", "sleep", "(J",
                    "await(sleep(Duration.ofMillis(%2$s)));"),
            new Entry("java/lang/Thread", "sleep", "(Ljava/time/", "await(sleep(%2$s));"),
            new Entry("java/lang/Thread", "join", "", "await(toThread(() -> %s.join()));"),
            new Entry("java/lang/Object", "wait", ")V",
                    "await(condition.waitSignal()); with a dev.sospeso.asyncio.Condition"),
            new Entry("java/lang/Process", "waitFor", "", "await(%s.onExit())"),
            new Entry("java/net/ServerSocket", "accept", "()", "await(toThread(() -> %s.accept()))"),
            new Entry("java/net/http/HttpClient", "send", "", "await(%s.sendAsync(...))"),
            new Entry(CONCURRENT + "TimeUnit", "sleep", "", "await(sleep(...));"),
            new Entry(CONCURRENT + "CompletableFuture", "get join", "", "await(%s)"),
            new Entry(CONCURRENT + "ForkJoinTask", "get join invoke", "",
                    "await(toThread(() -> %s.join()))"),
            new Entry(CONCURRENT + "Future", "get", "", "await(toThread(() -> %s.get()))"),
            new Entry(CONCURRENT + "ExecutorService", "invokeAll invokeAny", "",
                    "await(gather(...)), with a toThread(...) for each"),
            new Entry(CONCURRENT + "ExecutorService", "awaitTermination close", "",
                    "await(toThread(() -> %s.close()))"),
            new Entry(CONCURRENT + "CompletionService", "take", "",
                    "for (var next : asCompleted(...)) { await(next); }"),
            new Entry(CONCURRENT + "CountDownLatch", "await", "",
                    "await(event.waitSet()), with a dev.sospeso.asyncio.Event"),
            new Entry(CONCURRENT + "CyclicBarrier", "await", "",
                    "await(barrier.arrive()), with a dev.sospeso.asyncio.Barrier"),
            new Entry(CONCURRENT + "Phaser", "arriveAndAwaitAdvance awaitAdvance", "",
                    "await(barrier.arrive()), with a dev.sospeso.asyncio.Barrier"),
            new Entry(CONCURRENT + "Semaphore", "acquire acquireUninterruptibly", "",
                    "try (var held = await(semaphore.acquire())) { ... }, with a"
                            + " dev.sospeso.asyncio.Semaphore"),
            new Entry(CONCURRENT + "BlockingQueue", "put putFirst putLast transfer", "",
                    "await(queue.put(...)), with a dev.sospeso.asyncio.Queue"),
            new Entry(CONCURRENT + "BlockingQueue", "take takeFirst takeLast", "",
                    "await(queue.get()), with a dev.sospeso.asyncio.Queue"),
            new Entry(CONCURRENT + "BlockingQueue", "offer offerFirst offerLast tryTransfer",
                    "TimeUnit;", "await(waitFor(queue.put(...), timeout)), with a"
                            + " dev.sospeso.asyncio.Queue"),
            new Entry(CONCURRENT + "BlockingQueue", "poll pollFirst pollLast", "TimeUnit;",
                    "await(waitFor(queue.get(), timeout)), with a dev.sospeso.asyncio.Queue"),
            new Entry(CONCURRENT + "Exchanger", "exchange", "",
                    "await(queue.get()), with a dev.sospeso.asyncio.Queue for each direction"),
            new Entry(CONCURRENT + "locks/Condition", "await awaitUninterruptibly awaitNanos"
                    + " awaitUntil", "",
                    "await(condition.waitSignal()); with a dev.sospeso.asyncio.Condition"),
            new Entry(CONCURRENT + "locks/LockSupport", "park parkNanos parkUntil", "",
                    "await(future), with a future that whoever would unpark completes"));

    private static final Map<String, List<Entry>> BY_NAME = byName();

    private BlockingCalls() {
    }

    private static Map<String, List<Entry>> byName() {
        Map<String, List<Entry>> entries = new HashMap<>();
        for (Entry entry : ENTRIES) {
            for (String name : entry.names().split(" ")) {
                entries.computeIfAbsent(name, key -> new ArrayList<>()).add(entry);
            }
        }
        return Map.copyOf(entries);
    }

    /** Finds the entry of a call, or null. */
    static Entry of(MethodInsnNode call, TypeRelations types) {
        for (Entry entry : BY_NAME.getOrDefault(call.name, List.of())) {
            if (entry.matches(call, types)) {
                return entry;
            }
        }
        return null;
    }
}
