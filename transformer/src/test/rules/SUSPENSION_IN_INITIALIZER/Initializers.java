import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;

class Initializers {
    static final Object FIRST = await(sleep(1));
    final Object name;

    Initializers() {
        name = await(sleep(2));
    }

    static class Field {
        Object late = await(sleep(3));
    }
}
/* expected
[SUSPENSION_IN_INITIALIZER] Initializers.<clinit>(Initializers.java:6): await suspends, which a static initialiser cannot: the JVM locks the class while it runs.
    Instead: @Async static Coroutine<...> load(), awaited where its result is needed
[SUSPENSION_IN_INITIALIZER] Initializers.<init>(Initializers.java:10): await suspends, which a constructor or an instance initialiser cannot: its object would be seen half made.
    Instead: @Async static Coroutine<Initializers> create(...) that awaits first and returns Coroutine.of(new Initializers(...))
[SUSPENSION_IN_INITIALIZER] Initializers$Field.<init>(Initializers.java:14): await suspends, which a constructor or an instance initialiser cannot: its object would be seen half made.
    Instead: @Async static Coroutine<Field> create(...) that awaits first and returns Coroutine.of(new Field(...))
*/
