"""Runner and run: exceptions, cancellation of the main task from inside, nested
runs, a runner used after close, contexts kept between runs, leftover tasks that
make new tasks, and a main that returns while others still clean up."""
import asyncio
import contextvars


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")

var = contextvars.ContextVar("var", default="unset")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


async def value(v):
    await asyncio.sleep(0)
    return v


async def fails():
    await asyncio.sleep(0)
    raise ValueError("main")


async def cancels_itself():
    asyncio.current_task().cancel("own")
    await asyncio.sleep(0)


async def raises_cancelled():
    raise asyncio.CancelledError("raised")


async def nested():
    c = value(1)
    try:
        asyncio.Runner().run(c)
    except RuntimeError as e:
        c.close()
        return exc(e)


async def sets():
    var.set("set by a run")
    return var.get()


async def reads():
    return var.get()


async def leaves_tasks(log):
    async def second():
        log.append("second ran")

    async def first():
        try:
            await asyncio.sleep(10)
        finally:
            log.append("first cleans up")
            asyncio.create_task(second())
            await asyncio.sleep(0)
            log.append("first done")

    asyncio.create_task(first())
    await asyncio.sleep(0)
    log.append("main ends")


async def exits():
    raise SystemExit("bye")


def main():
    attempt("value", lambda: asyncio.run(value("v")))
    attempt("fails", lambda: asyncio.run(fails()))
    attempt("cancels itself", lambda: asyncio.run(cancels_itself()))
    attempt("raises cancelled", lambda: asyncio.run(raises_cancelled()))
    attempt("nested", lambda: asyncio.run(nested()))
    attempt("exits", lambda: asyncio.run(exits()))
    with asyncio.Runner() as r:
        attempt("first", lambda: r.run(fails()))
        attempt("second", lambda: r.run(value("again")))
        attempt("sets", lambda: r.run(sets()))
        attempt("reads", lambda: r.run(reads()))
        loop = r.get_loop()
        print(loop is r.get_loop(), loop.is_closed(), loop.is_running())
    print(var.get(), loop.is_closed())
    c = value(1)
    attempt("after close", lambda: r.run(c))
    attempt("get_loop", r.get_loop)
    r.close()
    c.close()
    unused = asyncio.Runner()
    unused.close()
    attempt("unused", lambda: unused.get_loop().is_closed())
    unused.close()
    log = []
    attempt("leaves", lambda: asyncio.run(leaves_tasks(log)))
    print("; ".join(log))
    attempt("no loop", asyncio.current_task)
    attempt("no loop", asyncio.all_tasks)


main()
