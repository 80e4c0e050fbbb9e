"""Done callbacks: what they see of current_task() and all_tasks(), callbacks that
add and remove others, that fail, that cancel their own task, that run in a chosen
context, and in which order with the tasks that wait for the same task."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def names():
    return " ".join(sorted(t.get_name() for t in asyncio.all_tasks()))


async def work(how):
    await asyncio.sleep(0)
    if how == "fail":
        raise ValueError("work")
    if how == "cancel":
        asyncio.current_task().cancel("own")
        await asyncio.sleep(0)
    return how


async def waits(name, t):
    try:
        print(" ", name, "woke", await t)
    except BaseException as e:
        print(" ", name, "woke", exc(e))


async def round(how):
    print(how)
    t = asyncio.create_task(work(how), name="worker")

    def first(f):
        print("  first", f is t, f.done(), f.cancelled(), asyncio.current_task(), names())
        print("  removed", f.remove_done_callback(second), "cancel", f.cancel())
        f.add_done_callback(added)
        f.set_name("renamed in a callback")

    def second(f):
        print("  second", f.get_name())
        raise KeyError("second")

    def added(f):
        print("  added", f.get_name(), var.get())

    var.set("at creation")
    a = asyncio.create_task(waits("a", t), name="a")
    t.add_done_callback(first)
    await asyncio.sleep(0)
    t.add_done_callback(second)
    ctx = contextvars.copy_context()
    ctx.run(var.set, "chosen")
    t.add_done_callback(lambda f: var.set(var.get() + "+"), context=ctx)
    t.add_done_callback(added, context=ctx)
    b = asyncio.create_task(waits("b", t), name="b")
    for _ in range(6):
        await asyncio.sleep(0)
    print("  end", a.done(), b.done(), var.get(), ctx[var])
    print("  removed at the end", t.remove_done_callback(added))


async def main():
    asyncio.current_task().set_name("main")
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, c: print("  handler", exc(c["exception"]), asyncio.current_task()))
    for how in ("value", "fail", "cancel"):
        await round(how)


asyncio.run(main())
