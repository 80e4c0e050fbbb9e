package it;

import dev.sospeso.Coroutine;
import java.util.List;

/** Names the library's types, and has nothing to transform. */
public final class Plain {

    private final List<Coroutine<String>> waiting;

    public Plain(List<Coroutine<String>> waiting) {
        this.waiting = List.copyOf(waiting);
    }

    public Coroutine<String> first() {
        return waiting.isEmpty() ? Coroutine.of("none") : waiting.get(0);
    }
}
