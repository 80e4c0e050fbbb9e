"""A task that was woken by notify() is cancelled before it runs (3.11 loses the
wake-up)."""
import asyncio


async def waiter(name, cond, log):
    async with cond:
        await cond.wait()
        log.append(name)


async def main():
    cond = asyncio.Condition()
    log = []
    a = asyncio.create_task(waiter("a", cond, log))
    b = asyncio.create_task(waiter("b", cond, log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with cond:
        cond.notify()
    a.cancel()
    for _ in range(6):
        await asyncio.sleep(0)
    print("a cancelled", a.cancelled(), "b woken", b.done(), log)
    b.cancel()


asyncio.run(main())
