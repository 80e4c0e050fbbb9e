"""Barrier: a waiter that is cancelled leaves the count, one that comes while the
last round still leaves waits for the next, abort and reset while tasks drain,
time-outs, and the properties on the way."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def arrive(name, b, log):
    try:
        i = await b.wait()
        log.append(name + str(i))
    except asyncio.BrokenBarrierError as e:
        log.append(name + " " + exc(e))
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


def state(b):
    return str(b.n_waiting) + "/" + str(b.parties) + " " + str(b.broken)


async def main():
    log = []
    b = asyncio.Barrier(3)
    t = asyncio.create_task(arrive("a", b, log))
    u = asyncio.create_task(arrive("b", b, log))
    await turns(2)
    print(state(b))
    t.cancel()
    await turns(3)
    print(state(b), log)
    ts = [asyncio.create_task(arrive(n, b, log)) for n in "cdef"]
    await turns(8)
    print(state(b), log, u.done(), [int(x.done()) for x in ts])
    log.clear()

    await b.reset()
    await turns(8)
    print("reset", state(b), log)
    log.clear()
    ts = [asyncio.create_task(arrive(n, b, log)) for n in "gh"]
    await turns(3)
    await b.abort()
    await turns(5)
    print("abort", state(b), log)
    await arrive("late", b, log)
    print(log[-1])
    await b.reset()
    print("reset", state(b))
    log.clear()

    try:
        await asyncio.wait_for(arrive("i", b, log), 0.02)
    except TimeoutError as e:
        print(exc(e), state(b), log)
    ts = [asyncio.create_task(arrive(n, b, log)) for n in "jkl"]
    await asyncio.wait(ts)
    print(state(b), sorted(log))
    one = asyncio.Barrier(1)
    print("one", await one.wait(), await one.wait(), state(one))
    async with one as position:
        print("position", position)
    for n in (0, -1):
        try:
            asyncio.Barrier(n)
        except ValueError as e:
            print(exc(e))
    log.clear()
    two = asyncio.Barrier(2)

    async def rounds(name):
        for r in range(3):
            await two.wait()
            log.append(name + str(r))

    await asyncio.gather(rounds("x"), rounds("y"))
    print(log)


asyncio.run(main())
