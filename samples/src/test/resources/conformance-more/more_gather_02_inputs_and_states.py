"""gather: done, failed and cancelled inputs, duplicates, one gather inside of two,
its own states after a cancellation, how often children are asked, callbacks on it,
failures after the first, and a child that cancels the gather that waits for it."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def text(x):
    if isinstance(x, list):
        return "[" + ", ".join(text(each) for each in x) + "]"
    return exc(x) if isinstance(x, BaseException) else str(x)


async def settle(aw):
    try:
        return text(await aw)
    except BaseException as e:
        return "raised " + exc(e)


async def work(name, turns, fails=False):
    for _ in range(turns):
        await asyncio.sleep(0)
    if fails:
        raise ValueError(name)
    return name


async def turns(g):
    n = 0
    while not g.done():
        await asyncio.sleep(0)
        n += 1
    return n


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler", c["message"]))
    good, bad, gone = (loop.create_future() for _ in range(3))
    good.set_result("good")
    bad.set_exception(KeyError("bad"))
    gone.cancel("gone")
    g = asyncio.gather(good, good, good)
    print("done inputs", g.done(), await turns(g), text(g.result()))
    g = asyncio.gather(good, bad, gone)
    print("failed input", await turns(g), exc(g.exception()), g.cancelled())
    g = asyncio.gather(good, gone, bad)
    print("cancelled input", await turns(g), exc(g.exception()), g.cancelled())
    print(await settle(asyncio.gather(good, bad, gone, return_exceptions=True)))

    t = asyncio.create_task(work("t", 3))
    g = asyncio.gather(t, t, work("u", 1))
    await asyncio.sleep(0)
    print("cancel", g.cancel("twice"), t.cancelling(), g.done(), g.cancelled())
    print(await settle(g), g.cancelled(), exc(g.exception()), t.cancelling())

    inner = asyncio.gather(work("a", 1), work("b", 2))
    one = asyncio.gather(inner, work("c", 3))
    two = asyncio.gather(work("d", 0), inner)
    print("shared", await settle(one), await settle(two))
    inner = asyncio.gather(work("a", 1), work("b", 2))
    one = asyncio.gather(inner, work("c", 3), return_exceptions=True)
    two = asyncio.gather(work("d", 0), inner, return_exceptions=True)
    await asyncio.sleep(0)
    one.cancel("one")
    print("shared, cancelled", await settle(one), await settle(two))

    ts = [asyncio.create_task(work("w" + str(i), i + 1, i > 0)) for i in range(4)]
    g = asyncio.gather(*ts)
    g.add_done_callback(lambda x: print("callback", exc(x.exception()), [t.done() for t in ts]))
    print(await settle(g))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("the others", [t.done() for t in ts])

    async def traitor(box):
        await asyncio.sleep(0)
        print("traitor", box[0].cancel("betrayed"))
        await asyncio.sleep(0)
        return "never"

    for settled in (False, True):
        box = []
        box.append(asyncio.gather(work("x", 5), traitor(box), return_exceptions=settled))
        print(await settle(box[0]), box[0].cancelled())

    g = asyncio.gather(work("y", 1), work("z", 2))
    print("set by hand", g.set_result(["mine"]), await settle(g))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("end", len(asyncio.all_tasks()))


asyncio.run(main())
