package dev.sospeso.asyncio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Shuffles one turn's part of the ready queue, in tests. What has arrived from outside the loop has no
 * order but that of each thread that has handed in; the steps of tasks have one on which programs
 * should not depend. All other callbacks keep their places.
 */
final class Shuffle {

    /** A callback that a thread has handed in. */
    static final class Arrival extends Handle {
        private final Thread source = Thread.currentThread();

        Arrival(BaseEventLoop loop, Object callback, Context context) {
            super(loop, callback, context);
        }
    }

    private final RandomGenerator random;

    /** What {@code -Dsospeso.shuffle=SEED} asks for; null if it is not set. */
    static RandomGenerator ofProperty() {
        Long seed = Long.getLong("sospeso.shuffle");
        return seed == null ? null : new Random(seed);
    }

    Shuffle(RandomGenerator random) {
        this.random = random;
    }

    /** Shuffles the entries from an index on, which have arrived from outside. */
    void arrivals(ReadyQueue ready, int from) {
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

    /** Shuffles the steps of tasks. */
    void tasks(ReadyQueue ready) {
        int[] places = IntStream.range(0, ready.size())
                .filter(index -> ready.get(index) instanceof Task<?>).toArray();
        for (int left = places.length; left > 1; left--) {
            int chosen = places[random.nextInt(left)];
            int last = places[left - 1];
            Object task = ready.get(chosen);
            ready.set(chosen, ready.get(last));
            ready.set(last, task);
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
