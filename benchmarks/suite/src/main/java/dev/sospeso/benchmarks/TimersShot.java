package dev.sospeso.benchmarks;

import dev.sospeso.asyncio.LoopClock;
import dev.sospeso.asyncio.SelectorEventLoop;
import dev.sospeso.asyncio.TimerHandle;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandTimers;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * 8: a million timers at random times within a second: scheduling them, cancelling them, and
 * scheduling and running them. CPU time of the calling thread, but for the peers that run timers on
 * one of their own: of the process.
 */
final class TimersShot {

    private static final int N = 1_000_000;
    private static final int WARM_UPS = 2;
    private static final int REPETITIONS = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final long FAR = 3600 * SECOND;

    private final long[] delays = new Random(1).longs(N, 0, SECOND).toArray();
    private long schedule;
    private long cancel;
    private long fire;

    private TimersShot() {
    }

    /** A clock that stands still until it is set. */
    private static final class StandingClock implements LoopClock {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public long waiting(long nanos, boolean workInFlight) {
            return 0;
        }
    }

    private static final class StandingLoop extends SelectorEventLoop {
        StandingLoop(StandingClock clock) {
            super(clock);
        }
    }

    private void limit() {
        HandTimers heap = new HandTimers();
        HandTimers.Timer[] timers = new HandTimers.Timer[N];
        long begin = Figures.threadCpu();
        for (int i = 0; i < N; i++) {
            HandTimers.Timer timer = new HandTimers.Timer();
            timer.when = FAR + delays[i];
            heap.add(timer);
            timers[i] = timer;
        }
        long scheduled = Figures.threadCpu();
        for (HandTimers.Timer timer : timers) {
            heap.cancel(timer);
        }
        long cancelled = Figures.threadCpu();
        check(heap.size() == 0);
        for (int i = 0; i < N; i++) {
            HandTimers.Timer timer = new HandTimers.Timer();
            timer.when = delays[i];
            heap.add(timer);
        }
        long last = 0;
        for (HandTimers.Timer timer = heap.poll(); timer != null; timer = heap.poll()) {
            check(timer.when >= last);
            last = timer.when;
        }
        took(begin, scheduled, cancelled, cancelled, Figures.threadCpu());
    }

    private void sospeso() {
        StandingClock clock = new StandingClock();
        StandingLoop loop = new StandingLoop(clock);
        TimerHandle[] timers = new TimerHandle[N];
        long[] times = new long[4];
        int[] fired = new int[1];
        loop.callSoon(() -> {
            Runnable nothing = () -> { };
            times[0] = Figures.threadCpu();
            for (int i = 0; i < N; i++) {
                timers[i] = loop.callLater((FAR + delays[i]) / 1e9, nothing);
            }
            times[1] = Figures.threadCpu();
            for (TimerHandle timer : timers) {
                timer.cancel();
            }
            times[2] = Figures.threadCpu();
            for (int i = 0; i < N; i++) {
                loop.callLater(delays[i] / 1e9, () -> {
                    if (++fired[0] == N) {
                        loop.stop();
                    }
                });
            }
            clock.now = 2 * SECOND;
        });
        loop.runForever();
        times[3] = Figures.threadCpu();
        check(fired[0] == N);
        loop.close();
        took(times[0], times[1], times[2], times[2], times[3]);
    }

    private void executor() throws InterruptedException {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
        executor.setRemoveOnCancelPolicy(true);
        ScheduledFuture<?>[] timers = new ScheduledFuture<?>[N];
        Runnable nothing = () -> { };
        long begin = CpuClock.nanos();
        for (int i = 0; i < N; i++) {
            timers[i] = executor.schedule(nothing, FAR + delays[i], TimeUnit.NANOSECONDS);
        }
        long scheduled = CpuClock.nanos();
        for (ScheduledFuture<?> timer : timers) {
            timer.cancel(false);
        }
        long cancelled = CpuClock.nanos();
        check(executor.getQueue().isEmpty());
        CountDownLatch latch = new CountDownLatch(N);
        Runnable count = latch::countDown;
        long again = CpuClock.nanos();
        for (long delay : delays) {
            executor.schedule(count, delay, TimeUnit.NANOSECONDS);
        }
        latch.await();
        took(begin, scheduled, cancelled, again, CpuClock.nanos());
        executor.shutdownNow();
    }

