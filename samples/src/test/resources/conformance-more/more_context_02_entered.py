"""Contexts: one that a task or a callback runs in cannot be entered again, from
inside of others neither; a task's own one once it has ended can; two tasks share
one; tokens across tasks, callbacks and copies; what a coroutine awaited in another
task sees."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")
other = contextvars.ContextVar("other")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", type(e).__name__)


async def enters(ctx):
    attempt("  own context", lambda: ctx.run(var.get))
    attempt("  through another", lambda: contextvars.copy_context().run(
        lambda: ctx.run(var.get)))
    await asyncio.sleep(0)
    attempt("  after an await", lambda: ctx.run(var.get))
    attempt("  a copy", lambda: ctx.copy().run(var.get))
    var.set("left by the task")
    return "ended"


async def shares(name, log):
    for _ in range(2):
        log.append(name + " sees " + var.get())
        var.set(name)
        await asyncio.sleep(0)


async def resets(token):
    attempt("  in a task", lambda: var.reset(token))


async def sets(value):
    return var.set(value)


async def main():
    loop = asyncio.get_running_loop()
    ctx = contextvars.copy_context()
    ctx.run(var.set, "given")
    t = asyncio.create_task(enters(ctx), context=ctx)
    print(await t, ctx[var], var.get())
    attempt("afterwards", lambda: ctx.run(var.get))

    loop.call_soon(attempt, "  callback", lambda: ctx.run(var.get), context=ctx)
    loop.call_soon(attempt, "  another", lambda: ctx.run(var.get))
    f = loop.create_future()
    f.add_done_callback(lambda x: attempt("  done", lambda: ctx.run(var.get)), context=ctx)
    f.set_result(None)
    await asyncio.sleep(0)

    log = []
    await asyncio.gather(loop.create_task(shares("a", log), context=ctx),
                         loop.create_task(shares("b", log), context=ctx))
    print(", ".join(log), "|", var.get())

    token = var.set("mine")
    await asyncio.create_task(resets(token))
    await resets(token)
    print(var.get(), token.old_value is contextvars.Token.MISSING)
    attempt("again", lambda: var.reset(token))
    token = await sets("by a coroutine")
    attempt("from a coroutine", lambda: var.reset(token))
    token = await asyncio.create_task(sets("by a task"))
    attempt("from a task", lambda: var.reset(token))
    attempt("of another variable", lambda: other.reset(var.set("x")))
    tokens = []
    loop.call_soon(lambda: tokens.append(var.set("in a callback")))
    await asyncio.sleep(0)
    attempt("from a callback", lambda: var.reset(tokens[0]))

    print(other.get("unset"))
    ctx.run(other.set, 1)
    print(other in ctx, other in contextvars.copy_context(), ctx.get(other), len(ctx) > 1)
    empty = contextvars.Context()
    print(len(empty), empty.run(var.get), var in empty)
    t = asyncio.create_task(sets("kept"), context=empty)
    await t
    print(len(empty), empty[var])
    c = sets("through a task")
    await asyncio.create_task(asyncio.wait_for(c, 5))
    print(var.get())


asyncio.run(main())
