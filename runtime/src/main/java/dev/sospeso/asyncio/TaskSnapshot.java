package dev.sospeso.asyncio;

import java.util.List;
import java.util.Locale;

/**
 * What a task was doing when somebody looked.
 *
 * @param name its name
 * @param state whether it ran, was about to, or waited
 * @param awaitChain the async methods it stood in, innermost first, with the line of the await; of a
 *     task that has not begun, where it will; of one that was running, the await at which it was
 *     resumed. At most 1024. A method that nobody has transformed with a description is left out.
 * @param awaiting what it waited for, in a few words, such as {@code sleep} or {@code task 'x'};
 *     null unless it waited
 */
public record TaskSnapshot(String name, State state, List<StackTraceElement> awaitChain,
        String awaiting) {

    /** What a task that is not done is doing. */
    public enum State {
        /** It will run on the loop's next turn. */
        READY,
        /** Its code was executing on the loop's thread. */
        RUNNING,
        /** It waits at an await. */
        WAITING
    }

    /** The task in one line, and below it a line for each method of its chain. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("task '").append(name).append("' ")
                .append(state.name().toLowerCase(Locale.ROOT));
        if (awaiting != null) {
            text.append(" for ").append(awaiting);
        }
        for (StackTraceElement place : awaitChain) {
            text.append("\n    at ").append(place);
        }
        return text.toString();
    }
}
