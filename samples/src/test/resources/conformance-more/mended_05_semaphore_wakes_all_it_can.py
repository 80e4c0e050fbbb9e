"""Two tasks come while a woken waiter has not gone on yet, though there are
permits for both (3.11 wakes them one by one, each a turn later)."""
import asyncio


async def taker(name, sem, log):
    await sem.acquire()
    log.append(name)


async def main():
    sem = asyncio.Semaphore(0)
    log = []
    asyncio.create_task(taker("first", sem, log))
    await asyncio.sleep(0)
    ts = [asyncio.create_task(taker(n, sem, log)) for n in ("a", "b")]
    sem.release()
    sem.release()
    sem.release()
    for turn in range(4):
        print("turn", turn, " ".join(log))
        await asyncio.sleep(0)
    await asyncio.gather(*ts)


asyncio.run(main())
