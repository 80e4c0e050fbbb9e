package dev.sospeso.transformer.validation.random;

import java.util.List;
import java.util.function.Predicate;

/** Makes a program smaller, piece by piece, as long as it still shows what it showed. */
final class Shrinker {

    private final Predicate<RandomProgram> shows;
    private int attempts;

    Shrinker(Predicate<RandomProgram> shows, int attempts) {
        this.shows = shows;
        this.attempts = attempts;
    }

    RandomProgram shrink(RandomProgram program) {
        RandomProgram smallest = program;
        for (boolean progress = true; progress;) {
            RandomProgram before = smallest;
            smallest = pass(smallest);
            progress = smallest != before;
        }
        return smallest;
    }

    /** Tries to do without each piece once. */
    private RandomProgram pass(RandomProgram program) {
        RandomProgram smallest = program;
        List<RandomProgram> candidates = smallest.smaller();
        for (int index = 0; index < candidates.size();) {
            if (attempts-- <= 0) {
                return smallest;
            }
            if (shows.test(candidates.get(index))) {
                smallest = candidates.get(index);
                candidates = smallest.smaller();
            } else {
                index++;
            }
        }
        return smallest;
    }
}
