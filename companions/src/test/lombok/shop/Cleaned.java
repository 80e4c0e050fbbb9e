package shop;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import java.util.ArrayList;
import java.util.List;
import lombok.Cleanup;

public class Cleaned implements AsyncCloseable {

    private final List<String> log;

    Cleaned(List<String> log) {
        this.log = log;
        log.add("opened");
    }

    @Async
    @Override
    public Coroutine<Void> aclose(Throwable cause) {
        await(sleep(0));
        log.add("closed " + cause);
        return null;
    }

    @Async
    static Coroutine<Void> use(List<String> log) {
        @Cleanup Cleaned resource = new Cleaned(log);
        await(sleep(0));
        log.add("used");
        return null;
    }

    public static String run() {
        List<String> log = new ArrayList<>();
        Asyncio.run(use(log));
        return String.join(" ", log);
    }
}
