"""TaskGroup: what it says of itself before, inside, while it shuts down and after
each way to end, when tasks are added at the wrong time; tasks that children add
while the block waits at its end; a group in a callback, entered twice."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def noop():
    return 1


def adding(label, tg):
    c = noop()
    try:
        tg.create_task(c)
        print(label, "added", tg)
    except RuntimeError as e:
        print(label, exc(e))
        c.close()


async def fails(turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError("child")


async def settle(coro):
    try:
        await coro
        return "ended"
    except BaseException as e:
        return exc(e)


async def main():
    tg = asyncio.TaskGroup()
    print(tg)
    adding("before", tg)

    async def ends():
        async with tg:
            print("inside", tg)
            adding("inside", tg)
            print(await settle(tg.__aenter__()))
    print(await settle(ends()), tg)
    adding("after", tg)

    tg2 = asyncio.TaskGroup()

    async def child_adds(n):
        await asyncio.sleep(0)
        adding("child " + str(n), tg2)
        if n < 2:
            tg2.create_task(child_adds(n + 1))
        return n

    async def grows():
        async with tg2:
            tg2.create_task(child_adds(0))
    print(await settle(grows()), tg2)
    adding("grown", tg2)

    tg3 = asyncio.TaskGroup()

    async def cleanup():
        try:
            await asyncio.sleep(10)
        finally:
            adding("in cleanup", tg3)
            await asyncio.sleep(0)
            print("shutting down", tg3)

    async def child_fails():
        async with tg3:
            tg3.create_task(cleanup())
            tg3.create_task(fails())
            tg3.create_task(fails(1))
            try:
                await asyncio.sleep(10)
            finally:
                adding("in the block", tg3)
    print(await settle(child_fails()), tg3)
    adding("after failure", tg3)

    tg4 = asyncio.TaskGroup()

    async def body_fails():
        async with tg4:
            tg4.create_task(asyncio.sleep(10))
            raise KeyError("body")
    print(await settle(body_fails()), tg4)
    adding("after body", tg4)

    tg5 = asyncio.TaskGroup()

    async def parent_cancelled():
        async with tg5:
            tg5.create_task(asyncio.sleep(10))
            await asyncio.sleep(10)
    t = asyncio.create_task(parent_cancelled())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("parent")
    print(await settle(t), tg5)
    adding("after cancel", tg5)

    tg6 = asyncio.TaskGroup()
    c = tg6.__aenter__()

    def entering():
        try:
            c.send(None)
        except RuntimeError as e:
            print("callback", exc(e))
    asyncio.get_running_loop().call_soon(entering)
    await asyncio.sleep(0)
    print(tg6)


asyncio.run(main())
