package dev.sospeso.samples.guide;

// region whole
import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import dev.sospeso.asyncio.*;

class FirstProgram {

    @Async
    static Coroutine<String> brew(String what, double seconds) {
        System.out.println(what + " begins");
        await(sleep(seconds));                  // waits here; the thread does other work
        System.out.println(what + " is ready");
        return Coroutine.of("a cup of " + what);
    }

    @Async
    static Coroutine<Void> breakfast() {
        Task<String> coffee = createTask(brew("coffee", 0.05));
        Task<String> tea = createTask(brew("tea", 0.02));
        System.out.println(await(gather(coffee, tea)));
        return null;                            // a Coroutine<Void> ends with null
    }

    public static void main(String[] args) {
        run(breakfast());
    }
}
// endregion
