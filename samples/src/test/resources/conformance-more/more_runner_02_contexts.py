"""Runner: the context that its runs share, one that is given to a run, variables set
around it, tasks and callbacks left over between runs, tasks made on its loop before
the first run, and what a run that fails or is cancelled leaves behind."""
import asyncio
import contextlib
import contextvars

var = contextvars.ContextVar("var", default="default")


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


async def swap(value):
    before = var.get()
    var.set(value)
    await asyncio.sleep(0)
    return before + ">" + var.get()


async def fails():
    var.set("set by a failure")
    raise ValueError("main")


async def cancels():
    var.set("set by a cancelled one")
    asyncio.current_task().cancel("main")
    await asyncio.sleep(0)


async def in_task(value):
    return await asyncio.create_task(swap(value))


async def starts(log):
    async def left():
        for i in range(6):
            log.append(str(i))
            await asyncio.sleep(0)
        return var.get()
    asyncio.get_running_loop().call_soon(log.append, "soon")
    asyncio.get_running_loop().call_later(0, log.append, "timer")
    t = asyncio.create_task(left())
    await asyncio.sleep(0)
    return t


async def awaits(t):
    return await t


def main():
    var.set("main")
    with contextlib.closing(asyncio.Runner()) as r:
        var.set("changed before the first run")
        attempt("first", lambda: r.run(swap("one")))
        var.set("changed outside")
        attempt("second", lambda: r.run(swap("two")))
        attempt("task", lambda: r.run(in_task("in a task")))
        ctx = contextvars.copy_context()
        attempt("given", lambda: r.run(swap("three"), context=ctx))
        print(ctx[var], var.get())
        attempt("given again", lambda: r.run(swap("four"), context=ctx))
        attempt("own", lambda: r.run(swap("five")))
        attempt("fails", lambda: r.run(fails()))
        attempt("cancels", lambda: r.run(cancels()))
        attempt("after", lambda: r.run(swap("six")))
        attempt("inside", lambda: ctx.run(lambda: r.run(swap("seven"))))
        attempt("outside", lambda: contextvars.copy_context().run(
            lambda: r.run(swap("eight"), context=contextvars.copy_context())))
        log = []
        t = r.run(starts(log))
        print(" ".join(log), t.done())
        print(r.run(awaits(t)), " ".join(log))
        attempt("loop", lambda: r.get_loop().run_until_complete(swap("on the loop")))
        attempt("kept", lambda: r.run(swap("nine")))
        print(var.get())
    r = asyncio.Runner()
    early = r.get_loop().create_task(swap("early"))
    var.set("after get_loop")
    attempt("early", lambda: r.run(awaits(early)))
    attempt("run", lambda: r.run(swap("ten")))
    pending = r.get_loop().create_task(asyncio.sleep(10))
    r.close()
    print(pending.cancelled(), r.close(), var.get())
    attempt("run", lambda: asyncio.run(swap("eleven")))
    print(var.get())


main()
