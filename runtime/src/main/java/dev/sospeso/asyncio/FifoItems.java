package dev.sospeso.asyncio;

import java.util.ArrayList;
import java.util.List;

/**
 * First in, first out: a ring that grows.
 *
 * @param <T> the type of the items
 */
final class FifoItems<T> implements QueueItems<T> {

    private Object[] ring = new Object[8];
    private int first;
    private int size;

    @Override
    public void add(T item) {
        if (size == ring.length) {
            grow();
        }
        ring[place(size)] = item;
        size++;
    }

    @Override
    public T remove() {
        T item = at(0);
        ring[first] = null;
        first = place(1);
        size--;
        return item;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<T> list() {
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(at(i));
        }
        return items;
    }

    @SuppressWarnings("unchecked")
    private T at(int index) {
        return (T) ring[place(index)];
    }

    /** The length is a power of two. */
    private int place(int index) {
        return first + index & ring.length - 1;
    }

    private void grow() {
        Object[] larger = list().toArray(new Object[Math.multiplyExact(size, 2)]);
        ring = larger;
        first = 0;
    }
}
