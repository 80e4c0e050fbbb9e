"""A task is cancelled from outside in the turn in which its TaskGroup cancels it
for a failure: the failure leaves the block (3.11 forgets the cancellation then)."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def fails():
    raise ValueError("child")


async def parent():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            await asyncio.sleep(10)
    except ExceptionGroup as e:
        print("group", exc(e.exceptions[0]), me.cancelling())
    try:
        await asyncio.sleep(0)
        print("goes on", me.cancelling())
    except asyncio.CancelledError:
        print("cancelled at the next await", me.cancelling())
        raise


async def main():
    for turns in (2, 3):
        t = asyncio.create_task(parent())
        for _ in range(turns):
            await asyncio.sleep(0)
        t.cancel("outside")
        try:
            await t
        except asyncio.CancelledError:
            pass
        print("after", turns, "turns", t.cancelled())


asyncio.run(main())
