"""Lock: a waiter that was woken and is cancelled passes the lock on; a newcomer
does not overtake the woken one; release by another task; two cancelled in a row;
an Event that is set and cleared in one turn; an Event with cancelled waiters."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def hold(name, lock, log, turns=1):
    async with lock:
        log.append(name + "+")
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(name + "-")


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def ended(ts):
    r = await asyncio.gather(*ts, return_exceptions=True)
    return " ".join("ok" if x is None else str(x) if x is True else exc(x) for x in r)


async def main():
    log = []
    lock = asyncio.Lock()
    await lock.acquire()
    ts = [asyncio.create_task(hold(n, lock, log)) for n in "abcd"]
    await turns(1)
    lock.release()
    print("released", lock.locked())
    new = asyncio.create_task(hold("new", lock, log))
    ts[0].cancel()
    ts[1].cancel()
    print(await ended(ts + [new]), " ".join(log))
    log.clear()

    await lock.acquire()
    t = asyncio.create_task(hold("e", lock, log))
    await turns(1)
    lock.release()
    try:
        got = await asyncio.wait_for(lock.acquire(), 5)
        print("acquired after the woken one", got, " ".join(log))
    except TimeoutError as e:
        print(exc(e))
    lock.release()
    await t
    try:
        lock.release()
    except RuntimeError as e:
        print(exc(e))
    log.clear()

    await lock.acquire()

    async def other():
        lock.release()
        log.append("released by other")

    ts = [asyncio.create_task(hold("f", lock, log)), asyncio.create_task(other())]
    print(await ended(ts), " ".join(log))

    event = asyncio.Event()
    ws = [asyncio.create_task(event.wait()) for _ in range(3)]
    await turns(1)
    ws[1].cancel("w")
    event.set()
    event.clear()
    late = asyncio.create_task(event.wait())
    print(await ended(ws), event.is_set())
    await turns(2)
    print("late", late.done())
    event.set()
    event.set()
    print(await late, await event.wait())


asyncio.run(main())
