package dev.sospeso;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What both kinds of exception groups have in common. */
final class Grouping {

    private Grouping() {
    }

    static String text(String message, List<? extends Throwable> exceptions) {
        int size = exceptions.size();
        if (size == 0) {
            throw new IllegalArgumentException("an exception group needs at least one exception");
        }
        return message + " (" + size + (size == 1 ? " sub-exception)" : " sub-exceptions)");
    }

    static List<Throwable> members(Throwable group, List<? extends Throwable> exceptions) {
        List<Throwable> members = List.copyOf(exceptions);
        members.forEach(group::addSuppressed);
        return members;
    }

    static ExceptionGrouping.Split split(ExceptionGrouping group,
            Predicate<? super Throwable> condition) {
        if (condition.test(group.asThrowable())) {
            return new ExceptionGrouping.Split(group, null);
        }
        List<Throwable> matched = new ArrayList<>();
        List<Throwable> rest = new ArrayList<>();
        for (Throwable member : group.exceptions()) {
            if (member instanceof ExceptionGrouping nested) {
                ExceptionGrouping.Split parts = nested.split(condition);
                add(matched, parts.matched());
                add(rest, parts.rest());
            } else {
                (condition.test(member) ? matched : rest).add(member);
            }
        }
        return new ExceptionGrouping.Split(derive(group, matched), derive(group, rest));
    }

    private static void add(List<Throwable> members, ExceptionGrouping part) {
        if (part != null) {
            members.add(part.asThrowable());
        }
    }

    private static ExceptionGrouping derive(ExceptionGrouping group, List<Throwable> members) {
        if (members.isEmpty()) {
            return null;
        }
        ExceptionGrouping part = ExceptionGrouping.of(group.message(), members);
        part.asThrowable().setStackTrace(group.asThrowable().getStackTrace());
        if (group.asThrowable().getCause() != null) {
            part.asThrowable().initCause(group.asThrowable().getCause());
        }
        return part;
    }
}
