package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest extends Program {

    private Event event = new Event();
    private final List<Task<?>> tasks = new ArrayList<>();

    private Coroutine<Void> waiter(String name) {
        return handling(seq(
                act(() -> print(name, "waits")),
                get(event::waitSet,
                        value -> print(name, "released", value, "is_set", event.isSet()))),
                exception -> print(name, "cancelled"));
    }

    @Test
    void releasesAllInOrder() {
        Asyncio.run(seq(
                act(() -> {
                    print("is_set", event.isSet());
                    for (int i = 0; i < 3; i++) {
                        tasks.add(Asyncio.createTask(waiter("w" + i)));
                    }
                }),
                turns(1),
                act(() -> tasks.get(1).cancel()),
                turns(1),
                act(() -> {
                    assertEquals("<Event [unset, waiters:2]>", event.toString());
                    event.set();
                    event.set();
                    event.clear();
                    tasks.add(Asyncio.createTask(waiter("late")));
                }),
                turns(3),
                act(() -> {
                    print("late done", tasks.get(3).done());
                    event.set();
                }),
                get(event::waitSet, value -> print("immediate", value)),
                ended(tasks),
                act(() -> print("end"))));
        assertEquals("""
                is_set False
                w0 waits
                w1 waits
                w2 waits
                w1 cancelled
                w0 released True is_set False
                w2 released True is_set False
                late waits
                late done False
                immediate True
                late released True is_set True
                end""", transcript());
        assertEquals("<Event [set]>", event.toString());
    }

    @Test
    void aSetEventDoesNotSuspend() {
        event.set();
        assertThrows(dev.sospeso.StopIteration.class, () -> event.waitSet().send(null));
    }

    @Test
    void belongsToTheFirstLoopThatWaits() {
        EventLoop first = Asyncio.newEventLoop();
        first.createTask(event.waitSet());
        first.callSoon(first::stop);
        first.runForever();
        IllegalStateException refused = assertThrows(IllegalStateException.class,
                () -> Asyncio.run(event.waitSet()));
        assertEquals("<Event [unset, waiters:1]> is bound to a different event loop",
                refused.getMessage());
        first.close();
    }

    @Test
    void refusesForeignThreads() {
        List<Throwable> refused = new ArrayList<>();
        Thread foreign = new Thread(() -> {
            try {
                event.set();
            } catch (IllegalStateException exception) {
                refused.add(exception);
            }
        }, "foreign");
        Asyncio.run(seq(
                act(() -> tasks.add(Asyncio.createTask(waiter("w")))),
                turns(1),
                act(() -> {
                    foreign.start();
                    foreign.join();
                    event.set();
                }),
                ended(tasks)));
        assertEquals(1, refused.size());
        assertTrue(refused.get(0).getMessage().contains("'foreign'"));
        assertTrue(refused.get(0).getMessage().contains("callSoonThreadsafe"));
    }
}
