package dev.sospeso.asyncio;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * An exception in a future that nobody has looked at. It is reported when the future has become
 * garbage, or when its loop closes, whichever is first.
 */
final class Unretrieved extends WeakReference<Future<?>> {

    private final All all;
    private final Throwable exception;
    private final String kind;
    private final StackTraceElement created;
    private Unretrieved previous;
    private Unretrieved next;

    private Unretrieved(All all, Future<?> future, Throwable exception) {
        super(future, all.garbage);
        this.all = all;
        this.exception = exception;
        this.kind = future.getClass() == Task.class ? "Task" : "Future";
        this.created = future instanceof Task<?> task ? task.created() : null;
    }

    Throwable exception() {
        return exception;
    }

    /** Somebody has looked. */
    void disarm() {
        all.unlink(this);
        clear();
    }

    /** All of one loop. They are few, so they cost nothing where nothing fails. */
    static final class All {
        private final EventLoop loop;
        private final ReferenceQueue<Future<?>> garbage = new ReferenceQueue<>();
        private Unretrieved first;

        All(EventLoop loop) {
            this.loop = loop;
        }

        Unretrieved add(Future<?> future, Throwable exception) {
            Unretrieved record = new Unretrieved(this, future, exception);
            record.next = first;
            if (first != null) {
                first.previous = record;
            }
            first = record;
            return record;
        }

        private void unlink(Unretrieved record) {
            if (record.previous != null) {
                record.previous.next = record.next;
            } else if (first == record) {
                first = record.next;
            }
            if (record.next != null) {
                record.next.previous = record.previous;
            }
            record.previous = null;
            record.next = null;
        }

        /** Reports those whose futures have become garbage. */
        void reportGarbage() {
            if (first == null) {
                return;
            }
            for (Object found = garbage.poll(); found != null; found = garbage.poll()) {
                Unretrieved record = (Unretrieved) found;
                unlink(record);
                report(record);
            }
        }

        /** Reports all: the loop closes. */
        void reportAll() {
            while (first != null) {
                Unretrieved record = first;
                unlink(record);
                report(record);
            }
        }

        private void report(Unretrieved record) {
            loop.callExceptionHandler(ExceptionContext.of(
                    record.kind + " exception was never retrieved" + (record.created == null
                            ? "" : "\n" + record.kind + " created at " + record.created))
                    .withException(record.exception).withFuture(record.get()));
        }
    }
}
