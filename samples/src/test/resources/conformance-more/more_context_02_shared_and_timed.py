"""Context variables: one context shared by two tasks and by callbacks of every
kind; a child that sees what its parent had when it was made; task groups, time
limits and finally blocks of cancelled tasks; tokens that outlive their context;
what a callback that adds a callback passes on."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")
other = contextvars.ContextVar("other")
log = []


def note(name):
    log.append(name + " " + var.get() + "/" + other.get("-"))


def noting(name, value=None):
    note(name)
    if value:
        var.set(value)


def show(label):
    print(label, "|", "; ".join(log), "|", var.get(), other.get("-"))
    log.clear()


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def worker(name, steps, pause=0):
    try:
        for i in range(steps):
            note(name)
            var.set(name + str(i))
            await asyncio.sleep(pause)
    except asyncio.CancelledError:
        note(name + " cancelled")
        raise
    finally:
        await asyncio.sleep(0)
        note(name + " finally")


async def nested(n):
    note("nested " + str(n))
    token = var.set("level " + str(n))
    if n:
        t = asyncio.create_task(nested(n - 1))
        var.reset(token)
        other.set(str(n))
        await t
    note("nested " + str(n) + " ends")


async def main():
    loop = asyncio.get_running_loop()
    var.set("main")
    shared = contextvars.copy_context()
    a = asyncio.create_task(worker("a", 2), context=shared)
    b = asyncio.create_task(worker("b", 2), context=shared)
    await asyncio.gather(a, b)
    show("two tasks in one context " + shared[var])

    f = loop.create_future()
    f.add_done_callback(lambda _: noting("done", "by done"), context=shared)
    loop.call_soon(lambda: noting("soon", "by soon"), context=shared)
    loop.call_later(0, lambda: noting("later", "by later"), context=shared)
    loop.call_soon_threadsafe(lambda: noting("threadsafe", "by threadsafe"), context=shared)
    f.set_result(None)
    await asyncio.sleep(0.01)
    show("callbacks in one context " + shared[var])

    def chain(n):
        noting("chain " + str(n), "chain " + str(n))
        if n:
            loop.call_soon(chain, n - 1)
            var.set("lost " + str(n))
    loop.call_soon(chain, 2)
    await turns(4)
    show("a callback that adds a callback")

    await nested(2)
    show("nested")

    async with asyncio.TaskGroup() as group:
        var.set("in the group")
        group.create_task(worker("c", 1))
        var.set("later in the group")
        group.create_task(worker("d", 1))
    show("group")
    try:
        async with asyncio.timeout(0.01):
            var.set("within the limit")
            await worker("e", 1, 10)
    except TimeoutError:
        note("too late")
    show("time limit")
    t = asyncio.create_task(worker("f", 10))
    await turns(2)
    var.set("canceller")
    t.cancel()
    await asyncio.wait([t])
    show("cancelled")

    token = shared.run(var.set, "set by run")
    try:
        var.reset(token)
    except ValueError as e:
        print(type(e).__name__, shared[var])
    shared.run(var.reset, token)
    print(shared[var])
    try:
        shared.run(var.reset, token)
    except RuntimeError as e:
        print(type(e).__name__)

    async def resets(token):
        try:
            var.reset(token)
        except ValueError as e:
            return type(e).__name__ + " " + var.get()

    token = var.set("main again")
    print(await asyncio.create_task(resets(token)), var.get())
    print(await resets(token), var.get())
    w = asyncio.create_task(asyncio.wait_for(worker("g", 1), 1))
    var.set("after")
    await w
    await asyncio.shield(worker("h", 1))
    show("wrapped")


asyncio.run(main())
note("outside")
show("the end")
