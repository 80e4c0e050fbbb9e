package dev.sospeso.asyncio;

/** The wait inside a {@link TaskGroup}'s block until there is no unfinished task. */
final class TaskGroupJoin extends WaitFrame<Void> {

    private final TaskGroup group;

    TaskGroupJoin(TaskGroup group) {
        this.group = group;
    }

    @Override
    Waiter begin() {
        return group.addJoiner();
    }

    @Override
    Waiter woken(Waiter waiter) {
        group.removeWaiter(waiter);
        return begin();
    }

    @Override
    void abandoned(Waiter waiter) {
        group.removeWaiter(waiter);
    }

    @Override
    Void finish() {
        return null;
    }
}
