package dev.sospeso.asyncio.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.SerializableCallable;
import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProcessPoolTest {

    private static ProcessPool pool;

    @BeforeAll
    static void open() {
        pool = new ProcessPool(new ProcessPoolOptions().withWorkers(1)
                .withJvmOptions("-Xmx64m", "-Dsospeso.test=in the worker"));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static int cpuBound(int n) {
        int total = 0;
        for (int i = 0; i < n; i++) {
            total = (total * 31 + i) % 1000003;
        }
        return total;
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return assertThrows(ExecutionException.class, future::get).getCause();
    }

    @Test
    void runsLambdasInAnotherProcess() throws Exception {
        int n = 1000;
        assertEquals(729977, pool.submit(() -> cpuBound(n)).get());
        long worker = pool.submit(() -> pid()).get();
        assertNotEquals(pid(), worker);
        assertEquals(worker, pool.submit(() -> pid()).get());
        assertNull(pool.submit(() -> { }).get());
        assertEquals("mine", pool.submit((Runnable & java.io.Serializable) () -> { }, "mine").get());
    }

    @Test
    void givesWorkersTheJvmOptionsAndTheMainThread() throws Exception {
        assertEquals("in the worker", pool.submit(() -> System.getProperty("sospeso.test")).get());
        assertTrue(pool.submit(() -> Runtime.getRuntime().maxMemory()).get() <= 64L << 20);
        assertEquals("main", pool.submit(() -> Thread.currentThread().getName()).get());
        assertEquals(-1, pool.submit(() -> System.in.read()).get());
    }

    @Test
    void throwsWhatTheTaskThrows() {
        Throwable exception = failure(pool.submit(() -> Integer.parseInt("x")));
        assertInstanceOf(NumberFormatException.class, exception);
        assertTrue(Arrays.stream(exception.getStackTrace())
                .anyMatch(element -> element.getClassName().equals(Worker.class.getName())));
    }

    @Test
    void describesAnExceptionThatCannotBeSerialised() {
        Throwable exception = failure(pool.submit(() -> fail()));
        assertInstanceOf(RemoteTaskException.class, exception);
        assertTrue(exception.getMessage().endsWith("Attached: with a thread"), exception.getMessage());
        assertEquals("fail", exception.getStackTrace()[0].getMethodName());
    }

    private static int fail() {
        throw new Attached("with a thread");
    }

    private static final class Attached extends RuntimeException {
        private static final long serialVersionUID = 1L;
        @SuppressWarnings("serial")
        private final Object thread = Thread.currentThread();

        Attached(String message) {
            super(message);
        }
    }

    @Test
    void refusesTasksAndResultsThatCannotBeSerialised() {
        Callable<Integer> plain = () -> 1;
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> pool.submit(plain));
        assertInstanceOf(NotSerializableException.class, refused.getCause());
        assertTrue(refused.getMessage().contains("SerializableCallable"));
        Thread thread = Thread.currentThread();
        refused = assertThrows(IllegalArgumentException.class,
                () -> pool.submit(() -> thread.getName()));
        assertTrue(refused.getMessage().contains("java.lang.Thread"));
        Throwable result = failure(pool.submit(() -> Thread.currentThread()));
        assertTrue(result.getMessage().startsWith(
                "the result of the task, a java.lang.Thread, cannot be serialised"));
    }

    @Test
    void forwardsWhatATaskPrints() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(text, true, StandardCharsets.UTF_8));
        try {
            String caffe = "caff\u00e8 \u2615 ".repeat(5000);
            assertEquals(7, pool.submit(() -> {
                System.out.print(caffe);
                return 7;
            }).get());
            assertEquals(caffe, text.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void replacesAWorkerThatCrashes() throws Exception {
        long first = pool.submit(() -> pid()).get();
        Throwable crash = failure(pool.submit(() -> exit(3)));
        assertInstanceOf(WorkerCrashedException.class, crash);
        assertEquals("worker process " + first + " ended with exit value 3 while it ran a task",
                crash.getMessage());
        long second = pool.submit(() -> pid()).get();
        assertNotEquals(first, second);
        ProcessHandle handle = ProcessHandle.of(second).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();
        assertNotEquals(second, pool.submit(() -> pid()).get());
    }

    private static int exit(int value) {
        System.exit(value);
        return value;
    }

    @Test
    void survivesOutputThatIsNotTheWorkers() {
        Throwable crash = failure(pool.submit(() -> writeRubbish()));
        assertInstanceOf(WorkerCrashedException.class, crash);
        assertTrue(crash.getMessage().contains("was killed"), crash.getMessage());
    }

    private static int writeRubbish() throws Exception {
        try (var raw = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
            raw.write(new byte[100]);
        }
        Thread.currentThread().join();
        return 0;
    }

    @Test
    void runInExecutorBringsTheResultToTheLoop() {
        EventLoop loop = Asyncio.newEventLoop();
        try {
            int n = 2000;
            assertEquals(689634,
                    loop.runUntilComplete(loop.runInExecutor(pool, () -> cpuBound(n))));
            assertThrows(NumberFormatException.class, () -> loop.runUntilComplete(
                    loop.runInExecutor(pool, () -> Integer.parseInt("x"))));
        } finally {
            loop.close();
        }
    }

    @Test
    void eachWorkerCanRunALoop() throws Exception {
        assertEquals("slept", pool.submit(() -> {
            Asyncio.run(Asyncio.sleep(0.001));
            return "slept";
        }).get());
    }

    @Test
    void filtersWhatItAccepts() {
        try (ProcessPool strict = new ProcessPool(new ProcessPoolOptions().withWorkers(1)
                .withResultFilter(ObjectInputFilter.Config.createFilter("java.lang.*;!*")))) {
            assertEquals(1, strict.submit(() -> 1).join());
            assertInstanceOf(InvalidClassException.class,
                    failure(strict.submit(() -> new ArrayList<>(List.of(1)))));
        }
    }

    @Test
    void runsSeveralAtOnceAndInBulk() throws Exception {
        List<SerializableCallable<Long>> tasks = List.of(() -> pid(), () -> pid(), () -> pid());
        assertEquals(3, pool.invokeAll(tasks).size());
        assertTrue(pool.invokeAny(tasks) > 0);
        List<SerializableCallable<Long>> failing = List.of(() -> (long) exit(1), () -> pid());
        assertTrue(pool.invokeAny(failing) > 0);
    }

    @Test
    void shutdownRunsWhatWasSubmittedAndLeavesNoProcess() throws Exception {
        ProcessPool own = new ProcessPool(1);
        CompletableFuture<Long> one = own.submit(() -> pid());
        CompletableFuture<Integer> two = own.submit(() -> 2);
        own.shutdown();
        assertThrows(RejectedExecutionException.class, () -> own.submit(() -> 3));
        assertTrue(own.awaitTermination(1, TimeUnit.MINUTES));
        assertEquals(2, two.get());
        assertFalse(ProcessHandle.of(one.get()).map(ProcessHandle::isAlive).orElse(false));
        own.close();
    }

    @Test
    void shutdownNowEndsARunningTask() throws Exception {
        ExecutorService own = new ProcessPool(1);
        ProcessPool typed = (ProcessPool) own;
        long worker = typed.submit(() -> pid()).get();
        CompletableFuture<Integer> running = typed.submit(() -> {
            Thread.currentThread().join();
            return 0;
        });
        CompletableFuture<Integer> waiting = typed.submit(() -> 0);
        assertTrue(own.shutdownNow().size() >= 1);
        assertTrue(own.awaitTermination(1, TimeUnit.MINUTES));
        assertTrue(running.isCompletedExceptionally());
        assertTrue(waiting.isCancelled());
        assertFalse(ProcessHandle.of(worker).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void saysSoIfNoWorkerCanStart() {
        try (ProcessPool broken = new ProcessPool(new ProcessPoolOptions().withWorkers(1)
                .withJvmOptions("-Dquiet", "--no-such-option"))) {
            Throwable crash = failure(broken.submit(() -> 1));
            assertTrue(crash.getMessage().contains("ended with exit value 1 before it was ready"),
                    crash.getMessage());
        }
    }

    @Test
    void anyOfNoTasksIsRefusedAndOfFailingTasksGivesAFailure() {
        assertThrows(IllegalArgumentException.class, () -> pool.invokeAny(List.of()));
        SerializableCallable<String> failing = () -> {
            throw new IllegalStateException("no");
        };
        assertEquals("no", assertThrows(ExecutionException.class,
                () -> pool.invokeAny(List.of(failing, failing))).getCause().getMessage());
    }

    @Test
    void aPoolNeedsAWorker() {
        assertThrows(IllegalArgumentException.class,
                () -> new ProcessPoolOptions().withWorkers(0));
    }

    private static byte[] message(int magic, int kind, int length) {
        return java.nio.ByteBuffer.allocate(7).putShort((short) magic).put((byte) kind)
                .putInt(length).array();
    }

    @Test
    void whatIsNoMessageIsNoticed() throws Exception {
        int magic = 0x50A7;
        assertEquals(Message.Kind.READY, Message.read(new java.io.DataInputStream(
                new java.io.ByteArrayInputStream(message(magic, 2, 0)))).kind());
        for (byte[] bytes : List.of(message(1, 2, 0), message(magic, 99, 0),
                message(magic, 2, -1))) {
            assertThrows(java.io.IOException.class, () -> Message.read(
                    new java.io.DataInputStream(new java.io.ByteArrayInputStream(bytes))));
        }
    }
}
