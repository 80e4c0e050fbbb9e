"""Context variables: in call_soon, call_later, call_at, done callbacks, tasks,
gather, wait_for, async generators, to_thread and run_in_executor; tokens; a task
with a context of its own that is used again; misuse of run and reset."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")
bare = contextvars.ContextVar("bare")


async def setter(value):
    before = var.get()
    var.set(value)
    await asyncio.sleep(0)
    return before + ">" + var.get()


async def agen():
    var.set("in generator")
    yield var.get()
    yield var.get()


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, type(e).__name__)


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def note(*_):
        log.append(var.get())
        var.set("callback")

    print(await setter("direct"), var.get())
    print(await asyncio.create_task(setter("task")), var.get())
    print(" ".join(await asyncio.gather(setter("g1"), setter("g2"))), var.get())
    print(await asyncio.wait_for(setter("wait_for"), 5), var.get())

    loop.call_soon(note)
    loop.call_later(0, note)
    loop.call_at(loop.time(), note)
    f = loop.create_future()
    f.add_done_callback(note)
    var.set("after registering")
    f.add_done_callback(note)
    f.set_result(1)
    await asyncio.sleep(0.01)
    print(sorted(log), var.get())

    async for x in agen():
        print(x, "|", var.get())
        var.set("set by consumer")

    ctx = contextvars.copy_context()
    t = asyncio.create_task(setter("own"), context=ctx)
    print(await t, var.get(), ctx[var])
    t = asyncio.create_task(setter("own2"), context=ctx)
    print(await t, ctx[var])
    print(ctx.run(var.get), bare in ctx, var in ctx)

    var.set("for threads")
    print(await asyncio.to_thread(lambda: var.get()))
    print(await loop.run_in_executor(None, lambda: var.get()))

    attempt("bare", bare.get)
    print(bare.get("fallback"))
    token = bare.set(1)
    inner = bare.set(2)
    print(inner.old_value, bare.get())
    bare.reset(inner)
    print(bare.get())
    bare.reset(token)
    print(bare.get("none again"))
    attempt("token used twice", lambda: bare.reset(token))
    other = var.set("x")
    attempt("token of another", lambda: bare.reset(other))
    attempt("token of another context", lambda: contextvars.copy_context().run(var.reset, other))
    var.reset(other)
    print(var.get())
    c = contextvars.copy_context()
    attempt("entered twice", lambda: c.run(lambda: c.run(var.get)))
    attempt("error in run", lambda: c.run(lambda: [].pop()))
    attempt("entered again", lambda: c.run(var.get))


asyncio.run(main())
