"""The message of a cancellation through task, gather, shield and wait_for, and
which of several messages survives; a CancelledError raised by hand; the object
that awaiters see."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def sleeper(name, again=False):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        print(" ", name, "saw", exc(e))
        if again:
            raise asyncio.CancelledError("replaced")
        raise


async def outer(aw):
    try:
        return await aw
    except asyncio.CancelledError as e:
        print("  outer saw", exc(e))
        raise


async def case(label, make):
    print(label)
    t = asyncio.create_task(outer(make()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("msg")
    t.cancel("second")
    try:
        await t
    except asyncio.CancelledError as e:
        print("  main saw", exc(e), t.cancelled(), t.cancelling())


async def raises():
    raise asyncio.CancelledError("by hand")


async def main():
    await case("coroutine", lambda: sleeper("in"))
    await case("task", lambda: asyncio.create_task(sleeper("in")))
    await case("gather", lambda: asyncio.gather(sleeper("in1"), sleeper("in2")))
    await case("wait_for", lambda: asyncio.wait_for(sleeper("in"), 50))
    inner = asyncio.create_task(sleeper("in"))
    await case("shield", lambda: asyncio.shield(inner))
    print(" ", inner.done())
    inner.cancel("direct")
    try:
        await inner
    except asyncio.CancelledError as e:
        print("  inner", exc(e))
    await case("replaced", lambda: sleeper("in", again=True))
    print("by hand")
    t = asyncio.create_task(raises())
    for _ in range(2):
        try:
            await t
        except asyncio.CancelledError as e:
            print(" ", exc(e), t.cancelled(), t.cancelling())
    try:
        t.exception()
    except asyncio.CancelledError as e:
        print("  exception()", exc(e))
    try:
        t.result()
    except asyncio.CancelledError as e:
        print("  result()", exc(e))


asyncio.run(main())
