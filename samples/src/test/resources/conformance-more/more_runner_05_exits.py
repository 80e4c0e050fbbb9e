"""SystemExit and KeyboardInterrupt under run: thrown by a callback, a done callback, the
exception handler, a task that nobody, a gather, a shield or a wait waits for; main and
the others still clean up, unless main leaves with the exit meanwhile."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def cleans(name):
    try:
        await asyncio.sleep(10)
    except BaseException as e:
        log.append(name + " " + exc(e))
        raise
    finally:
        await asyncio.sleep(0)
        log.append(name + " cleaned")


async def exits(e, turns=1):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise e


def leave(e):
    raise e


async def main(how):
    loop = asyncio.get_running_loop()
    other = asyncio.create_task(cleans("other"))
    await asyncio.sleep(0)
    if how == "callback":
        loop.call_soon(leave, SystemExit("callback"))
        loop.call_soon(log.append, "after it")
    elif how == "timer":
        loop.call_later(0, leave, KeyboardInterrupt("timer"))
    elif how == "done callback":
        f = loop.create_future()
        f.add_done_callback(lambda x: leave(SystemExit("done callback")))
        f.add_done_callback(lambda x: log.append("second callback"))
        f.set_result(None)
    elif how == "handler":
        loop.set_exception_handler(lambda l, c: leave(SystemExit("handler")))
        loop.call_soon(leave, ValueError("callback"))
    elif how == "task":
        asyncio.create_task(exits(KeyboardInterrupt("task")))
    elif how == "gather":
        try:
            await asyncio.gather(exits(SystemExit("gathered")), cleans("gathered"))
        except BaseException as e:
            log.append("gather " + exc(e))
            raise
    elif how == "shield":
        try:
            await asyncio.shield(exits(SystemExit("shielded")))
        except BaseException as e:
            log.append("shield " + exc(e))
    elif how == "wait":
        t = asyncio.create_task(exits(SystemExit("waited")))
        try:
            await asyncio.wait([t])
        finally:
            log.append("wait " + str(t.done()) + " " + exc(t.exception()))
    elif how == "main":
        await exits(SystemExit("main"))
    elif how == "swallowed":
        try:
            await exits(SystemExit("swallowed"), 0)
        except SystemExit as e:
            log.append(exc(e))
            return "went on"
    try:
        await asyncio.sleep(10)
    finally:
        log.append("main cleaned " + str(asyncio.current_task().cancelling()))


for how in ("callback", "timer", "done callback", "handler", "task", "gather", "shield", "wait",
            "main", "swallowed"):
    try:
        print(how, "->", asyncio.run(main(how)))
    except BaseException as e:
        print(how, "raised", exc(e))
    print("  ", "; ".join(sorted(log)))
    log.clear()
