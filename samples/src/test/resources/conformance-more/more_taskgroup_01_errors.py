"""TaskGroup: several failures in one turn, a failure during the cleanup after a
failure, base exceptions, a CancelledError raised by a child, and what the body
and the group's parent see of each."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def show(e, indent="  "):
    if isinstance(e, BaseExceptionGroup):
        print(indent + e.message, "|", str(e), "|", type(e).__name__)
        for x in e.exceptions:
            show(x, indent + "  ")
    else:
        print(indent + exc(e))


async def fail(name, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(name)


async def fail_in_cleanup(name):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0)
        raise KeyError(name)


async def cancels():
    raise asyncio.CancelledError("mine")


async def three():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail("a"))
        tg.create_task(fail("b"))
        tg.create_task(fail_in_cleanup(1))
        tg.create_task(fail("c", 1))


async def late_failure():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail("first"))
        tg.create_task(fail_in_cleanup(2))
        tg.create_task(fail_in_cleanup(3))
        await asyncio.sleep(10)


async def child_cancels_itself():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(cancels())
        u = tg.create_task(asyncio.sleep(0, "fine"))
    print("  ", t.cancelled(), u.result())


async def body_and_child():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail("child"))
        await asyncio.sleep(0)
        raise TypeError("body")


async def body_raises_cancelled():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(asyncio.sleep(10))
        raise asyncio.CancelledError("body")


async def body_raises_group():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(fail_in_cleanup(4))
        await asyncio.sleep(0)
        raise ExceptionGroup("own", [ValueError("x")])


async def returns_from_block():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(asyncio.sleep(0, "done first"))
        return t


async def main():
    for f in (three, late_failure, child_cancels_itself, body_and_child,
              body_raises_cancelled, body_raises_group):
        print(f.__name__)
        t = asyncio.create_task(f())
        try:
            await t
        except BaseException as e:
            show(e)
        print("  cancelled", t.cancelled())
    t = await returns_from_block()
    print("returned", t.result())


asyncio.run(main())
