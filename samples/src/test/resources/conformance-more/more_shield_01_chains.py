"""Chains of shields, shields of done futures, of tasks that fail after the
shield was cancelled (reported to the exception handler), and cancelling the
inner future."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def work(log, turns, how="value"):
    for i in range(turns):
        await asyncio.sleep(0)
    log.append("worked")
    if how == "fail":
        raise ValueError("late")
    return how


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def main():
    loop = asyncio.get_running_loop()
    reports = []
    loop.set_exception_handler(
        lambda l, c: reports.append(c["message"] + " | " + exc(c["exception"])))
    log = []
    t = asyncio.create_task(work(log, 5))
    s1 = asyncio.shield(t)
    s2 = asyncio.shield(s1)
    w = asyncio.create_task(settle(s2))
    await asyncio.sleep(0)
    print("cancel", w.cancel("x"), s2.cancelled(), s1.cancelled(), t.cancelled())
    print(await w)
    print("chain goes on", await s1, log)

    f = loop.create_future()
    f.set_result("done")
    print("shield of a done future is it", asyncio.shield(f) is f)
    s = asyncio.shield(t)
    print("same for a task", s is t, s.done())

    t = asyncio.create_task(work(log, 3, "fail"))
    s = asyncio.shield(t)
    s.cancel()
    print("shield", await settle(s), t.done())
    for _ in range(5):
        await asyncio.sleep(0)
    print("inner done", t.done(), "reports", reports)
    print(await settle(t))

    t = asyncio.create_task(work(log, 3))
    s = asyncio.shield(t)
    await asyncio.sleep(0)
    t.cancel("inner")
    print("inner cancelled", await settle(s), s.cancelled(), await settle(t))

    t = asyncio.create_task(work(log, 3))
    g = asyncio.gather(asyncio.shield(t), asyncio.sleep(10))
    await asyncio.sleep(0)
    g.cancel("g")
    print("gather", await settle(g), t.done())
    print(await t)

    t = asyncio.create_task(work(log, 2, "fail"))
    print("fails through", await settle(asyncio.shield(t)))
    print("same object", (await settle(asyncio.shield(t))) == (await settle(t)))
    c = asyncio.shield(work(log, 1))
    print("of a coroutine", await c)


asyncio.run(main())
