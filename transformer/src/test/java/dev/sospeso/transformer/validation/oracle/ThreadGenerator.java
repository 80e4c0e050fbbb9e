package dev.sospeso.transformer.validation.oracle;

import dev.sospeso.AlreadyExecutingException;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.GeneratorNotStartedException;
import dev.sospeso.StopIteration;
import java.util.Iterator;
import java.util.concurrent.SynchronousQueue;

/**
 * A generator of the oracle: its body is plain code on a thread of its own, and a yield is a
 * hand-over between two threads of which one always waits. The rules are those of Python's generators.
 */
public final class ThreadGenerator implements Generator<Object, Object, Object> {

    /** What one side hands to the other. */
    private record Message(Object value, Throwable exception, boolean end) {
    }

    /** The thread of a body. */
    private static final class BodyThread extends Thread {
        final ThreadGenerator generator;

        BodyThread(ThreadGenerator generator) {
            super(generator::work);
            this.generator = generator;
            setDaemon(true);
        }
    }

    private final String name;
    private final BlockingCoroutine.Work body;
    private final SynchronousQueue<Message> toBody = new SynchronousQueue<>();
    private final SynchronousQueue<Message> fromBody = new SynchronousQueue<>();
    private boolean started;
    private boolean running;
    private boolean closed;
    private boolean returned;
    private Object result;
    private boolean ahead;
    /** Whether hasNext has found the end, which nobody else was told yet. */
    private boolean endAhead;
    private Object waiting;

    ThreadGenerator(String name, BlockingCoroutine.Work body) {
        this.name = name;
        this.body = body;
    }

    /** Stands in for the static {@code yield}. */
    public static Object yield(Object value) {
        ThreadGenerator current = ((BodyThread) Thread.currentThread()).generator;
        put(current.fromBody, new Message(value, null, false));
        Message message = take(current.toBody);
        if (message.exception != null) {
            throw Sneak.<RuntimeException>rethrow(message.exception);
        }
        return message.value;
    }

    /** Stands in for {@code yieldFrom}. */
    public static Object yieldFrom(Iterable<?> iterable) {
        return yieldFrom(iterable.iterator());
    }

    /** Stands in for {@code yieldFrom}. */
    public static Object yieldFrom(Iterator<?> iterator) {
        if (iterator instanceof Generator<?, ?, ?> generator) {
            return yieldFrom(generator);
        }
        try {
            while (iterator.hasNext()) {
                ThreadGenerator.yield(iterator.next());
            }
        } catch (StopIteration end) {
            return end.value();
        }
        return null;
    }

    /** Stands in for {@code yieldFrom}: the expansion that PEP 380 gives. */
    public static Object yieldFrom(Generator<?, ?, ?> generator) {
        @SuppressWarnings("unchecked")
        Generator<Object, Object, Object> inner = (Generator<Object, Object, Object>) generator;
        try {
            Object value = inner.next();
            for (;;) {
                value = step(inner, value);
            }
        } catch (Ended ended) {
            throw Sneak.<RuntimeException>rethrow(ended.getCause());
        } catch (StopIteration end) {
            return end.value();
        }
    }

    /** An exception of the delegating generator itself, on its way past the delegate's end. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended(Throwable cause) {
            super(cause);
        }
    }

    private static Object step(Generator<Object, Object, Object> inner, Object value) {
        Object sent;
        try {
            sent = ThreadGenerator.yield(value);
        } catch (GeneratorExit exit) {
            inner.close();
            throw new Ended(exit);
        } catch (Throwable exception) {
            return inner.throwIn(exception);
        }
        return sent == null ? inner.next() : inner.send(sent);
    }

    @Override
    public Object next() {
        return send(null);
    }

    @Override
    public Object send(Object value) {
        if (running) {
            throw new AlreadyExecutingException(name + " already executing");
        }
        if (ahead) {
            if (value != null) {
                throw new IllegalStateException("can't send non-null value: hasNext() has run ahead"
                        + " to the next yield");
            }
            ahead = false;
            return waiting;
        }
        if (!started && !closed && value != null) {
            throw new GeneratorNotStartedException(
                    "can't send non-null value to a just-started " + name);
        }
        return resume(new Message(value, null, false));
    }

    @Override
    public Object throwIn(Throwable exception) {
        if (running) {
            throw new AlreadyExecutingException(name + " already executing");
        }
        ahead = false;
        endAhead = false;
        if (!started || closed) {
            closed = true;
            throw Sneak.<RuntimeException>rethrow(exception);
        }
        return resume(new Message(null, exception, false));
    }

    boolean isClosed() {
        return closed;
    }

    private Object resume(Message message) {
        if (closed) {
            Object end = endAhead ? result : null;
            endAhead = false;
            throw new StopIteration(end);
        }
        running = true;
        if (started) {
            put(toBody, message);
        } else {
            started = true;
            new BodyThread(this).start();
        }
        Message answer = take(fromBody);
        running = false;
        if (!answer.end) {
            return answer.value;
        }
        closed = true;
        if (answer.exception instanceof StopIteration) {
            throw new IllegalStateException(name + " raised StopIteration", answer.exception);
        }
        if (answer.exception != null) {
            throw Sneak.<RuntimeException>rethrow(answer.exception);
        }
        returned = true;
        result = answer.value;
        throw new StopIteration(result);
    }

    private void work() {
        Message end;
        try {
            end = new Message(body.run(), null, true);
        } catch (Throwable exception) {
            end = new Message(null, exception, true);
        }
        put(fromBody, end);
    }

    @Override
    public void close() {
        try {
            throwIn(new GeneratorExit());
        } catch (GeneratorExit | StopIteration end) {
            return;
        }
        throw new IllegalStateException(name + " ignored GeneratorExit");
    }

    @Override
    public boolean hasNext() {
        if (ahead) {
            return true;
        }
        if (closed) {
            return false;
        }
        try {
            waiting = send(null);
            ahead = true;
        } catch (StopIteration end) {
            endAhead = true;
            return false;
        }
        return true;
    }

    @Override
    public Object result() {
        if (!returned) {
            throw new IllegalStateException("the generator has not returned");
        }
        return result;
    }

    private static void put(SynchronousQueue<Message> queue, Message message) {
        try {
            queue.put(message);
        } catch (InterruptedException exception) {
            throw new AssertionError(exception);
        }
    }

    private static Message take(SynchronousQueue<Message> queue) {
        try {
            return queue.take();
        } catch (InterruptedException exception) {
            throw new AssertionError(exception);
        }
    }
}
