package dev.sospeso.asyncio;

import java.util.ArrayList;
import java.util.List;

/**
 * Last in, first out.
 *
 * @param <T> the type of the items
 */
final class LifoItems<T> implements QueueItems<T> {

    private final List<T> stack = new ArrayList<>();

    @Override
    public void add(T item) {
        stack.add(item);
    }

    @Override
    public T remove() {
        return stack.remove(stack.size() - 1);
    }

    @Override
    public int size() {
        return stack.size();
    }

    @Override
    public List<T> list() {
        return stack;
    }
}