    private void nettyWheel() throws InterruptedException {
        HashedWheelTimer wheel = new HashedWheelTimer(1, TimeUnit.MILLISECONDS, 1024);
        wheel.start();
        Timeout[] timers = new Timeout[N];
        long begin = CpuClock.nanos();
        for (int i = 0; i < N; i++) {
            timers[i] = wheel.newTimeout(t -> { }, FAR + delays[i], TimeUnit.NANOSECONDS);
        }
        long scheduled = CpuClock.nanos();
        for (Timeout timer : timers) {
            timer.cancel();
        }
        long cancelled = CpuClock.nanos();
        CountDownLatch latch = new CountDownLatch(N);
        long again = CpuClock.nanos();
        for (long delay : delays) {
            wheel.newTimeout(t -> latch.countDown(), delay, TimeUnit.NANOSECONDS);
        }
        latch.await();
        took(begin, scheduled, cancelled, again, CpuClock.nanos());
        wheel.stop();
    }

    private void nettyLoop() throws Exception {
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        EventLoop loop = group.next();
        long[] times = new long[3];
        loop.submit(() -> {
            io.netty.util.concurrent.ScheduledFuture<?>[] timers =
                    new io.netty.util.concurrent.ScheduledFuture<?>[N];
            Runnable nothing = () -> { };
            times[0] = Figures.threadCpu();
            for (int i = 0; i < N; i++) {
                timers[i] = loop.schedule(nothing, FAR + delays[i], TimeUnit.NANOSECONDS);
            }
            times[1] = Figures.threadCpu();
            for (io.netty.util.concurrent.ScheduledFuture<?> timer : timers) {
                timer.cancel(false);
            }
            times[2] = Figures.threadCpu();
        }).get();
        CountDownLatch latch = new CountDownLatch(N);
        Runnable count = latch::countDown;
        long again = CpuClock.nanos();
        loop.execute(() -> {
            for (long delay : delays) {
                loop.schedule(count, delay, TimeUnit.NANOSECONDS);
            }
        });
        latch.await();
        took(times[0], times[1], times[2], again, CpuClock.nanos());
        group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS).sync();
    }

    private void kotlin() {
        long[] millis = new long[N];
        for (int i = 0; i < N; i++) {
            millis[i] = (FAR + delays[i]) / 1_000_000;
        }
        long[] scheduled = new long[1];
        long begin = Figures.threadCpu();
        Kotlin.timers(millis, count -> scheduled[0] = Figures.threadCpu());
        took(begin, scheduled[0], Figures.threadCpu(), 0, 0);
    }

    private void took(long begin, long scheduled, long cancelled, long again, long fired) {
        schedule = scheduled - begin;
        cancel = cancelled - scheduled;
        fire = fired - again;
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new IllegalStateException();
        }
    }

    private void once(String peer) throws Exception {
        switch (peer) {
            case "limit" -> limit();
            case "sospeso" -> sospeso();
            case "executor" -> executor();
            case "nettyWheel" -> nettyWheel();
            case "nettyLoop" -> nettyLoop();
            case "kotlin" -> kotlin();
            default -> throw new IllegalArgumentException(peer);
        }
    }

    public static void main(String[] args) throws Exception {
        String peer = args[0];
        TimersShot shot = new TimersShot();
        double[] schedule = new double[REPETITIONS];
        double[] cancel = new double[REPETITIONS];
        double[] fire = new double[REPETITIONS];
        for (int i = -WARM_UPS; i < REPETITIONS; i++) {
            Figures.usedHeap();
            shot.once(peer);
            if (i >= 0) {
                schedule[i] = (double) shot.schedule / N;
                cancel[i] = (double) shot.cancel / N;
                fire[i] = (double) shot.fire / N;
            }
        }
        Figures.tell("Timers." + peer + ".schedule", Figures.median(schedule));
        Figures.tell("Timers." + peer + ".cancel", Figures.median(cancel));
        if (shot.fire > 0) {
            Figures.tell("Timers." + peer + ".fire", Figures.median(fire));
        }
        System.exit(0);
    }
}
