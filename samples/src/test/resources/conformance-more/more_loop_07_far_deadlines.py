"""Deadlines that are very far: timers at minus and plus infinity and close to them,
their order and what when() says; sleeping for ever; limits, wait and wait_for that
never expire or have expired for ever; none of them keeps the loop from its work."""
import asyncio

INF = float("inf")


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def limited(when, aw):
    async with asyncio.timeout_at(when) as t:
        print("  at", t.when() == when, t.expired())
        return await aw


def alone(label, schedule):
    loop = asyncio.new_event_loop()
    log = []
    h = schedule(loop, lambda: (log.append("ran"), loop.stop()))
    print(label, h.when() == INF, h.when() == -INF)
    if h.when() == INF or h.when() > 1e200:
        loop.call_later(0.01, lambda: (log.append("other"), loop.stop()))
    loop.run_forever()
    print("  ", " ".join(log), h.cancelled())
    h.cancel()
    loop.close()


async def main():
    loop = asyncio.get_running_loop()
    log = []
    far = [loop.call_at(when, log.append, name) for when, name in (
        (INF, "inf"), (1e300, "far"), (-1e300, "-far"), (-INF, "-inf"), (1e15, "1e15"))]
    far.append(loop.call_later(INF, log.append, "later"))
    far.append(loop.call_later(-INF, log.append, "-later"))
    await asyncio.sleep(0.01)
    print(" ".join(sorted(log)), [h.cancelled() for h in far])
    for h in far:
        h.cancel()

    t = asyncio.create_task(asyncio.sleep(INF, "for ever"))
    u = asyncio.create_task(asyncio.sleep(-INF, "at once"))
    await asyncio.sleep(0.01)
    print(t.done(), u.done(), u.result(), t.cancel("enough"), await settle(t))
    print(await settle(limited(INF, asyncio.sleep(0.01, "in time"))))
    print(await settle(limited(-INF, asyncio.sleep(0.01, "too late"))))
    print(await settle(limited(-1e300, asyncio.sleep(0.01, "too late"))))
    print(await settle(asyncio.wait_for(asyncio.sleep(0.01, "waited"), INF)))
    print(await settle(asyncio.wait_for(asyncio.sleep(0.01, "waited"), -INF)))
    for limit in (INF, -INF, 1e300):
        done, pending = await asyncio.wait(
            [asyncio.create_task(asyncio.sleep(0.01))], timeout=limit)
        print("wait", len(done), len(pending))
    f = loop.create_future()
    for limit in (-INF, INF):
        for c in asyncio.as_completed([f], timeout=limit):
            print("as_completed", await settle(c))
        if not f.done():
            f.set_result("completed")


alone("at minus infinity", lambda loop, f: loop.call_at(-INF, f))
alone("at far below", lambda loop, f: loop.call_at(-1e300, f))
alone("at below", lambda loop, f: loop.call_at(-1e9, f))
alone("later minus infinity", lambda loop, f: loop.call_later(-INF, f))
alone("at infinity", lambda loop, f: loop.call_at(INF, f))
alone("later infinity", lambda loop, f: loop.call_later(INF, f))
alone("later far", lambda loop, f: loop.call_later(1e300, f))
asyncio.run(main())
