"""Lock, Event and Semaphore: whoever has just been woken is cancelled, in every
order of release and cancel; cancelled together with the one that would be next;
a body of async with that raises; a lock that a newcomer may not take."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def user(name, lock, turns=1, fails=False):
    try:
        async with lock:
            log.append(name + " in")
            for _ in range(turns):
                await asyncio.sleep(0)
            if fails:
                raise ValueError(name)
            log.append(name + " out")
    except asyncio.CancelledError as e:
        log.append(name + " " + exc(e))
        raise
    except ValueError as e:
        log.append(exc(e) + " locked " + str(lock.locked()))


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def show(label, lock, ts):
    for t in ts:
        await asyncio.wait([t], timeout=1)
    print(label, "|", "; ".join(log), "|", lock.locked(), [int(t.cancelled()) for t in ts])
    log.clear()


async def scenario(label, make, *events):
    lock = make()
    for _ in range(2 if isinstance(lock, asyncio.Semaphore) else 1):
        await lock.acquire()
    ts = [asyncio.create_task(user("abcd"[i], lock, fails=i == 2)) for i in range(4)]
    await turns(1)
    for e in events:
        if e == "release":
            lock.release()
        elif e == "turn":
            await turns(1)
        elif e == "new":
            ts.append(asyncio.create_task(user("new" + str(len(ts)), lock)))
        else:
            ts["abcd".index(e)].cancel("c" + e)
    await show(label, lock, ts)


async def waiter(name, event):
    try:
        log.append(name + " " + str(await event.wait()))
    except asyncio.CancelledError as e:
        log.append(name + " " + exc(e))
        raise


async def main():
    for name, make in (("lock", asyncio.Lock), ("semaphore", lambda: asyncio.Semaphore(2))):
        more = ["release"] if name == "semaphore" else []
        await scenario(name + " 1", make, "release", "a", *more)
        await scenario(name + " 2", make, "a", "release", *more)
        await scenario(name + " 3", make, "release", "a", "b", *more)
        await scenario(name + " 4", make, "b", "release", "a", *more)
        await scenario(name + " 5", make, "release", "new", "a", "turn", "b", *more)
        await scenario(name + " 6", make, "release", "a", "turn", "c", "new", *more)
        await scenario(name + " 7", make, "a", "b", "c", "d", "release", "new", *more)
        await scenario(name + " 8", make, "a", "turn", "b", "release", "new", *more)
        await scenario(name + " 9", make, "release", "turn", "a", *more)

    event = asyncio.Event()
    ts = [asyncio.create_task(waiter(n, event)) for n in "pqr"]
    await turns(1)
    event.set()
    ts[0].cancel("woken")
    event.clear()
    ts.append(asyncio.create_task(waiter("s", event)))
    await turns(2)
    print("; ".join(log), event.is_set(), [int(t.done()) for t in ts])
    log.clear()
    ts[3].cancel("waits")
    event.set()
    await asyncio.wait(ts)
    print("; ".join(log), [int(t.cancelled()) for t in ts])

    log.clear()
    b = asyncio.BoundedSemaphore(1)
    await b.acquire()
    ts = [asyncio.create_task(user(n, b)) for n in "xy"]
    await turns(1)
    b.release()
    ts[0].cancel()
    try:
        b.release()
        print("released twice")
    except ValueError as e:
        print(exc(e))
    await show("bounded", b, ts)


asyncio.run(main())
