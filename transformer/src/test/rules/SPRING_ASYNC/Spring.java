import dev.sospeso.*;

class Spring {
    @Async
    @org.springframework.scheduling.annotation.Async
    public Coroutine<Integer> both() {
        return Coroutine.of(1);
    }

    @org.springframework.scheduling.annotation.Async
    public void springAlone() {
    }

    @org.springframework.scheduling.annotation.Async
    static class Whole {
        @Async Coroutine<Integer> one() {
            return Coroutine.of(1);
        }
    }
}
/* expected
[SPRING_ASYNC] Spring.both(Spring.java:7): both has Spring's @Async beside Sospeso's: Spring would call it on another thread, where no event loop runs it.
    Instead: @dev.sospeso.Async public Coroutine<Integer> both(), without @org.springframework.scheduling.annotation.Async
[SPRING_ASYNC] Spring$Whole.one(Spring.java:17): one is async, but its class has Spring's @Async, which holds for all its methods: Spring would call it on another thread, where no event loop runs it.
    Instead: move one to a class without @org.springframework.scheduling.annotation.Async
*/
