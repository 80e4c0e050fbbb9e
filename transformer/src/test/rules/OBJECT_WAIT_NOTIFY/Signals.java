import dev.sospeso.*;
import dev.sospeso.asyncio.Condition;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.Lock;

class Signals {
    static abstract class Door implements Coroutine<String> {
    }

    private final Condition condition = new Condition();

    void signal(Event event, Door door, Lock lock) throws InterruptedException {
        condition.notify();
        condition.notifyAll();
        condition.wait(100);
        event.wait();
        door.notifyAll();
        lock.wait();
        Object any = condition;
        any.wait();
        synchronized (this) {
            wait();
            notifyAll();
        }
    }
}
/* expected
[OBJECT_WAIT_NOTIFY] Signals.signal(Signals.java:13): condition.notify() calls Object.notify, which is about threads and monitors, on an object of type Condition: no coroutine wakes up by it.
    Instead: condition.signal();
[OBJECT_WAIT_NOTIFY] Signals.signal(Signals.java:14): condition.notifyAll() calls Object.notifyAll, which is about threads and monitors, on an object of type Condition: no coroutine wakes up by it.
    Instead: condition.signalAll();
[OBJECT_WAIT_NOTIFY] Signals.signal(Signals.java:15): condition.wait(100) calls Object.wait, which is about threads and monitors, on an object of type Condition: no coroutine waits by it.
    Instead: await(condition.waitSignal());
[OBJECT_WAIT_NOTIFY] Signals.signal(Signals.java:16): event.wait() calls Object.wait, which is about threads and monitors, on an object of type Event: no coroutine waits by it.
    Instead: await(event.waitSet());
[OBJECT_WAIT_NOTIFY] Signals.signal(Signals.java:17): door.notifyAll() calls Object.notifyAll, which is about threads and monitors, on an object of type Coroutine: no coroutine wakes up by it.
    Instead: event.set(); with a dev.sospeso.asyncio.Event
[OBJECT_WAIT_NOTIFY] Signals.signal(Signals.java:18): lock.wait() calls Object.wait, which is about threads and monitors, on an object of type Lock: no coroutine waits by it.
    Instead: await(event.waitSet()); with a dev.sospeso.asyncio.Event
[OBJECT_WAIT_NOTIFY] Signals.signal(Signals.java:20): any.wait() calls Object.wait, which is about threads and monitors, on an object of type Condition: no coroutine waits by it.
    Instead: await(any.waitSignal());
*/
