"""run and Runner when somebody calls stop: the main itself, with and without another
await, a leftover task in its cleanup; a run that goes on in the next one; a main that
closes its loop; a loop that is closed behind the back of its runner."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn(), "|", "; ".join(log))
    except BaseException as e:
        print(label, "raised", exc(e), "|", "; ".join(log))
    log.clear()


log = []


async def stops_and_returns():
    asyncio.get_running_loop().stop()
    return "returned"


async def stops_and_waits(turns):
    asyncio.get_running_loop().stop()
    try:
        for i in range(turns):
            await asyncio.sleep(0)
            log.append("turn " + str(i))
    except asyncio.CancelledError as e:
        log.append(exc(e) + " " + str(asyncio.current_task().cancelling()))
        raise
    finally:
        log.append("cleanup")
    return "waited"


async def stops_and_fails():
    asyncio.get_running_loop().stop()
    raise ValueError("failed")


async def stops_in_a_callback():
    loop = asyncio.get_running_loop()
    loop.call_soon(loop.stop)
    loop.call_soon(log.append, "same turn")
    await asyncio.sleep(0)
    log.append("woken")
    await asyncio.sleep(0)
    return "never in one run"


async def turns(n):
    for i in range(n):
        await asyncio.sleep(0)
        log.append("other " + str(i))
    return "turned"


async def closes():
    try:
        asyncio.get_running_loop().close()
    except RuntimeError as e:
        log.append(exc(e))
    return "not closed"


async def stubborn():
    try:
        await asyncio.sleep(10)
    finally:
        log.append("leftover")
        asyncio.get_running_loop().stop()
        await asyncio.sleep(0)
        log.append("went on")
        await asyncio.sleep(0)


async def leaves(keep):
    keep.append(asyncio.create_task(stubborn()))
    await asyncio.sleep(0)
    asyncio.get_running_loop().set_exception_handler(lambda l, c: None)
    return "left"


def main():
    attempt("returns", lambda: asyncio.run(stops_and_returns()))
    attempt("waits", lambda: asyncio.run(stops_and_waits(3)))
    attempt("fails", lambda: asyncio.run(stops_and_fails()))
    attempt("callback", lambda: asyncio.run(stops_in_a_callback()))
    attempt("closes", lambda: asyncio.run(closes()))

    r = asyncio.Runner()
    attempt("first", lambda: r.run(stops_and_waits(3)))
    attempt("second", lambda: r.run(turns(4)))
    attempt("third", lambda: r.run(stops_and_returns()))
    attempt("fourth", lambda: r.run(turns(1)))
    t = r.get_loop().create_task(stops_and_waits(2))
    attempt("fifth", lambda: r.run(turns(2)))
    attempt("stopped from outside", r.get_loop().stop)
    attempt("sixth", lambda: r.run(turns(1)))
    attempt("close", r.close)
    print(t.done(), t.cancelled())

    r = asyncio.Runner()
    keep = []
    attempt("leaves", lambda: r.run(leaves(keep)))
    attempt("close", r.close)
    print(keep[0].done(), r.close())

    r = asyncio.Runner()
    r.get_loop().close()
    c = turns(1)
    attempt("closed", lambda: r.run(c))
    attempt("loop", lambda: r.get_loop().is_closed())
    attempt("close", r.close)
    attempt("close again", r.close)
    c.close()


main()
