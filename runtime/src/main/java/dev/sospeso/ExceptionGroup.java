package dev.sospeso;

import java.util.List;
import java.util.function.Predicate;

/** Several exceptions, none of them an {@link Error}, that travel as one. */
public final class ExceptionGroup extends RuntimeException implements ExceptionGrouping {

    private static final long serialVersionUID = 1L;

    private final String message;
    @SuppressWarnings("serial")
    private final List<Throwable> exceptions;

    /**
     * Makes a group.
     *
     * @param message what happened
     * @param exceptions the members, at least one
     * @throws IllegalArgumentException if there is no member, or one is an {@link Error}
     * @throws NullPointerException if the list or a member is null
     */
    public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
        super(Grouping.text(message, exceptions));
        this.message = message;
        this.exceptions = Grouping.members(this, exceptions);
        if (this.exceptions.stream().anyMatch(Error.class::isInstance)) {
            throw new IllegalArgumentException("Cannot nest Errors in an ExceptionGroup:"
                    + " use a BaseExceptionGroup or ExceptionGrouping.of");
        }
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
    public ExceptionGroup subgroup(Predicate<? super Throwable> condition) {
        return (ExceptionGroup) split(condition).matched();
    }

    @Override
    public ExceptionGroup subgroup(Class<? extends Throwable> type) {
        return subgroup(type::isInstance);
    }
}
