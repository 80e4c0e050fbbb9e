package dev.sospeso.asyncio;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The loops that run in this JVM, so that a viewer on any thread finds them. A loop is in it only
 * while it runs.
 */
final class RunningLoops {

    private static final Set<EventLoop> ALL = ConcurrentHashMap.newKeySet();

    private RunningLoops() {
    }

    static void add(EventLoop loop) {
        ALL.add(loop);
    }

    static void remove(EventLoop loop) {
        ALL.remove(loop);
    }

    static List<EventLoop> copy() {
        return List.copyOf(ALL);
    }
}
