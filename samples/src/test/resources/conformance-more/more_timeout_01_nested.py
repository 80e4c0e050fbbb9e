"""timeout(): which of several nested limits expires, what a limit does to
exceptions of its block, an outer cancellation that comes together with an
expiry, limits around cleanup, and misuse."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def settle(label, coro):
    me = asyncio.current_task()
    try:
        print(label, "->", await coro)
    except BaseException as e:
        print(label, "raised", exc(e), me.cancelling())


async def inner_first():
    async with asyncio.timeout(10) as outer:
        try:
            async with asyncio.timeout(0.02) as inner:
                await asyncio.sleep(5)
        except TimeoutError:
            print("  inner", inner.expired(), "outer", outer.expired())
    return "after"


async def outer_first():
    try:
        async with asyncio.timeout(0.02) as outer:
            try:
                async with asyncio.timeout(10) as inner:
                    await asyncio.sleep(5)
            except TimeoutError:
                print("  never")
            finally:
                print("  inner", inner.expired(), "outer", outer.expired())
    finally:
        print("  outer", outer.expired())


async def both():
    async with asyncio.timeout(0.02) as outer:
        async with asyncio.timeout(0.02) as inner:
            await asyncio.sleep(5)


async def error_in_block():
    async with asyncio.timeout(0.02):
        raise ValueError("own")


async def error_after_expiry():
    async with asyncio.timeout(0.02) as t:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("  expired", t.expired())
            raise ValueError("translated")


async def swallowed():
    async with asyncio.timeout(0.02) as t:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            pass
    print("  expired", t.expired())
    await asyncio.sleep(0)
    return "went on"


async def zero():
    async with asyncio.timeout(0):
        print("  begins")
        await asyncio.sleep(0)
        print("  never")


async def zero_without_await():
    async with asyncio.timeout(0) as t:
        pass
    print("  expired", t.expired())
    return "fine"


async def with_outer_cancel():
    me = asyncio.current_task()
    async with asyncio.timeout(0.02) as t:
        asyncio.get_running_loop().call_soon(me.cancel, "outer")
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError as e:
            print("  saw", exc(e))
            t.reschedule(0)
            try:
                await asyncio.sleep(5)
            finally:
                print("  expired", t.expired(), me.cancelling())


async def misuse():
    t = asyncio.timeout(1)
    try:
        t.reschedule(2)
    except RuntimeError as e:
        print(" ", exc(e))
    async with t:
        pass
    try:
        t.reschedule(2)
    except RuntimeError as e:
        print(" ", exc(e))
    try:
        async with t:
            print("  never")
    except RuntimeError as e:
        print(" ", exc(e))


async def main():
    for f in (inner_first, outer_first, both, error_in_block, error_after_expiry,
              swallowed, zero, zero_without_await, misuse):
        await asyncio.create_task(settle(f.__name__, f()))
    t = asyncio.create_task(with_outer_cancel())
    try:
        await t
    except BaseException as e:
        print("with_outer_cancel", exc(e), t.cancelling())


asyncio.run(main())
