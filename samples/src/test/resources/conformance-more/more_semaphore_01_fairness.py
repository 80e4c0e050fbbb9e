"""Semaphore: nobody overtakes a woken waiter, waiters that are cancelled before
and after they were woken, a release inside of acquire's turn, with time-outs,
and locked() on the way."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def hold(name, sem, log, turns=1):
    async with sem:
        log.append(name + "+")
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(name + "-")


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def ended(ts):
    r = await asyncio.gather(*ts, return_exceptions=True)
    return " ".join("ok" if x is None else exc(x) for x in r)


async def main():
    log = []
    sem = asyncio.Semaphore(1)
    ts = [asyncio.create_task(hold(n, sem, log)) for n in "abc"]
    await turns(1)

    async def newcomer():
        await sem.acquire()
        log.append("new+")
        sem.release()

    await turns(1)
    print("a out, b woken, locked", sem.locked(), " ".join(log))
    ts.append(asyncio.create_task(newcomer()))
    print(await ended(ts), " ".join(log))
    log.clear()

    await sem.acquire()
    ts = [asyncio.create_task(hold(n, sem, log)) for n in "def"]
    await turns(1)
    sem.release()
    print("woken", sem.locked())
    ts[0].cancel("woken already")
    print(await ended(ts), " ".join(log), sem.locked())
    log.clear()

    await sem.acquire()
    ts = [asyncio.create_task(hold(n, sem, log)) for n in "ghi"]
    await turns(1)
    ts[0].cancel("still waiting")
    ts[1].cancel()
    sem.release()
    print(await ended(ts), " ".join(log), sem.locked())
    log.clear()

    sem = asyncio.Semaphore(2)
    await sem.acquire()
    await sem.acquire()
    ts = [asyncio.create_task(hold(n, sem, log, 2)) for n in "jklm"]
    await turns(1)
    sem.release()
    sem.release()
    sem.release()
    await turns(1)
    print("three releases", " ".join(log), sem.locked())
    print(await ended(ts), " ".join(log))
    log.clear()

    sem = asyncio.Semaphore(0)
    t = asyncio.create_task(hold("n", sem, log))
    u = asyncio.create_task(asyncio.wait_for(hold("o", sem, log), 0.02))
    v = asyncio.create_task(hold("p", sem, log))
    print(await ended([u]), sem.locked())
    sem.release()
    sem.release()
    print(await ended([t, v]), " ".join(log), sem.locked())
    b = asyncio.BoundedSemaphore(2)
    async with b:
        async with b:
            print("bounded", b.locked())
    try:
        b.release()
    except ValueError as e:
        print(exc(e))
    print("bounded", b.locked())


asyncio.run(main())
