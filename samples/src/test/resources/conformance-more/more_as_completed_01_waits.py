"""as_completed: a wait that is cancelled leaves its result to the next one, waits in
tasks that run at the same time, waits that are never awaited, a time-out while
several wait and what ends after it, and inputs that are done or given twice."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def work(name, turns, how="value"):
    for _ in range(turns):
        await asyncio.sleep(0)
    if how == "fail":
        raise ValueError(name)
    if how == "cancel":
        asyncio.current_task().cancel(name)
        await asyncio.sleep(0)
    return name


async def main():
    loop = asyncio.get_running_loop()
    waits = list(asyncio.as_completed([work("a", 3), work("b", 6), work("c", 9)]))
    ts = [asyncio.create_task(settle(w)) for w in waits]
    await asyncio.sleep(0)
    ts[0].cancel("not me")
    print("cancelled", await ts[0], await ts[1])
    await asyncio.sleep(0)

    waits = list(asyncio.as_completed([work("a", 2), work("b", 5)]))
    one = asyncio.create_task(waits[0])
    for _ in range(4):
        await asyncio.sleep(0)
    print("woken", one.done(), one.cancel("too late"))
    print(await settle(one), await settle(waits[1]))

    f = loop.create_future()
    one, two = (asyncio.create_task(settle(w)) for w in asyncio.as_completed([f, work("x", 0)]))
    await asyncio.sleep(0)
    f.set_result("f")
    one.cancel("gone")
    print("handed on", await one, await two)

    t = asyncio.create_task(work("t", 2))
    ends = [await settle(c) for c in asyncio.as_completed([t, t, work("u", 5, "cancel"), t])]
    print("twice", " ".join(ends), t.done())

    f = loop.create_future()
    late = asyncio.create_task(work("late", 3, "fail"))
    waits = list(asyncio.as_completed([f, late, asyncio.sleep(0, "quick")], timeout=0.02))
    ts = [asyncio.create_task(settle(w)) for w in waits]
    await asyncio.sleep(0.05)
    print("timed out", ", ".join([await t for t in ts]))
    f.set_result("after")
    await asyncio.sleep(0)
    print(f.result(), late.done())

    waits = list(asyncio.as_completed([loop.create_future()], timeout=0))
    print("zero", await settle(waits[0]))
    n = 0
    for c in asyncio.as_completed([work("p", 1), work("q", 2), work("r", 3)]):
        n += 1
        if n == 2:
            c.close()
            continue
        print(n, await c)
    print("none", len(list(asyncio.as_completed([]))))


asyncio.run(main())
