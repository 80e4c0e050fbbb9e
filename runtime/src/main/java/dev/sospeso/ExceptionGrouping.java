package dev.sospeso;

import java.util.List;
import java.util.function.Predicate;

/**
 * Several exceptions that travel as one: an {@link ExceptionGroup}, or a {@link BaseExceptionGroup}
 * when one of them is an {@link Error}. The counterpart of Python's exception groups (PEP 654).
 *
 * <p>The members are also the group's suppressed exceptions, so that every printed stack trace shows
 * them. Groups are immutable but for what {@link Throwable} lets be added.
 */
public sealed interface ExceptionGrouping permits ExceptionGroup, BaseExceptionGroup {

    /**
     * What {@link ExceptionGrouping#split(Predicate) split} gives.
     *
     * @param matched the group of the exceptions that match, nested as they were; null if none does
     * @param rest the group of the others; null if there are none
     */
    record Split(ExceptionGrouping matched, ExceptionGrouping rest) {
    }

    /**
     * Makes the kind of group that the members need.
     *
     * @param message what happened
     * @param exceptions the members, at least one
     * @return a {@link BaseExceptionGroup} if a member is an {@link Error}, else an
     *     {@link ExceptionGroup}
     * @throws IllegalArgumentException if there is no member
     * @throws NullPointerException if the list or a member is null
     */
    static ExceptionGrouping of(String message, List<? extends Throwable> exceptions) {
        return exceptions.stream().anyMatch(Error.class::isInstance)
                ? new BaseExceptionGroup(message, exceptions)
                : new ExceptionGroup(message, exceptions);
    }

    /**
     * Returns the message without the number of members, which {@link Throwable#getMessage()} adds.
     *
     * @return the message the group was made with
     */
    String message();

    /**
     * Returns the members.
     *
     * @return the exceptions in the order given, unmodifiable; some may be groups themselves
     */
    List<Throwable> exceptions();

    /**
     * Returns this group for a {@code throw} statement.
     *
     * @return this object
     */
    default Throwable asThrowable() {
        return (Throwable) this;
    }

    /**
     * Divides the group by a condition. It is asked of the group first, which then goes as a whole;
     * else of each member, of a nested group in the same way. The parts are new groups with the
     * message, stack trace and cause of the group, so that what is done to them leaves it alone.
     *
     * @param condition which exceptions match
     * @return the two parts
     */
    Split split(Predicate<? super Throwable> condition);

    /**
     * Divides the group by class.
     *
     * @param type the class of the exceptions that match
     * @return the two parts, as of {@link #split(Predicate)}
     */
    default Split split(Class<? extends Throwable> type) {
        return split(type::isInstance);
    }

    /**
     * Keeps what matches, as {@link #split(Predicate)} does.
     *
     * @param condition which exceptions match
     * @return the group of them, this one if the group itself matches, or null
     */
    ExceptionGrouping subgroup(Predicate<? super Throwable> condition);

    /**
     * Keeps what is of a class, as {@link #split(Class)} does.
     *
     * @param type the class of the exceptions that match
     * @return the group of them, this one if the group itself matches, or null
     */
    default ExceptionGrouping subgroup(Class<? extends Throwable> type) {
        return subgroup(type::isInstance);
    }
}
