package dev.sospeso.benchmarks.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A selector loop that other threads hand work to: a linked queue, and a flag that says it sleeps. */
public final class HandLoop implements Executor, AutoCloseable {

    private static final class Node {
        private volatile Node next;
        private Runnable work;
    }

    private final Selector selector;
    private final AtomicReference<Node> tail;
    private final AtomicBoolean asleep = new AtomicBoolean();
    private Node head = new Node();
    private volatile boolean stopped;

    public HandLoop() throws IOException {
        selector = Selector.open();
        tail = new AtomicReference<>(head);
        new Thread(this::run, "hand-loop").start();
    }

    @Override
    public void execute(Runnable work) {
        Node node = new Node();
        node.work = work;
        tail.getAndSet(node).next = node;
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    private void run() {
        try (selector) {
            while (!stopped) {
                if (runAll()) {
                    continue;
                }
                asleep.set(true);
                if (tail.get() == head) {
                    selector.select();
                }
                asleep.set(false);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private boolean runAll() {
        boolean any = false;
        for (Node next = head.next; next != null; next = head.next) {
            head = next;
            Runnable work = next.work;
            next.work = null;
            work.run();
            any = true;
        }
        return any;
    }

    @Override
    public void close() {
        stopped = true;
        execute(() -> { });
    }
}
