package dev.sospeso.asyncio;

/** What few {@linkplain Task tasks} have, kept apart so that the many stay small. */
final class TaskDetails {

    /** The context in which the task goes on; null as long as nothing is set in it. */
    Context context;
    /** The name; null for the usual one. */
    String name;
    String cancelMessage;
    int cancelRequests;
    /** Whether a cancellation is being passed on to what the task waits for. */
    boolean passingOn;
    /** Where the task was made; only known in debug mode. */
    StackTraceElement created;

    TaskDetails(Context context) {
        this.context = context;
    }
}
