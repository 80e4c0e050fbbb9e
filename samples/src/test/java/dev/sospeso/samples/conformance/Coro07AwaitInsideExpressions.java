package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class Coro07AwaitInsideExpressions {

    private Coro07AwaitInsideExpressions() {
    }

    @Async
    static <T> Coroutine<T> val(T x) {
        print("  await", x);
        await(sleep(0));
        return Coroutine.of(x);
    }

    static <T> T ev(T x) {
        print("  eval", x);
        return x;
    }

    static String join(Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.joining("-"));
    }

    @Async
    static Coroutine<Void> program() {
        print(ev(1) + await(val(2)) * ev(3) - await(val(4)));
        print(join(ev("a"), await(val("b")), ev("c"), join(await(val("d")), "e")));
        int or = await(val(0));
        print(or != 0 ? or : await(val(5)));
        print(await(val(0)) != 0 && await(val(6)) != 0 ? 6 : 0);
        print(await(val(1)) > await(val(0)) ? "yes" : "no");
        int n = 3;
        while (await(val(n)) > 1) {
            n -= 1;
        }
        int[] arr = {10, 20, 30};
        arr[await(val(1))] += ev(5) + await(val(100));
        print(Arrays.stream(arr).boxed().toList());
        int total = 0;
        for (int i : new int[] {await(val(7)), await(val(8))}) {
            if (i == await(val(7))) {
                continue;
            }
            total += i * await(val(2));
        }
        print("total", total);
        print(await(val(await(val(await(val(3)) + 1)) + 1)));
        return null;
    }

    static void main() {
        run(program());
    }
}
