package programs;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import java.io.IOException;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** A class whose reflection view must not change; serializable, without a serialVersionUID. */
@SuppressWarnings("serial")
public class Described<T extends Comparable<T>> implements Serializable {

    /** An annotation for everything. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
    public @interface Mark {
        String value() default "none";

        int[] numbers() default {1, 2};
    }

    protected int field = 3;

    @Mark("method")
    @Deprecated
    @Async
    public final <X extends Throwable, Y> Coroutine<@Mark("argument") Map<T, List<? super Y>>> rich(
            @Mark("first") T first, final Y[] second, @Mark(numbers = {}) long third, Class<X> type)
            throws X, IOException {
        await(sleep(0));
        return null;
    }

    @Async
    @SafeVarargs
    protected static <E> Coroutine<E> varargs(int n, @Mark E... all) {
        await(sleep(0));
        return Coroutine.of(all[n]);
    }

    @Async
    private strictfp Generator<T, Integer, double[]> generator(T start) {
        Generator.yield(start);
        return null;
    }

    @Async
    Coroutine<Void> packagePrivate() {
        return null;
    }

    public String ordinary(@Mark String s) {
        return s + field;
    }

    /** Inherited defaults. */
    public interface Face {
        @Mark
        @Async
        default Coroutine<String> greet(@Mark("who") String who) {
            return Coroutine.of(who + await(sleep(0, "!")));
        }
    }
}
