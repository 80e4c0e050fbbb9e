"""wait_for: the inner task ends in the turn of the time-out or of a cancellation
from outside, swallows its cancellation, fails while it is cancelled, or is
cancelled by somebody else; what is left of the task afterwards."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def cleanup_fails():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("in cleanup")


async def swallows(turns):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        for _ in range(turns):
            await asyncio.sleep(0)
        return "swallowed"


async def cancels_itself():
    asyncio.current_task().cancel("own")
    await asyncio.sleep(0)


async def slow_cleanup(log):
    try:
        await asyncio.sleep(10)
    finally:
        for i in range(3):
            log.append(i)
            await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    print("fails", await settle(asyncio.wait_for(cleanup_fails(), 0.02)))
    print("swallows", await settle(asyncio.wait_for(swallows(3), 0.02)))
    print("own cancel", await settle(asyncio.wait_for(cancels_itself(), 5)))

    f = loop.create_future()
    loop.call_later(0.02, f.cancel)
    print("cancelled by other", await settle(asyncio.wait_for(f, 5)))

    f = loop.create_future()
    print("timeout", await settle(asyncio.wait_for(f, 0.02)), f.cancelled())

    f = loop.create_future()
    print("shielded", await settle(asyncio.wait_for(asyncio.shield(f), 0.02)), f.done())
    f.set_result("later")
    print("shielded later", await f)

    f = loop.create_future()
    f.set_exception(KeyError("k"))
    print("done before", await settle(asyncio.wait_for(f, 5)))

    log = []
    t = asyncio.create_task(asyncio.wait_for(slow_cleanup(log), 5))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("outside")
    n = 0
    while not t.done():
        await asyncio.sleep(0)
        n += 1
    print("cancelled from outside after", n, "turns", log, t.cancelled())

    t = asyncio.create_task(asyncio.wait_for(swallows(1), 5))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    print("swallowed inside, cancelled outside", await settle(t), t.cancelled())

    t = asyncio.create_task(asyncio.wait_for(asyncio.wait_for(slow_cleanup(log), 5), 0.02))
    print("nested", await settle(t), len(log))
    print("no limit", await settle(asyncio.wait_for(asyncio.sleep(0, "v"), None)))
    print("negative", await settle(asyncio.wait_for(asyncio.sleep(0, "v"), -1)))


asyncio.run(main())
