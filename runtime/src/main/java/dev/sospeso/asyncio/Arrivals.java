package dev.sospeso.asyncio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Shuffles what has arrived for one turn from outside the loop: the only part of the ready queue
 * whose order no rule gives. What one thread has handed in keeps its order; threads among each
 * other, and channels, have none.
 */
final class Arrivals {

    /** A callback that a thread has handed in. */
    static final class Arrival extends Handle {
        private final Thread source = Thread.currentThread();

        Arrival(BaseEventLoop loop, Object callback, Context context) {
            super(loop, callback, context);
        }
    }

    private final RandomGenerator random;

    Arrivals(RandomGenerator random) {
        this.random = random;
    }

    /** Shuffles the entries from an index on. */
    void shuffle(ReadyQueue ready, int from) {
        if (ready.size() - from < 2) {
            return;
        }
        List<ArrayDeque<Object>> sources = sources(ready, from);
        for (int index = from; index < ready.size(); index++) {
            int chosen = random.nextInt(sources.size());
            ArrayDeque<Object> source = sources.get(chosen);
            ready.set(index, source.remove());
            if (source.isEmpty()) {
                sources.remove(chosen);
            }
        }
    }

    private static List<ArrayDeque<Object>> sources(ReadyQueue ready, int from) {
        Map<Object, ArrayDeque<Object>> sources = new LinkedHashMap<>();
        for (int index = from; index < ready.size(); index++) {
            Object entry = ready.get(index);
            Object source = entry instanceof Arrival arrival ? arrival.source : entry;
            sources.computeIfAbsent(source, key -> new ArrayDeque<>()).add(entry);
        }
        return new ArrayList<>(sources.values());
    }
}
