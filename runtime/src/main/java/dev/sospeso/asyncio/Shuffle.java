package dev.sospeso.asyncio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
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

    /**
     * Shuffles what is ready.
     *
     * @param from the index from which on the entries have arrived from outside
     */
    void turn(ReadyQueue ready, int from) {
        List<Object> entries = ready.removeAll();
        arrivals(entries, from);
        tasks(entries);
        entries.forEach(ready::add);
    }

    private void arrivals(List<Object> entries, int from) {
        if (entries.size() - from < 2) {
            return;
        }
        List<ArrayDeque<Object>> sources = sources(entries.subList(from, entries.size()));
        for (int index = from; index < entries.size(); index++) {
            int chosen = random.nextInt(sources.size());
            ArrayDeque<Object> source = sources.get(chosen);
            entries.set(index, source.remove());
            if (source.isEmpty()) {
                sources.remove(chosen);
            }
        }
    }

    private void tasks(List<Object> entries) {
        int[] places = IntStream.range(0, entries.size())
                .filter(index -> entries.get(index) instanceof Task<?>).toArray();
        for (int left = places.length; left > 1; left--) {
            Collections.swap(entries, places[random.nextInt(left)], places[left - 1]);
        }
    }

    private static List<ArrayDeque<Object>> sources(List<Object> arrived) {
        Map<Object, ArrayDeque<Object>> sources = new LinkedHashMap<>();
        for (Object entry : arrived) {
            Object source = entry instanceof Arrival arrival ? arrival.source : entry;
            sources.computeIfAbsent(source, key -> new ArrayDeque<>()).add(entry);
        }
        return new ArrayList<>(sources.values());
    }
}
