package dev.sospeso;

import java.util.NoSuchElementException;

/** The end of a generator or of a coroutine driven by hand, with its result. */
public final class StopIteration extends NoSuchElementException {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    /** The end without a result. */
    public StopIteration() {
        this(null);
    }

    /**
     * The end with a result.
     *
     * @param value the result, or null
     */
    public StopIteration(Object value) {
        this.value = value;
    }

    /**
     * Returns the result as text.
     *
     * @return the text of the result; null for a result of null
     */
    @Override
    public String getMessage() {
        return value == null ? null : value.toString();
    }

    /**
     * Returns the result.
     *
     * @return what the generator or coroutine returned, or null
     */
    public Object value() {
        return value;
    }
}
