package dev.sospeso.asyncio;

import java.util.List;

/**
 * The items of a {@link Queue} in the order in which they are to be taken out; null is an item.
 *
 * @param <T> the type of the items
 */
interface QueueItems<T> {

    void add(T item);

    /** Takes the next item out; called only if there is one. */
    T remove();

    int size();

    /** All items, for a description. */
    List<T> list();
}
