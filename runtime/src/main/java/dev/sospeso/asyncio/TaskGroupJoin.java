package dev.sospeso.asyncio;

/** The wait inside a {@link TaskGroup}'s block until there is no unfinished task. */
final class TaskGroupJoin extends WaitFrame<Void> {

    private final TaskGroup group;

    TaskGroupJoin(TaskGroup group) {
        this.group = group;
    }

    @Override
    boolean begin() {
        if (group.isIdle()) {
            return false;
        }
        group.addJoiner(this);
        return true;
    }

    @Override
    boolean woken() {
        group.removeJoiner(this);
        return begin();
    }

    @Override
    void abandoned() {
        group.removeJoiner(this);
    }

    @Override
    Void finish() {
        return null;
    }
}
