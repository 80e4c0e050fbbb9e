package dev.sospeso.samples;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to what loops log. */
final class Logged extends Handler {

    private final List<String> messages = new CopyOnWriteArrayList<>();

    private Logged() {
    }

    /** What is logged while something runs. */
    static List<String> by(Runnable action) {
        Logged logged = new Logged();
        Logger logger = Logger.getLogger("dev.sospeso.asyncio");
        logger.addHandler(logged);
        try {
            action.run();
        } finally {
            logger.removeHandler(logged);
        }
        return logged.messages;
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(entry.getMessage());
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
}
