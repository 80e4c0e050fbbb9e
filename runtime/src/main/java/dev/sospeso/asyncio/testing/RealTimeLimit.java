package dev.sospeso.asyncio.testing;

import dev.sospeso.asyncio.EventLoop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a test that takes too long, and keeps what its loop was doing. What an interrupt cannot
 * end goes on, so the tree is logged at once too.
 */
final class RealTimeLimit implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.sospeso.asyncio");

    private final EventLoop loop;
    private final Duration limit;
    private final Thread test = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread watch = new Thread(this::watch, "real-time limit");
    private volatile String report;

    RealTimeLimit(EventLoop loop, Duration limit) {
        this.loop = loop;
        this.limit = limit;
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            if (ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            report = "the test took more than " + limit + " of real time\n" + loop.snapshot();
            LOGGER.log(System.Logger.Level.ERROR, report);
            do {
                test.interrupt();
            } while (!ended.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What the loop was doing when the time was up; null if it was not. */
    String report() {
        return report;
    }

    /** Ends the watch; no interrupt comes after it, and none of its own stays. */
    @Override
    public void close() {
        ended.countDown();
        boolean interrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException own) {
                interrupted = true;
            }
        }
        boolean pending = Thread.interrupted() || interrupted;
        if (pending && report == null) {
            test.interrupt();
        }
    }
}
