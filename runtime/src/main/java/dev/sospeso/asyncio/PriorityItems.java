package dev.sospeso.asyncio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The least first: a binary heap. It compares in the same order as Python's {@code heapq}, so that
 * equal items come out in the same order as there.
 *
 * @param <T> the type of the items
 */
final class PriorityItems<T> implements QueueItems<T> {

    private final List<T> heap = new ArrayList<>();
    private final Comparator<? super T> comparator;

    PriorityItems(Comparator<? super T> comparator) {
        this.comparator = comparator;
    }

    @Override
    public void add(T item) {
        heap.add(item);
        try {
            rise(item, heap.size() - 1);
        } catch (RuntimeException incomparable) {
            heap.remove(heap.size() - 1);
            throw incomparable;
        }
    }

    @Override
    public T remove() {
        T last = heap.remove(heap.size() - 1);
        if (heap.isEmpty()) {
            return last;
        }
        T least = heap.get(0);
        sink(last);
        return least;
    }

    @Override
    public int size() {
        return heap.size();
    }

    @Override
    public List<T> list() {
        return heap;
    }

    /** Moves parents down along the way up from a place until the item fits. */
    private void rise(T item, int from) {
        int target = from;
        while (target > 0 && less(item, heap.get((target - 1) / 2))) {
            target = (target - 1) / 2;
        }
        for (int place = from; place > target; place = (place - 1) / 2) {
            heap.set(place, heap.get((place - 1) / 2));
        }
        heap.set(target, item);
    }

    /** Fills the hole at the root with its lesser children down to a leaf; then the item rises. */
    private void sink(T item) {
        int place = 0;
        int child = 1;
        while (child < heap.size()) {
            int right = child + 1;
            if (right < heap.size() && !less(heap.get(child), heap.get(right))) {
                child = right;
            }
            heap.set(place, heap.get(child));
            place = child;
            child = 2 * place + 1;
        }
        heap.set(place, item);
        rise(item, place);
    }

    private boolean less(T one, T other) {
        return comparator.compare(one, other) < 0;
    }
}
