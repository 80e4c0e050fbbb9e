"""shield: what happens to the inner task after the outer future has ended: it fails
(unseen and seen), is cancelled, or succeeds; a shield completed by hand; both sides
cancelled in one turn; shields of gathers, in wait_for, under a limit, shared by two."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def work(turns, how="value"):
    for _ in range(turns):
        await asyncio.sleep(0)
    if how == "fail":
        raise ValueError("inner")
    return how


async def awaits(f):
    return await f


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda l, c: print("handler", c["message"].split("(")[0].split()[0], exc(c["exception"])))
    for how in ("value", "fail"):
        t = asyncio.create_task(work(3, how))
        w = asyncio.create_task(awaits(asyncio.shield(t)))
        await asyncio.sleep(0)
        w.cancel("outer")
        print(how, await settle(w), w.cancelled(), t.done(), await settle(t))
    t = asyncio.create_task(work(2, "fail"))
    s = asyncio.shield(t)
    t.add_done_callback(lambda f: print("between", s.done(), s.cancel("between")))
    await turns(4)
    print("failed first", s.cancelled(), exc(s.exception()), t.done())

    t = asyncio.create_task(work(2))
    s = asyncio.shield(t)
    await asyncio.sleep(0)
    t.cancel("inner")
    s.cancel("outer")
    print("both", await settle(s), await settle(t), s.cancelled(), t.cancelled())

    t = asyncio.create_task(work(2))
    s = asyncio.shield(t)
    s.set_result("by hand")
    print("by hand", await s, await t)
    await turns(2)

    g = asyncio.gather(work(3), work(3, "fail"))
    s = asyncio.shield(g)
    print("gather", s.cancel("s"), await settle(s), g.cancel("g"), g.done())
    print(await settle(g), g.cancelled())
    s = asyncio.shield(asyncio.gather(work(1), work(2)))
    print("gather fine", " ".join(await s))

    t = asyncio.create_task(work(4))
    s = asyncio.shield(t)
    a, b = asyncio.create_task(awaits(s)), asyncio.create_task(awaits(s))
    await asyncio.sleep(0)
    a.cancel("a")
    print("shared", await settle(a), await settle(b), b.cancelling(), await settle(t))

    f = loop.create_future()
    print("wait_for", await settle(asyncio.wait_for(asyncio.shield(f), 0)), f.done())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.shield(f)
    except TimeoutError as e:
        print("limit", exc(e), f.done())
    f.set_exception(KeyError("k"))
    print("done", asyncio.shield(f) is f, await settle(asyncio.shield(f)))
    f = loop.create_future()
    f.cancel("c")
    print("cancelled", await settle(asyncio.shield(f)))
    f = loop.create_future()
    s = asyncio.shield(f)
    loop.call_soon(f.set_exception, asyncio.CancelledError("as exception"))
    print("as exception", await settle(s), s.cancelled())


asyncio.run(main())
