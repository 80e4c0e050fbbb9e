"""The parent of a TaskGroup is cancelled while the block waits for its tasks at
its end, twice, and with children that fail or swallow; timeouts around and
inside of groups; groups in children of groups."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def child(name, log, how="raise"):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        log.append(name + " " + how)
        if how == "fail":
            raise ValueError(name)
        if how == "swallow":
            return
        raise


async def group(log, *hows):
    async with asyncio.TaskGroup() as tg:
        for i, how in enumerate(hows):
            tg.create_task(child("c" + str(i), log, how))
    log.append("after the block")


async def case(label, cancels, *hows):
    log = []
    t = asyncio.create_task(group(log, *hows))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    for i in range(cancels):
        t.cancel("m" + str(i))
        await asyncio.sleep(0)
    try:
        await t
        print(label, "ended")
    except BaseException as e:
        print(label, exc(e), t.cancelled(), t.cancelling())
        if isinstance(e, BaseExceptionGroup):
            print("  members", ", ".join(exc(x) for x in e.exceptions))
    print("  " + "; ".join(sorted(log)))


async def timeout_around():
    log = []
    try:
        async with asyncio.timeout(0.02) as t:
            await group(log, "raise", "raise")
    except TimeoutError as e:
        print("timeout around", exc(e), t.expired())
    print("  " + "; ".join(sorted(log)))


async def timeout_around_failing():
    log = []
    try:
        async with asyncio.timeout(0.02) as t:
            await group(log, "fail", "raise")
    except BaseException as e:
        print("timeout around failing", exc(e), t.expired(), asyncio.current_task().cancelling())
    print("  " + "; ".join(sorted(log)))


async def timeout_inside():
    log = []
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("other", log))
            async with asyncio.timeout(0.02):
                await asyncio.sleep(5)
    except BaseException as e:
        print("timeout inside", exc(e), exc(e.exceptions[0]))
    print("  " + "; ".join(sorted(log)))


async def inner_group(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child("deep", log, "fail"))
        tg.create_task(child("deep2", log))


async def outer_fails():
    log = []
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner_group(log))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            raise TypeError("outer")
    except BaseExceptionGroup as e:
        print("outer", exc(e))
        for x in e.exceptions:
            print("  ", exc(x))
    print("  " + "; ".join(sorted(log)))


async def main():
    await case("once", 1, "raise", "raise")
    await case("twice", 2, "raise", "raise")
    await case("once, one fails", 1, "raise", "fail")
    await case("all swallow", 1, "swallow", "swallow")
    for f in (timeout_around, timeout_around_failing, timeout_inside, outer_fails):
        await asyncio.create_task(f())


asyncio.run(main())
