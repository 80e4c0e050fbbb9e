package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import java.io.FileNotFoundException;
import java.io.IOException;

final class Checked {

    private Checked() {
    }

    // region checked
    @Async
    static Coroutine<String> read(String name) throws IOException {
        await(sleep(0));
        throw new FileNotFoundException(name);
    }

    @Async
    static Coroutine<Void> program() {
        try {
            await(read("a.txt"));                       // throws what read declares, as itself
        } catch (IOException e) {
            System.out.println("no file " + e.getMessage());
        }
        try {
            Task<String> task = createTask(() -> read("b.txt"));
            await(task, IOException.class);             // for what was started earlier
        } catch (IOException e) {
            System.out.println("no file " + e.getMessage());
        }
        return null;
    }
    // endregion

    public static void main(String[] args) {
        run(program());
    }
}
