package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;
import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.process.ProcessPool;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Program 3: hard computing in a thread and in other processes while the loop stays alive. */
final class CpuBound {

    private CpuBound() {
    }

    static int cpuBound(int n) {
        int total = 0;
        for (int i = 0; i < n; i++) {
            total = (total * 31 + i) % 1000003;
        }
        return total;
    }

    /** The call that travels to a worker process. */
    record Call(int n) implements Callable<Integer>, Serializable {
        @Override
        public Integer call() {
            return cpuBound(n);
        }
    }

    @Async
    static Coroutine<Integer> heartbeat(Event stop) {
        int beats = 0;
        while (!stop.isSet()) {
            beats += 1;
            await(sleep(0));
        }
        return Coroutine.of(beats);
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Event stop = new Event();
        Task<Integer> hb = createTask(heartbeat(stop));
        print("to_thread:", await(toThread(() -> cpuBound(20000))));
        try (ProcessPool pool = new ProcessPool(2)) {
            List<Integer> rs = await(gather(Stream.of(1000, 2000, 3000)
                    .map(n -> loop.runInExecutor(pool, new Call(n)))
                    .toList()));
            print("process pool:", rs);
        }
        stop.set();
        print("the loop was alive:", await(hb) > 2);
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
