"""A task that is cancelled while its cleanup awaits: the second cancellation
arrives at the await of the cleanup; nested finally blocks go on outward; a task
that clears its cancellation with uncancel() in time goes on."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def nested(log):
    try:
        try:
            log.append("work")
            await asyncio.sleep(10)
        finally:
            log.append("inner cleanup")
            await asyncio.sleep(10)
            log.append("never")
    finally:
        log.append("outer cleanup")
        await asyncio.sleep(0)
        log.append("outer done")


async def stubborn(n):
    me = asyncio.current_task()
    caught = []
    while len(caught) < n:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            caught.append(str(e) + str(me.cancelling()))
    return " ".join(caught)


async def recovers():
    me = asyncio.current_task()
    me.cancel("self")
    print("pending", me.cancelling())
    try:
        await asyncio.sleep(0)
        print("never")
    except asyncio.CancelledError as e:
        print("arrived", exc(e), me.uncancel())
    await asyncio.sleep(0)
    return "recovered"


async def ends_with_pending_cancel():
    asyncio.current_task().cancel("at the end")
    return "value"


async def fails_with_pending_cancel():
    asyncio.current_task().cancel("before the error")
    raise ValueError("real error")


async def show(label, t):
    try:
        print(label, await t)
    except BaseException as e:
        print(label, exc(e), t.cancelled())


async def main():
    log = []
    t = asyncio.create_task(nested(log))
    await asyncio.sleep(0)
    t.cancel("one")
    await asyncio.sleep(0)
    t.cancel("two")
    await show("nested", t)
    print(", ".join(log))

    t = asyncio.create_task(stubborn(3))
    await asyncio.sleep(0)
    for m in "abc":
        t.cancel(m)
        await asyncio.sleep(0)
        print("turn", m, t.done())
        await asyncio.sleep(0)
    await show("stubborn", t)

    await show("recovers", asyncio.create_task(recovers()))
    await show("ends", asyncio.create_task(ends_with_pending_cancel()))
    await show("fails", asyncio.create_task(fails_with_pending_cancel()))


asyncio.run(main())
