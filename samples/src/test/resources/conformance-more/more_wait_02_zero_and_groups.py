"""wait: a time-out of zero, inputs that end in the turn of the time-out, a gather
and a shield as inputs, tasks that a done callback cancels, two waits for one task,
a wait inside a wait; the inputs are never cancelled."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def work(name, turns, how="value"):
    for _ in range(turns):
        await asyncio.sleep(0)
    if how == "fail":
        raise ValueError(name)
    return name


def task(name, turns, how="value"):
    return asyncio.create_task(work(name, turns, how), name=name)


def outcome(f):
    if f.cancelled():
        return "cancelled"
    return exc(f.exception()) if f.exception() else f.result()


async def waiting(label, fs, **kw):
    done, pending = await asyncio.wait(fs, **kw)
    print(label, ", ".join(sorted(outcome(f) for f in done)), "|", len(pending))
    return pending


async def main():
    loop = asyncio.get_running_loop()
    a = task("a", 0)
    await waiting("zero", [a, task("b", 4)], timeout=0)
    await waiting("zero, done", [a], timeout=0)
    await waiting("zero, first", [a, task("c", 9)], timeout=0, return_when=asyncio.FIRST_COMPLETED)
    left = await waiting("zero, none", [task("d", 9), loop.create_future()], timeout=0)
    print("not cancelled", [f.cancelled() for f in left])

    g = asyncio.gather(work("e", 9), work("f", 9))
    rest = task("g", 12)
    loop.call_soon(g.cancel, "g")
    await waiting("a cancelled gather is an exception", [g, rest],
                  return_when=asyncio.FIRST_EXCEPTION)
    h = task("h", 9)
    loop.call_soon(h.cancel)
    await waiting("a cancelled task is none", [h, rest], return_when=asyncio.FIRST_EXCEPTION)
    i = task("i", 3)
    s = asyncio.shield(i)
    loop.call_soon(s.cancel)
    await waiting("shield", [s, i])
    print("inner", i.done())

    j, k = task("j", 1), task("k", 9)
    j.add_done_callback(lambda f: k.cancel("from a callback"))
    await waiting("cancelled by a callback", [j, k])
    m = task("m", 2)
    await asyncio.gather(waiting("w1", [m, task("n", 4)], return_when=asyncio.FIRST_COMPLETED),
                         waiting("w2", [m, task("o", 1, "fail")]))
    inner = asyncio.create_task(asyncio.wait([task("p", 3)], timeout=0))
    done, pending = await asyncio.wait([inner])
    print("nested", [len(x) for x in inner.result()], len(done), len(pending))
    f = loop.create_future()
    loop.call_soon(f.set_exception, KeyError("k"))
    loop.call_soon(lambda: task("q", 0))
    await waiting("failed future", {f, task("r", 8)}, return_when=asyncio.FIRST_EXCEPTION)
    w = asyncio.create_task(asyncio.wait([f, task("s", 3)]))
    await asyncio.sleep(0)
    w.cancel("w")
    await waiting("cancelled wait", [w])
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(exc(e))


asyncio.run(main())
