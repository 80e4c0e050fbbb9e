package dev.sospeso;

import java.util.List;
import java.util.function.Predicate;

/** Several exceptions, one of them at least an {@link Error}, that travel as one. */
public final class BaseExceptionGroup extends Error implements ExceptionGrouping {

    private static final long serialVersionUID = 1L;

    private final String message;
    @SuppressWarnings("serial")
    private final List<Throwable> exceptions;

    /**
     * Makes a group.
     *
     * @param message what happened
     * @param exceptions the members, at least one
     * @throws IllegalArgumentException if there is no member
     * @throws NullPointerException if the list or a member is null
     */
    public BaseExceptionGroup(String message, List<? extends Throwable> exceptions) {
        super(Grouping.text(message, exceptions));
        this.message = message;
        this.exceptions = Grouping.members(this, exceptions);
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public List<Throwable> exceptions() {
        return exceptions;
    }

    @Override
    public Split split(Predicate<? super Throwable> condition) {
        return Grouping.split(this, condition);
    }

    @Override
    public ExceptionGrouping subgroup(Predicate<? super Throwable> condition) {
        return split(condition).matched();
    }
}
