package dev.sospeso.asyncio.process;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the pool's own threads: daemons, since the workers end with this JVM. */
final class WorkerThreadFactory implements ThreadFactory {

    private final AtomicInteger threads = new AtomicInteger();
    private final String name;

    WorkerThreadFactory(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name + "-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
