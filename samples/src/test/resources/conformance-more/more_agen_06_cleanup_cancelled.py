"""Async generators: a task that is cancelled inside aclose while the clean-up
awaits, a clean-up that swallows it, a time limit around a loop, another task that
closes meanwhile, and athrow that is cancelled."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def gen(kind):
    try:
        for i in range(4):
            yield i
            await asyncio.sleep(0)
    finally:
        log.append("cleanup")
        try:
            await asyncio.sleep(10 if kind != "short" else 0)
            log.append("cleaned")
        except asyncio.CancelledError as e:
            log.append("cleanup " + exc(e))
            if kind == "long":
                raise
            await asyncio.sleep(0)
            log.append("swallowed")
            if kind == "yields":
                yield "yielded"


async def attempt(label, step):
    try:
        print(label, "->", await step)
    except BaseException as e:
        print(label, "raised", exc(e))


async def over(g):
    async for x in g:
        log.append("item " + str(x))
        if x == 1:
            raise KeyError("body")


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    for kind in ("long", "swallows", "yields", "short"):
        g = gen(kind)
        await g.__anext__()
        t = asyncio.ensure_future(g.aclose())
        await turns(1)
        t.cancel("enough")
        await attempt("meanwhile", g.aclose())
        await attempt(kind, t)
        print(t.cancelled(), t.cancelling())
        await attempt("close again", g.aclose())
        await attempt("next", g.__anext__())
        print("  ", log)
        log.clear()

    g = gen("long")
    await g.__anext__()
    t = asyncio.ensure_future(g.athrow(ValueError("thrown")))
    await turns(1)
    t.cancel("thrown away")
    await attempt("athrow", t)
    await attempt("next", g.__anext__())

    g = gen("swallows")
    try:
        async with asyncio.timeout(0.01):
            await over(g)
    except KeyError as e:
        log.append(exc(e))
    try:
        async with asyncio.timeout(0.01):
            await g.aclose()
            log.append("closed in time")
    except TimeoutError as e:
        log.append(exc(e))
    print("  ", log)
    log.clear()

    g = gen("long")
    await g.__anext__()
    a = asyncio.ensure_future(g.aclose())
    b = asyncio.ensure_future(g.aclose())
    c = asyncio.ensure_future(g.__anext__())
    await turns(2)
    a.cancel()
    for t in (a, b, c):
        await attempt("one of three", t)
    print("  ", log)


asyncio.run(main())
