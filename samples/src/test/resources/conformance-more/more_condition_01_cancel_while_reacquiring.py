"""Condition: a waiter that is notified and then cancelled before it has the lock
again; one cancelled while it waits for the lock, several times; the lock is
always held when wait() ends; misuse."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def waiter(name, cond, log):
    async with cond:
        try:
            log.append(name + " waits")
            r = await cond.wait()
            log.append(name + " woke " + str(r))
        except asyncio.CancelledError as e:
            log.append(name + " " + exc(e) + " locked " + str(cond.locked()))
            raise
        finally:
            log.append(name + " leaves")


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def ended(t):
    try:
        await t
        return "ended"
    except BaseException as e:
        return exc(e) + " " + str(t.cancelled())


def flush(label, log):
    print(label)
    for line in log:
        print("  " + line)
    log.clear()


async def main():
    log = []
    cond = asyncio.Condition()

    t = asyncio.create_task(waiter("a", cond, log))
    await turns(2)
    async with cond:
        t.cancel("while the lock is taken")
        await turns(3)
        log.append("still waiting for the lock " + str(t.done()))
        t.cancel("again")
        await turns(3)
        log.append("still " + str(t.done()))
    log.append(await ended(t))
    log.append("lock " + str(cond.locked()))
    flush("cancelled, lock taken", log)

    t = asyncio.create_task(waiter("b", cond, log))
    await turns(2)
    async with cond:
        cond.notify()
        await turns(2)
        t.cancel("after notify")
        await turns(2)
    log.append(await ended(t) + " " + str(cond.locked()))
    flush("notified, then cancelled while it waits for the lock", log)

    ts = [asyncio.create_task(waiter(n, cond, log)) for n in "cde"]
    await turns(2)
    ts[1].cancel()
    async with cond:
        cond.notify(2)
    for t in ts:
        log.append(await ended(t))
    flush("a cancelled one is not counted", log)

    try:
        cond.notify()
    except RuntimeError as e:
        print(exc(e))
    try:
        await cond.wait()
    except RuntimeError as e:
        print(exc(e))
    try:
        cond.release()
    except RuntimeError as e:
        print(exc(e))
    calls = []

    def predicate():
        calls.append(len(calls))
        return len(calls) > 3 and "true"

    async def waits():
        async with cond:
            return await cond.wait_for(predicate)

    t = asyncio.create_task(waits())
    await turns(2)
    for _ in range(4):
        async with cond:
            cond.notify_all()
        await turns(2)
    print("predicate", await t, calls)


asyncio.run(main())
