"""Context variables in async generators: each step runs in the context of the task
that makes it; a generator stepped by several tasks, closed at shutdown or by a
task of another context; callbacks and tasks that a generator starts."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")
log = []
kept = []


async def gen(name):
    try:
        while True:
            before = var.get()
            var.set(name + "+" + before)
            s = yield name + ":" + before
            if s:
                var.set(s)
            await asyncio.sleep(0)
            log.append(name + " sees " + var.get())
    finally:
        log.append(name + " ends in " + var.get())
        await asyncio.sleep(0)
        var.set("cleaned")


async def step(g, value, sent=None):
    var.set(value)
    r = await (g.asend(sent) if sent else g.__anext__())
    return r + " then " + var.get()


async def closer(g, value):
    var.set(value)
    await g.aclose()
    return var.get()


async def starting():
    loop = asyncio.get_running_loop()
    for i in range(3):
        var.set("inside " + str(i))
        loop.call_soon(lambda: log.append("callback sees " + var.get()))
        t = asyncio.create_task(sees("task"))
        var.set("changed " + str(i))
        yield t


async def sees(name):
    log.append(name + " sees " + var.get())
    var.set("lost")


async def main():
    g = gen("g")
    print(await g.__anext__(), var.get())
    print(await asyncio.create_task(step(g, "one")), var.get())
    print(await asyncio.create_task(step(g, "two", "sent")), var.get())
    print(await step(g, "main"), var.get())
    ctx = contextvars.copy_context()
    ctx.run(var.set, "other")
    print(await asyncio.create_task(g.__anext__(), context=ctx), ctx[var], var.get())
    print(await asyncio.create_task(closer(g, "closing")), var.get())
    print(log)
    log.clear()

    async for t in starting():
        log.append("main sees " + var.get())
        await t
        var.set("main " + str(len(log)))
    print(log, var.get())
    log.clear()

    h = gen("h")
    kept.append(h)
    var.set("start")
    await h.__anext__()
    var.set("end")


asyncio.run(main())
print(log, var.get())
