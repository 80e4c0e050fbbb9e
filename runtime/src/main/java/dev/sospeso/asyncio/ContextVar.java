package dev.sospeso.asyncio;

import java.util.NoSuchElementException;

/**
 * A variable with a value for each task: the counterpart of {@code contextvars.ContextVar}. Make it
 * once, in a static final field. It may be used on any thread; each has its own current context.
 *
 * @param <T> the type of the value
 */
public final class ContextVar<T> {

    private final String name;
    private final boolean hasDefault;
    private final T defaultValue;

    /**
     * A variable without a default.
     *
     * @param name what messages call it
     */
    public ContextVar(String name) {
        this.name = name;
        this.hasDefault = false;
        this.defaultValue = null;
    }

    /**
     * A variable with a default.
     *
     * @param name what messages call it
     * @param defaultValue what {@link #get()} gives where no value is set, may be null
     */
    public ContextVar(String name, T defaultValue) {
        this.name = name;
        this.hasDefault = true;
        this.defaultValue = defaultValue;
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the value in the current context.
     *
     * @return the value, or the variable's default
     * @throws NoSuchElementException if there is neither
     */
    public T get() {
        Context context = LoopThread.current().context;
        if (context != null && context.contains(this)) {
            return context.get(this);
        }
        if (!hasDefault) {
            throw new NoSuchElementException(toString());
        }
        return defaultValue;
    }

    /**
     * Returns the value in the current context.
     *
     * @param otherwise what is returned where no value is set, whatever the variable's default
     * @return the value, or {@code otherwise}
     */
    public T get(T otherwise) {
        Context context = LoopThread.current().context;
        return context != null && context.contains(this) ? context.get(this) : otherwise;
    }

    /**
     * Sets the value in the current context.
     *
     * @param value the value, or null
     * @return a token with which {@link #reset} undoes it
     */
    public Token<T> set(T value) {
        Context context = LoopThread.current().context();
        Token<T> token = new Token<>(this, context, context.contains(this), context.get(this));
        context.set(this, value);
        return token;
    }

    /**
     * Restores the value that a {@link #set} replaced.
     *
     * @param token what that {@code set} returned
     * @throws IllegalArgumentException if the token is another variable's or context's
     * @throws IllegalStateException if the token has been used
     */
    public void reset(Token<T> token) {
        if (token.used) {
            throw new IllegalStateException(token + " has already been used once");
        }
        if (token.variable != this) {
            throw new IllegalArgumentException(token + " was created by a different ContextVar");
        }
        if (token.context != LoopThread.current().context) {
            throw new IllegalArgumentException(token + " was created in a different Context");
        }
        token.used = true;
        if (token.wasSet) {
            token.context.set(this, token.oldValue);
        } else {
            token.context.remove(this);
        }
    }

    @Override
    public String toString() {
        return "<ContextVar name='" + name + "'"
                + (hasDefault ? " default=" + defaultValue : "") + ">";
    }

    /**
     * What {@link ContextVar#set} returns, for {@link ContextVar#reset}.
     *
     * @param <T> the type of the variable's value
     */
    public static final class Token<T> {
        private final ContextVar<T> variable;
        private final Context context;
        private final boolean wasSet;
        private final T oldValue;
        private boolean used;

        private Token(ContextVar<T> variable, Context context, boolean wasSet, T oldValue) {
            this.variable = variable;
            this.context = context;
            this.wasSet = wasSet;
            this.oldValue = oldValue;
        }

        /**
         * Returns the value that was replaced.
         *
         * @return the value before, or null if none was set
         */
        public T oldValue() {
            return oldValue;
        }

        @Override
        public String toString() {
            return "<Token" + (used ? " used" : "") + " var=" + variable + ">";
        }
    }
}
