"""Queue: getters and putters that are cancelled after they were woken, order of
several blocked putters with a limit of one, join with several waiters and with
items put while it waits, unfinished counts, and misuse."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def get(name, q, log):
    try:
        v = await q.get()
        log.append(name + "<" + str(v))
        return v
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise


async def put(name, q, log, v):
    try:
        await q.put(v)
        log.append(name + ">" + str(v))
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def joiner(name, q, log):
    await q.join()
    log.append(name + " joined")


async def main():
    log = []
    q = asyncio.Queue()
    g = [asyncio.create_task(get("g" + str(i), q, log)) for i in range(3)]
    await turns(1)
    q.put_nowait("x")
    g[0].cancel("woken")
    await turns(3)
    print(log, q.qsize(), [int(t.done()) for t in g])
    q.put_nowait("y")
    q.put_nowait("z")
    await turns(2)
    print(log, q.qsize())
    log.clear()

    q = asyncio.Queue(1)
    p = [asyncio.create_task(put("p" + str(i), q, log, i)) for i in range(4)]
    await turns(1)
    print(log, q.full())
    p[1].cancel()
    print("got", q.get_nowait(), q.full(), q.empty())
    await turns(3)
    print(log, q.qsize())
    print("got", q.get_nowait())
    p[3].cancel("woken")
    await turns(3)
    print(log, q.qsize(), [int(t.cancelled()) for t in p])
    log.clear()

    q = asyncio.Queue()
    await q.join()
    for i in range(2):
        q.put_nowait(i)
    js = [asyncio.create_task(joiner("j" + str(i), q, log)) for i in range(2)]
    await turns(1)
    js[0].cancel()
    q.get_nowait()
    q.task_done()
    await turns(2)
    print(log)
    q.put_nowait(2)
    q.get_nowait()
    q.task_done()
    q.get_nowait()
    print("empty", q.empty())
    await turns(2)
    print(log)
    q.task_done()
    q.put_nowait(3)
    await turns(2)
    print("joined although there is one more", log)
    q.get_nowait()
    q.task_done()
    for f in (q.task_done, q.get_nowait):
        try:
            f()
        except Exception as e:
            print(exc(e))
    q = asyncio.Queue(2)
    q.put_nowait(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(exc(e))
    n = asyncio.Queue(-1)
    print("negative", n.full(), n.maxsize, n.qsize())
    w = asyncio.create_task(asyncio.wait_for(n.get(), 0.02))
    try:
        await w
    except TimeoutError as e:
        print(exc(e))
    n.put_nowait("kept")
    print(await n.get())


asyncio.run(main())
