import dev.sospeso.*;

class Taken {
    @Async Coroutine<Integer> load() {
        return Coroutine.of(1);
    }

    static class async$load {
    }

    static class async$other {
    }
}
/* expected
[GENERATED_NAME_TAKEN] Taken.load(Taken.java:5): the class Taken$async$load exists already, and the frame of load needs that name.
    Instead: give the nested class async$load another name
*/
