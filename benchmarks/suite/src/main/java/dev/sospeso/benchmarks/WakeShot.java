package dev.sospeso.benchmarks;

import dev.sospeso.asyncio.SelectorEventLoop;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kotlinx.coroutines.CompletableDeferred;

/**
 * 10: callbacks handed to a loop from another thread: half a million at once, and one at a time,
 * each awaited. Wall time, and the CPU time of both threads.
 */
final class WakeShot {

    private static final int BURST = 500_000;
    private static final int ROUND_TRIPS = 20_000;
    private static final int WARM_UPS = 3;
    private static final int REPETITIONS = 7;

    private final Executor loop;
    private final Runnable close;

    private WakeShot(Executor loop, Runnable close) {
        this.loop = loop;
        this.close = close;
    }

    private static WakeShot of(String peer) throws Exception {
        switch (peer) {
            case "limit" -> {
                HandLoop loop = new HandLoop();
                return new WakeShot(loop, loop::close);
            }
            case "sospeso" -> {
                return sospeso();
            }
            case "netty" -> {
                MultiThreadIoEventLoopGroup group =
                        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
                EventLoop loop = group.next();
                return new WakeShot(loop,
                        () -> group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS));
            }
            case "kotlin" -> {
                CompletableDeferred<kotlin.Unit> stop = Kotlin.newStop();
                return new WakeShot(Kotlin.startLoop(stop), () -> Kotlin.stop(stop));
            }
            case "executor" -> {
                ExecutorService executor = Executors.newSingleThreadExecutor();
                return new WakeShot(executor, executor::shutdown);
            }
            default -> throw new IllegalArgumentException(peer);
        }
    }

    /** A loop that waits for channels too, as a server's would. */
    private static WakeShot sospeso() throws Exception {
        SelectorEventLoop loop = new SelectorEventLoop();
        java.nio.channels.Pipe pipe = java.nio.channels.Pipe.open();
        pipe.source().configureBlocking(false);
        loop.addReader(pipe.source(), () -> { });
        Thread thread = new Thread(loop::runForever, "sospeso-loop");
        thread.start();
        return new WakeShot(loop::callSoonThreadsafe, () -> loop.callSoonThreadsafe(loop::stop));
    }

    private void burst() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        int[] count = new int[1];
        Runnable callback = () -> {
            if (++count[0] == BURST) {
                done.countDown();
            }
        };
        for (int i = 0; i < BURST; i++) {
            loop.execute(callback);
        }
        done.await();
    }

    private void roundTrips() {
        Thread caller = Thread.currentThread();
        AtomicInteger done = new AtomicInteger();
        Runnable callback = () -> {
            done.incrementAndGet();
            LockSupport.unpark(caller);
        };
        for (int i = 1; i <= ROUND_TRIPS; i++) {
            loop.execute(callback);
            while (done.get() < i) {
                LockSupport.park(this);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        String peer = args[0];
        double[] wall = new double[REPETITIONS];
        double[] cpu = new double[REPETITIONS];
        double[] trip = new double[REPETITIONS];
        WakeShot shot = of(peer);
        for (int i = -WARM_UPS; i < REPETITIONS; i++) {
            long cpuBegin = CpuClock.nanos();
            long begin = System.nanoTime();
            shot.burst();
            long end = System.nanoTime();
            long cpuEnd = CpuClock.nanos();
            shot.roundTrips();
            long tripped = System.nanoTime();
            if (i >= 0) {
                wall[i] = (double) (end - begin) / BURST;
                cpu[i] = (double) (cpuEnd - cpuBegin) / BURST;
                trip[i] = (double) (tripped - end) / ROUND_TRIPS;
            }
        }
        shot.close.run();
        Figures.tell("Wake." + peer + ".wall", Figures.median(wall));
        Figures.tell("Wake." + peer + ".ns", Figures.median(cpu));
        Figures.tell("Wake." + peer + ".trip", Figures.median(trip));
        System.exit(0);
    }
}
