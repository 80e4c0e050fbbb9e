package dev.sospeso.asyncio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * The default loop: waits for channels with a {@link Selector}, which it opens when the first
 * channel is added. Other threads wake it only when it sleeps.
 */
public class SelectorEventLoop extends BaseEventLoop {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Whether the loop's thread sleeps or is about to; who clears it wakes it. */
    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile Thread sleeper;
    private volatile Selector selector;

    /**
     * A loop on the time of the machine. With {@code -Dsospeso.shuffle=SEED}, for tests, it runs what
     * runs in one turn in a random order, as a
     * {@linkplain dev.sospeso.asyncio.testing.VirtualLoop#shuffled shuffled} one does.
     */
    public SelectorEventLoop() {
        this(new SystemClock(), Shuffle.ofProperty());
    }

    /**
     * A loop on a clock of its own, for tests.
     *
     * @param clock the clock
     */
    protected SelectorEventLoop(LoopClock clock) {
        this(clock, null);
    }

    /**
     * A loop on a clock of its own that runs in a random order what runs in one turn, for tests: the
     * steps of tasks among each other, and what has arrived from different threads and channels. What
     * one thread hands in keeps its order, and so does all else.
     *
     * @param clock the clock
     * @param random decides the order; null for the usual one
     */
    protected SelectorEventLoop(LoopClock clock, RandomGenerator random) {
        super(clock, random);
    }

    @Override
    final void poll(long nanos) {
        if (nanos <= 0) {
            if (selector != null && !selector.keys().isEmpty()) {
                select(0);
            }
            return;
        }
        sleeper = Thread.currentThread();
        asleep.set(true);
        if (!hasMail()) {
            sleep(nanos);
        }
        asleep.set(false);
    }

    private void sleep(long nanos) {
        if (selector != null) {
            select(nanos);
        } else if (nanos == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, nanos);
        }
    }

    @Override
    final void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            Selector woken = selector;
            if (woken != null) {
                woken.wakeup();
            } else {
                LockSupport.unpark(sleeper);
            }
        }
    }

    private void select(long nanos) {
        try {
            if (nanos <= 0) {
                selector.selectNow();
            } else if (nanos == Long.MAX_VALUE) {
                selector.select();
            } else {
                // Rounded up: waking a little late is one turn, a little early is many.
                selector.select(nanos / NANOS_PER_MILLI + 1);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        takeReady();
    }

    private void takeReady() {
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            ((ChannelCallbacks) key.attachment()).ready(key);
        }
    }

    @Override
    final void closePoll() {
        Selector closing = selector;
        selector = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }
    }

    @Override
    public final void addReader(SelectableChannel channel, Runnable callback) {
        checkThread("EventLoop.addReader");
        callbacks(channel).setReader(newHandle(callback));
    }

    @Override
    public final boolean removeReader(SelectableChannel channel) {
        checkThread("EventLoop.removeReader");
        ChannelCallbacks callbacks = existing(channel);
        return callbacks != null && callbacks.removeReader();
    }

    @Override
    public final void addWriter(SelectableChannel channel, Runnable callback) {
        checkThread("EventLoop.addWriter");
        callbacks(channel).setWriter(newHandle(callback));
    }

    @Override
    public final boolean removeWriter(SelectableChannel channel) {
        checkThread("EventLoop.removeWriter");
        ChannelCallbacks callbacks = existing(channel);
        return callbacks != null && callbacks.removeWriter();
    }

    private Handle newHandle(Runnable callback) {
        return new Handle(this, callback, Context.forCallback(this));
    }

    private ChannelCallbacks existing(SelectableChannel channel) {
        SelectionKey key = selector == null ? null : channel.keyFor(selector);
        return key == null || !key.isValid() ? null : (ChannelCallbacks) key.attachment();
    }

    private ChannelCallbacks callbacks(SelectableChannel channel) {
        checkOpen();
        ChannelCallbacks known = existing(channel);
        if (known != null) {
            return known;
        }
        try {
            if (selector == null) {
                selector = Selector.open();
            }
            if (channel.keyFor(selector) != null) {
                // It was removed just now: its old key goes only when the selector looks.
                selector.selectNow();
            }
            SelectionKey key = channel.register(selector, 0);
            ChannelCallbacks callbacks = new ChannelCallbacks(this, key);
            key.attach(callbacks);
            return callbacks;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
