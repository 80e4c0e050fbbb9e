"""Barrier: reset and abort while it fills, with one that has just been cancelled,
while the last round leaves, and by one of the tasks themselves; async with bodies
that raise; a task that is cancelled as the last one arrives; a time limit."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def party(name, bar, fails=False):
    try:
        async with bar as i:
            log.append(name + str(i))
            if fails:
                raise ValueError(name + " in the body")
            return i
    except (asyncio.BrokenBarrierError, ValueError) as e:
        log.append(name + " " + type(e).__name__)
    except asyncio.CancelledError as e:
        log.append(name + " " + exc(e))
        raise


def start(bar, names):
    return [asyncio.create_task(party(n, bar, n == "f")) for n in names]


async def show(label, bar, ts):
    await turns(8)
    print(label, "|", "; ".join(log), "|", [int(t.done()) for t in ts],
          str(bar.n_waiting) + "/" + str(bar.parties), bar.broken)
    log.clear()


async def main():
    bar = asyncio.Barrier(3)
    ts = start(bar, "ab")
    await turns(2)
    ts[0].cancel("before")
    await bar.reset()
    await show("cancelled and reset", bar, ts)
    ts = start(bar, "cd")
    await turns(2)
    await bar.reset()
    ts[1].cancel("after")
    ts += start(bar, "efg")
    await show("reset and cancelled, three more", bar, ts)

    ts = start(bar, "hi")
    await turns(2)
    await bar.abort()
    ts += start(bar, "jkl")
    await turns(1)
    await bar.reset()
    ts += start(bar, "mno")
    await show("aborted and reset", bar, ts)

    ts = start(bar, "pqr")
    await turns(1)
    log.append("all in: " + str(bar.n_waiting))
    ts[0].cancel("as it opens")
    ts += start(bar, "st")
    await show("cancelled as it opens", bar, ts)
    ts += start(bar, "u")
    await show("next round", bar, ts)

    ts = start(bar, "vwx")
    await turns(1)
    r = asyncio.create_task(bar.reset())
    await show("reset as it opens", bar, ts + [r])
    ts = start(bar, "yz")
    await turns(2)
    r = asyncio.create_task(bar.abort())
    ts += start(bar, "A")
    await show("aborted as it fills", bar, ts + [r])
    await bar.reset()
    await bar.reset()
    ts = start(bar, "B")
    await turns(2)
    try:
        async with asyncio.timeout(0.01):
            await bar.wait()
    except TimeoutError as e:
        log.append(exc(e))
    await show("time limit", bar, ts)
    ts += start(bar, "CD")
    await show("filled", bar, ts)

    async def breaker():
        try:
            await bar.wait()
        finally:
            await bar.abort()

    ts = start(bar, "EF") + [asyncio.create_task(breaker())]
    await show("one breaks it", bar, ts)
    try:
        await bar.wait()
    except asyncio.BrokenBarrierError as e:
        print(type(e).__name__, bar.broken)


asyncio.run(main())
