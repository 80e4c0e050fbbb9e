package dev.sospeso.asyncio;

/** A callback that the loop is to run; {@link #cancel} takes it back. */
public class Handle {

    final BaseEventLoop loop;
    final Context context;
    /** A link in the {@link Inbox}. */
    Handle next;
    /** The callback: a Runnable, or what a subclass runs; null once cancelled. */
    private Object callback;

    Handle(BaseEventLoop loop, Object callback, Context context) {
        this.loop = loop;
        this.callback = callback;
        this.context = context;
    }

    /** Takes the callback back: it will not run. Does nothing the second time. */
    public void cancel() {
        callback = null;
    }

    /**
     * Says whether the callback was taken back.
     *
     * @return whether {@link #cancel} was called
     */
    public final boolean cancelled() {
        return callback == null;
    }

    final Object callback() {
        return callback;
    }

    /** Runs the callback; what it throws is for the loop. */
    void run(Object callback) throws Throwable {
        ((Runnable) callback).run();
    }

    /** What else is to say of it, with a space before; nothing for most. */
    String details() {
        return "";
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + (cancelled() ? " cancelled" + details()
                : details() + " " + callback) + ">";
    }
}
