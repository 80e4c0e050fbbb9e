package targets.generics;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Generic methods and classes, bridges and overriding. */
public class GenericTarget {

    @Async
    private static <T> Coroutine<T> identity(Probe p, T value) {
        return Coroutine.of(await(p.value(value)));
    }

    @Async
    private static <T extends Comparable<? super T>> Coroutine<T> max(Probe p,
            List<? extends Awaitable<? extends T>> all) {
        T best = null;
        for (Awaitable<? extends T> one : all) {
            T value = await(one);
            if (best == null || value.compareTo(best) > 0) {
                best = value;
            }
        }
        return Coroutine.of(best);
    }

    @Async
    public static Coroutine<Object> methods(Probe p) {
        int i = await(identity(p, 5)) + await(GenericTarget.<Integer>identity(p, 6));
        String s = await(identity(p, "s")).concat(await(identity(p, "t")));
        List<String> list = await(identity(p, new ArrayList<>(List.of("x"))));
        list.add(await(identity(p, "y")));
        long[] a = await(identity(p, new long[] {7}));
        return Coroutine.of(i + s + list + a[0]);
    }

    @Async
    public static Coroutine<Object> wildcards(Probe p) {
        return Coroutine.of(await(max(p, List.of(p.value(3), p.value(9), p.value(4)))));
    }

    /** JA#4. */
    @Async
    private static <G> Coroutine<G> create(Probe p, Class<G> type) throws Exception {
        await(p.value(1));
        return Coroutine.of(type.getConstructor().newInstance());
    }

    @Async
    public static Coroutine<Object> byClass(Probe p) throws Exception {
        return Coroutine.of(await(create(p, StringBuilder.class)).append("made").toString());
    }

    interface Source<T> {
        Coroutine<T> get(Probe p, T seed);
    }

    abstract static class Base<T> implements Source<T> {
        @Async
        @Override
        public Coroutine<T> get(Probe p, T seed) {
            return Coroutine.of(change(await(p.value(seed))));
        }

        abstract T change(T value);
    }

    static final class Words extends Base<String> {
        @Async
        @Override
        public Coroutine<String> get(Probe p, String seed) {
            String base = await(super.get(p, seed + await(p.value("!"))));
            return Coroutine.of(base + await(p.value("?")));
        }

        @Override
        String change(String value) {
            return value.toUpperCase(java.util.Locale.ROOT);
        }
    }

    static final class Numbers extends Base<Integer> {
        @Override
        Integer change(Integer value) {
            return value + 1;
        }
    }

    @Async
    public static Coroutine<Object> bridges(Probe p) {
        Source<String> words = new Words();
        Base<Integer> numbers = new Numbers();
        return Coroutine.of(await(words.get(p, "w")) + await(numbers.get(p, 4)));
    }

    interface Animal {
        Awaitable<? extends CharSequence> speak(Probe p);
    }

    static class Dog implements Animal {
        @Async
        @Override
        public Coroutine<String> speak(Probe p) {
            return Coroutine.of("woof" + await(p.value(1)));
        }
    }

    static final class Puppy extends Dog {
        @Async
        @Override
        public Coroutine<String> speak(Probe p) {
            return Coroutine.of(await(super.speak(p)) + await(p.value("yip")));
        }
    }

    @Async
    public static Coroutine<Object> covariantReturn(Probe p) {
        String all = "";
        for (Animal a : List.of(new Dog(), new Puppy())) {
            all += await(a.speak(p));
        }
        return Coroutine.of(all);
    }

    static final class Cache<K extends Comparable<K>, V> {
        private final Map<K, V> map = new HashMap<>();

        @Async
        <X extends K> Coroutine<V> get(X key, Awaitable<V> other) {
            V found = map.get(key);
            if (found == null) {
                found = await(other);
                map.put(key, found);
            }
            return Coroutine.of(found);
        }
    }

    @Async
    public static Coroutine<Object> genericClass(Probe p) {
        Cache<String, Integer> cache = new Cache<>();
        int first = await(cache.get("a", p.value(1)));
        int again = await(cache.get("a", p.value(2)));
        int other = await(cache.get("b", p.value(3)));
        return Coroutine.of(first * 100 + again * 10 + other);
    }

    @SafeVarargs
    @Async
    private static <T> Coroutine<List<T>> all(Probe p, Comparator<? super T> order,
            Awaitable<? extends T>... parts) {
        List<T> result = new ArrayList<>();
        for (Awaitable<? extends T> part : parts) {
            result.add(await(part));
        }
        result.sort(order);
        return Coroutine.of(result);
    }

    @Async
    public static Coroutine<Object> genericVarargs(Probe p) {
        return Coroutine.of(await(all(p, Comparator.<Integer>reverseOrder(), p.value(1), p.value(5),
                p.value(3))).toString() + await(all(p, Comparator.<String>naturalOrder())));
    }

    @Async
    public static <T extends CharSequence & Comparable<T>> Coroutine<Integer> intersection(Probe p,
            T value) {
        T later = await(p.value(value));
        return Coroutine.of(later.length() + later.compareTo(value) + await(p.value(1)));
    }

    @Async
    public static Coroutine<Object> intersectionTypes(Probe p) {
        return Coroutine.of(await(intersection(p, "four")));
    }

    @Async
    public static Coroutine<Object> inferredFromContext(Probe p) {
        List<Integer> list = List.of(await(p.value(1)), await(identity(p, 2)));
        Map<String, List<Integer>> map = Map.of(await(p.value("k")), list);
        for (Map.Entry<String, List<Integer>> e : map.entrySet()) {
            for (int i : e.getValue()) {
                p.event(e.getKey() + i + await(p.value(i)));
            }
        }
        return Coroutine.of(map);
    }
}
