"""Queues of every order: getters and putters cancelled as they are woken, twice in
a row and all at once; priorities that arrive while getters wait; join with several
tasks when task_done comes too often, too early, or from a cancelled worker."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def get(name, q):
    try:
        log.append(name + "<" + str(await q.get()))
    except asyncio.CancelledError as e:
        log.append(name + " " + exc(e))
        raise


async def put(name, q, v):
    try:
        await q.put(v)
        log.append(name + ">" + str(v))
    except asyncio.CancelledError as e:
        log.append(name + " " + exc(e))
        raise


async def show(label, q):
    await turns(6)
    print(label, "|", "; ".join(log), "|", q.qsize(), q.empty(), q.full())
    log.clear()


async def worker(q, fails):
    while True:
        v = await q.get()
        try:
            await asyncio.sleep(0)
            if v in fails:
                raise ValueError(v)
            log.append("did " + str(v))
        except ValueError as e:
            log.append(exc(e))
        finally:
            q.task_done()


async def join(name, q):
    await q.join()
    log.append(name + " joined")


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        print("--", kind.__name__)
        q = kind()
        g = [asyncio.create_task(get("g" + str(i), q)) for i in range(4)]
        await turns(1)
        for v in (3, 1, 2):
            q.put_nowait(v)
        g[0].cancel("woken")
        await show("woken and cancelled", q)
        q.put_nowait(5)
        g[3].cancel("late")
        await show("late", q)
        g = [asyncio.create_task(get("h" + str(i), q)) for i in range(3)]
        await turns(1)
        q.put_nowait(7)
        q.put_nowait(6)
        g[0].cancel()
        g[1].cancel()
        await turns(1)
        q.put_nowait(4)
        await show("two woken, two cancelled", q)
        while not q.empty():
            log.append(str(q.get_nowait()))
        await show("rest", q)

        q = kind(2)
        p = [asyncio.create_task(put("p" + str(i), q, 9 - i)) for i in range(6)]
        await turns(1)
        log.append("full " + str(q.get_nowait()))
        p[2].cancel("woken")
        await show("putter cancelled", q)
        log.append(str(q.get_nowait()) + str(q.get_nowait()))
        p[4].cancel("woken")
        await turns(1)
        q.put_nowait(0)
        await show("overtaken", q)
        while not q.empty():
            log.append(str(q.get_nowait()))
            await turns(2)
        await show("the end", q)
        print([int(t.cancelled()) for t in p])

    q = asyncio.Queue()
    w = [asyncio.create_task(worker(q, (2, 3))) for _ in range(2)]
    j = [asyncio.create_task(join("early", q))]
    await show("nothing to join", q)
    for v in range(5):
        q.put_nowait(v)
    j += [asyncio.create_task(join("j" + str(i), q)) for i in range(2)]
    await turns(2)
    j[1].cancel()
    w[0].cancel("worker")
    await show("worker cancelled", q)
    await turns(8)
    await show("all done", q)
    print([int(t.done()) for t in j])
    try:
        q.task_done()
    except ValueError as e:
        print(exc(e))
    q.put_nowait("x")
    q.task_done()
    await q.join()
    print("joined, one left:", q.qsize())
    await show("taken", q)
    try:
        await w[1]
    except ValueError as e:
        print(exc(e))


asyncio.run(main())
