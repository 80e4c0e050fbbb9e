"""Which exceptions count as seen: of children of gather, wait, shield, wait_for,
as_completed and groups, after a cancel of something done, of a future whose waiter
was cancelled in the same turn. The others are told to the exception handler."""
import asyncio
import gc


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def fails(name, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(name)


async def fails_late(name):
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError(name)


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def gathers():
    await settle(asyncio.gather(fails("gather first"), fails("gather second", 1)))
    await turns(2)
    asyncio.gather(fails("gather dropped"), fails("gather dropped too"))
    await turns(4)
    asyncio.gather(fails("settled"), return_exceptions=True)
    await turns(4)
    g = asyncio.gather(fails("gather cancelled when done"))
    await turns(4)
    print(g.cancel())


async def waits():
    await asyncio.wait([asyncio.create_task(fails("wait all"))])
    await asyncio.wait([asyncio.create_task(fails("wait exception, last"))],
                       return_when=asyncio.FIRST_EXCEPTION)
    await asyncio.wait([asyncio.create_task(fails("wait exception")),
                        asyncio.create_task(turns(5))], return_when=asyncio.FIRST_EXCEPTION)
    await asyncio.wait([asyncio.create_task(fails("wait completed")),
                        asyncio.create_task(turns(5))], return_when=asyncio.FIRST_COMPLETED)
    await turns(6)


async def shields():
    s = asyncio.shield(asyncio.create_task(fails("shield cancelled", 2)))
    s.cancel()
    await turns(4)
    t = asyncio.create_task(fails("shield cancelled with it", 1))
    s = asyncio.shield(t)
    t.add_done_callback(lambda f: None)
    await turns(2)
    print(t.done(), s.done(), s.cancel())
    await turns(3)
    asyncio.shield(asyncio.create_task(fails("shield dropped")))
    await turns(3)


async def limits():
    await settle(asyncio.wait_for(fails_late("wait_for expired"), 0.01))
    t = asyncio.create_task(asyncio.wait_for(fails_late("wait_for cancelled"), 5))
    await turns(2)
    t.cancel()
    print(await settle(t))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.create_task(fails_late("timeout"))
    except ValueError as e:
        print(exc(e))


async def completed():
    for c in asyncio.as_completed([fails("completed"), fails("completed, not awaited", 3)]):
        print(await settle(c))
        break
    await turns(5)


async def groups():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails("group"))
            tg.create_task(fails_late("group late"))
    except ExceptionGroup as e:
        print(exc(e))


async def futures():
    loop = asyncio.get_running_loop()

    def failed(name):
        f = loop.create_future()
        f.set_exception(ValueError(name))
        return f

    failed("future dropped")
    failed("future cancelled").cancel()
    failed("future asked").exception()
    failed("future with a callback").add_done_callback(lambda f: print("called", f.done()))
    t = asyncio.create_task(fails("task cancelled when done"))
    await turns(2)
    print(t.cancel(), t.cancelling())
    asyncio.create_task(fails("task dropped"))
    f = loop.create_future()
    w = asyncio.create_task(settle(f))
    await turns(1)
    f.set_exception(ValueError("waiter cancelled"))
    w.cancel("w")
    print(await w)
    f = loop.create_future()
    w = asyncio.create_task(settle(f))
    u = asyncio.create_task(settle(f))
    await turns(1)
    f.set_exception(ValueError("two waiters"))
    print(await w, await u)


def main():
    for f in (gathers, waits, shields, limits, completed, groups, futures):
        log = []
        loop = asyncio.new_event_loop()
        loop.set_exception_handler(lambda lp, c: log.append(str(c["exception"])))
        print(f.__name__)
        loop.run_until_complete(f())
        gc.collect()
        loop.close()
        print("  reported:", "; ".join(sorted(log)))


main()
