"""Futures: a CancelledError as its exception is no cancellation; messages of
results asked for twice; callbacks that complete other futures; a future driven by
hand; one that is completed while a task that was cancelled still waits."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def awaits(f):
    return await f


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.set_exception(asyncio.CancelledError("as exception"))
    print("state", f.done(), f.cancelled(), exc(f.exception()), f.cancel())
    print("awaited", await settle(f))
    t = asyncio.create_task(awaits(f))
    print("task", await settle(t), t.cancelled(), t.cancelling())
    print("gathered", await settle(asyncio.gather(f, asyncio.sleep(0))))
    r = await asyncio.gather(f, asyncio.sleep(0, 1), return_exceptions=True)
    print("settled", exc(r[0]), r[0] is f.exception(), r[1])
    print("waited for", await settle(asyncio.wait_for(f, 5)))
    done, pending = await asyncio.wait([f, loop.create_future()],
                                       return_when=asyncio.FIRST_EXCEPTION)
    print("wait", len(done), len(pending))

    f = loop.create_future()
    f.cancel("why")
    for label in ("first", "second"):
        attempt(label, f.result)
        attempt(label, f.exception)
    attempt("set", lambda: f.set_exception(ValueError("late")))
    print("cancel again", f.cancel("other"), await settle(f))

    chain = [loop.create_future() for _ in range(4)]
    for a, b in zip(chain, chain[1:]):
        a.add_done_callback(lambda x, b=b: b.set_result(x.result() + 1))
    chain[0].set_result(1)
    for i in range(4):
        print("turn", i, [c.done() for c in chain])
        await asyncio.sleep(0)
    print(chain[3].result())

    f = loop.create_future()
    c = awaits(f)
    print("sent", c.send(None) is f)
    attempt("too early", lambda: c.send(None))
    f = loop.create_future()
    c = awaits(f)
    c.send(None)
    f.set_result("by hand")
    try:
        c.send(None)
    except StopIteration as e:
        print("returned", e.value)
    c = awaits(f)
    try:
        c.send(None)
    except StopIteration as e:
        print("at once", e.value)

    f = loop.create_future()
    t = asyncio.create_task(awaits(f))
    await asyncio.sleep(0)
    t.cancel("m")
    attempt("set after cancel", lambda: f.set_result(1))
    print(await settle(t), f.cancelled())
    order = []
    f = loop.create_future()
    f.add_done_callback(lambda x: order.append("one"))
    f.add_done_callback(lambda x: x.add_done_callback(lambda y: order.append("nested")))
    f.add_done_callback(lambda x: order.append("two"))
    loop.call_soon(order.append, "before")
    f.cancel()
    loop.call_soon(order.append, "after")
    await asyncio.sleep(0)
    print(" ".join(order))
    await asyncio.sleep(0)
    print(order[-1])


asyncio.run(main())
