"""wait: duplicates, done tasks, cancelling the waiter, tasks that are cancelled
or fail under each return_when, a future that completes in the turn of the
time-out; as_completed with errors, time-outs and an early break."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def work(name, turns, how="value"):
    for _ in range(turns):
        await asyncio.sleep(0)
    if how == "fail":
        raise ValueError(name)
    if how == "cancel":
        raise asyncio.CancelledError(name)
    return name


def task(name, turns, how="value"):
    return asyncio.create_task(work(name, turns, how), name=name)


def names(ts):
    return "+".join(sorted(t.get_name() for t in ts)) or "none"


async def waiting(label, ts, **kw):
    done, pending = await asyncio.wait(ts, **kw)
    print(label, names(done), "|", names(pending))
    for t in ts:
        if not t.cancelled() and t.done():
            t.exception()


async def main():
    a = task("a", 1)
    await waiting("duplicates", [a, a, a])
    await waiting("done before", [a, task("b", 3)], return_when=asyncio.FIRST_COMPLETED)
    await waiting("all done before", [a])
    await waiting("cancel is no exception",
                  [task("c", 1, "cancel"), task("d", 3)], return_when=asyncio.FIRST_EXCEPTION)
    await waiting("exception",
                  [task("e", 1, "fail"), task("f", 3)], return_when=asyncio.FIRST_EXCEPTION)
    await waiting("cancel completes",
                  [task("g", 1, "cancel"), task("h", 3)], return_when=asyncio.FIRST_COMPLETED)
    await waiting("all", [task("i", 1, "fail"), task("j", 2, "cancel"), task("k", 3)])
    slow = task("slow", 50)
    w = asyncio.create_task(waiting("never", [slow]))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    w.cancel("w")
    try:
        await w
    except asyncio.CancelledError as e:
        print("waiter cancelled", exc(e), slow.cancelled(), slow.done())
    await slow
    await waiting("timeout", [slow, asyncio.create_task(asyncio.sleep(5), name="z")], timeout=0.03)
    await waiting("timeout negative", [slow, task("n", 0)], timeout=-1)
    print("as_completed")
    for c in asyncio.as_completed([work("x", 3), work("y", 1, "fail"), work("z", 2, "cancel")]):
        try:
            print(" ", await c)
        except BaseException as e:
            print(" ", exc(e))
    f = asyncio.get_running_loop().create_future()
    for c in asyncio.as_completed([work("quick", 1), f], timeout=0.5):
        try:
            print(" ", await c)
        except BaseException as e:
            print(" ", exc(e), f.done())
    f.cancel()
    for c in asyncio.as_completed([work("p", 1), work("q", 2)]):
        print("  first", await c)
        break
    waits = list(asyncio.as_completed([work("r", 3), work("s", 1), work("t", 2)]))
    print("  in any order", await waits[2], await waits[0], await waits[1])


asyncio.run(main())
