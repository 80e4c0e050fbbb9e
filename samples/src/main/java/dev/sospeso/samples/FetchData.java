package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import java.util.List;

/** Program 1: two tasks at once; the shorter ends first, the results keep the arguments' order. */
final class FetchData {

    private FetchData() {
    }

    @Async
    static Coroutine<String> fetchData(String source, double delay) {
        print("start fetching from", source);
        await(sleep(delay));
        print("finished fetching from", source);
        return Coroutine.of("data from " + source);
    }

    @Async
    static Coroutine<Void> program() {
        Task<String> task1 = createTask(fetchData("source one", 0.2));
        Task<String> task2 = createTask(fetchData("source two", 0.05));
        print("tasks created");
        List<String> results = await(gather(task1, task2));
        for (String r : results) {
            print(r);
        }
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
