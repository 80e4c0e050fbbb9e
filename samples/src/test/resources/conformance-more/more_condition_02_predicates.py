"""Condition: wait_for whose predicate raises, turns false again before the lock is
had, or is about a count that notify(n) serves; time limits while the lock is held
by others; two conditions on one lock; a body that raises; notify by the waiter
itself; a task that waits again at once."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


def flush(label, *rest):
    print(label, "|", "; ".join(log), "|", *rest)
    log.clear()


async def take(name, cond, box, n):
    try:
        async with cond:
            await cond.wait_for(lambda: check(name, box, n))
            box[0] -= n
            log.append(name + " took " + str(n))
            if box[0] > 0:
                cond.notify()
            await asyncio.sleep(0)
    except (ValueError, RuntimeError) as e:
        log.append(name + " " + exc(e) + " " + str(cond.locked()))


def check(name, box, n):
    log.append(name + "?")
    if box[0] < 0:
        raise ValueError("negative")
    return box[0] >= n


async def give(cond, box, n, waking):
    async with cond:
        box[0] += n
        cond.notify(waking)
        log.append("gave " + str(n))


async def again(name, cond, times):
    async with cond:
        for i in range(times):
            log.append(name + str(i) + str(await cond.wait()))
            cond.notify()


async def main():
    cond = asyncio.Condition()
    box = [0]
    ts = [asyncio.create_task(take("abc"[i], cond, box, n)) for i, n in enumerate((3, 1, 2))]
    await turns(2)
    await give(cond, box, 1, 1)
    await turns(4)
    flush("only the first is woken", box)
    await give(cond, box, 1, 3)
    await turns(6)
    flush("all are woken", box)
    await give(cond, box, 5, 2)
    await asyncio.gather(*ts)
    flush("all are served", box, cond.locked())

    ts = [asyncio.create_task(take(n, cond, box, 4)) for n in "de"]
    await turns(2)
    box[0] = -1
    async with cond:
        cond.notify(1)
        await turns(3)
        log.append("still locked")
    await turns(4)
    flush("predicate raises", box, [int(t.done()) for t in ts], cond.locked())
    box[0] = 4
    async with cond:
        cond.notify_all()
        box[0] = 3
    await turns(4)
    box[0] = 4
    async with cond:
        cond.notify_all()
    await asyncio.gather(*ts)
    flush("false again", box)

    async def timed(name, limit):
        try:
            async with asyncio.timeout(limit):
                async with cond:
                    await cond.wait_for(lambda: box[0] == 9)
        except TimeoutError as e:
            log.append(name + " " + exc(e) + " " + str(cond.locked()))

    t = asyncio.create_task(timed("f", 0.01))
    await turns(2)
    async with cond:
        await asyncio.sleep(0.03)
        log.append("holder leaves")
    await t
    flush("time is over before the lock is free", cond.locked())
    async with cond:
        t = asyncio.create_task(timed("g", 0.01))
        await asyncio.sleep(0.03)
    await t
    flush("never got the lock", cond.locked())

    lock = asyncio.Lock()
    one, two = asyncio.Condition(lock), asyncio.Condition(lock)
    ts = [asyncio.create_task(again("one", one, 2)), asyncio.create_task(again("two", two, 2))]
    await turns(2)
    for c in (one, two, two, one):
        async with lock:
            c.notify()
            c.notify()
            log.append("notified")
        await turns(3)
    await asyncio.gather(*ts)
    flush("two conditions", lock.locked())
    ts = [asyncio.create_task(again(n, one, 2)) for n in "xyz"]
    await turns(2)
    async with one:
        one.notify(2)
    await turns(12)
    flush("in a circle", [int(t.done()) for t in ts])
    async with one:
        one.notify_all()
    await asyncio.wait(ts, timeout=0.01)
    flush("woken again", [int(t.done()) for t in ts])
    for t in ts:
        t.cancel()
    try:
        async with one:
            raise KeyError("body")
    except KeyError as e:
        print(exc(e), lock.locked())


asyncio.run(main())
