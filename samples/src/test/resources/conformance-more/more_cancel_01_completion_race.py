"""A cancellation that comes in the turn in which the awaited future completes:
whichever of the two was first, a task never loses a cancellation, and a future
that has a result keeps it."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def waiter(name, f):
    try:
        v = await f
        print(" ", name, "got", v)
        return v
    except asyncio.CancelledError as e:
        print(" ", name, "saw", exc(e))
        raise
    except ValueError as e:
        print(" ", name, "saw", exc(e))
        return "handled"


async def settle(t):
    try:
        return await t
    except BaseException as e:
        return exc(e)


async def main():
    loop = asyncio.get_running_loop()

    print("result, then cancel")
    f = loop.create_future()
    t = asyncio.create_task(waiter("a", f))
    await asyncio.sleep(0)
    f.set_result(1)
    print(t.cancel("late"), t.cancelling())
    print(await settle(t), t.cancelled(), f.cancelled(), f.result())

    print("cancel, then result")
    f = loop.create_future()
    t = asyncio.create_task(waiter("b", f))
    await asyncio.sleep(0)
    t.cancel("early")
    print(f.cancelled(), f.done(), t.done())
    try:
        f.set_result(2)
    except asyncio.InvalidStateError as e:
        print(exc(e))
    print(await settle(t), t.cancelled())

    print("both by callbacks")
    f = loop.create_future()
    t = asyncio.create_task(waiter("c", f))
    await asyncio.sleep(0)
    loop.call_soon(f.set_result, 3)
    loop.call_soon(t.cancel)
    print(await settle(t), t.cancelled())

    print("exception, then cancel")
    f = loop.create_future()
    t = asyncio.create_task(waiter("d", f))
    await asyncio.sleep(0)
    f.set_exception(ValueError("v"))
    t.cancel()
    print(await settle(t), exc(f.exception()))

    print("two await one future")
    f = loop.create_future()
    t = asyncio.create_task(waiter("e", f))
    u = asyncio.create_task(waiter("f", f))
    await asyncio.sleep(0)
    t.cancel("shared")
    print(f.cancelled())
    print(await settle(t), await settle(u), u.cancelled(), u.cancelling())

    print("cancelled as it ends")
    t = asyncio.create_task(asyncio.sleep(0, "slept"))
    await asyncio.sleep(0)
    t.cancel("x")
    print(await settle(t), t.cancelled())
    t = asyncio.create_task(asyncio.sleep(0, "slept"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(t.cancel("too late"), t.done(), await settle(t))


asyncio.run(main())
