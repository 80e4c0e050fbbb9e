"""timeout: it expires while another exception is handled, in a finally block, in the
cleanup of an inner one; the inner TimeoutError meets the outer limit; an error from
the cleanup; a TimeoutError of the block's own; a limit inside of a shield, gather
and a group; the cause of a TimeoutError."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def while_handling():
    async with asyncio.timeout(0.01) as t:
        try:
            raise ValueError("first")
        except ValueError:
            await asyncio.sleep(10)


async def in_finally():
    async with asyncio.timeout(0.01) as t:
        try:
            return "value"
        finally:
            try:
                await asyncio.sleep(10)
            finally:
                print("  expired", t.expired())


async def inner_cleanup_meets_outer():
    async with asyncio.timeout(0.02) as outer:
        try:
            async with asyncio.timeout(0.01) as inner:
                try:
                    await asyncio.sleep(10)
                finally:
                    await asyncio.sleep(10)
        except TimeoutError as e:
            print("  never")
        finally:
            print("  finally", inner.expired(), outer.expired(),
                  asyncio.current_task().cancelling())


async def handles_inner_until_outer():
    async with asyncio.timeout(0.02) as outer:
        try:
            async with asyncio.timeout(0.01):
                await asyncio.sleep(10)
        except TimeoutError as e:
            print("  inner", exc(e.__cause__), asyncio.current_task().cancelling())
            await asyncio.sleep(10)


async def error_in_cleanup():
    async with asyncio.timeout(0.01):
        try:
            await asyncio.sleep(10)
        finally:
            raise KeyError("cleanup")


async def own_timeout_error():
    async with asyncio.timeout(0.01) as t:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise TimeoutError("own")


async def own_cancelled_error():
    async with asyncio.timeout(0.01) as t:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise asyncio.CancelledError("own")


async def cancelled_without_expiry():
    async with asyncio.timeout(10):
        raise asyncio.CancelledError("by hand")


async def limited(seconds, value):
    async with asyncio.timeout(seconds):
        await asyncio.sleep(0.03)
    return value


async def in_gather():
    r = await asyncio.gather(limited(0.01, 1), limited(5, 2), return_exceptions=True)
    return exc(r[0]) + " " + str(r[1])


async def in_shield():
    t = asyncio.create_task(limited(0.02, "inner"))
    async with asyncio.timeout(0.01):
        try:
            await asyncio.shield(t)
        finally:
            try:
                await t
            except TimeoutError:
                print("  inner timed out too")


async def in_group():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(limited(0.01, 1))
            t = tg.create_task(limited(5, 2))
    except ExceptionGroup as e:
        return exc(e.exceptions[0]) + " " + str(t.cancelled())


async def caught_by_the_second_limit():
    for i in range(3):
        try:
            async with asyncio.timeout(0.005):
                await asyncio.sleep(10)
        except TimeoutError:
            print("  round", i, asyncio.current_task().cancelling())
    return "three"


async def main():
    for f in (while_handling, in_finally, inner_cleanup_meets_outer, handles_inner_until_outer,
              error_in_cleanup, own_timeout_error, own_cancelled_error,
              cancelled_without_expiry, in_gather, in_shield, in_group,
              caught_by_the_second_limit):
        print(f.__name__)
        t = asyncio.create_task(f())
        try:
            print(" ", await t)
        except BaseException as e:
            print(" ", exc(e), "|", exc(e.__cause__) if e.__cause__ else None,
                  t.cancelled(), t.cancelling())


asyncio.run(main())
