"""gather of gathers: cancelling the outer one reaches every leaf; a child that
cancels itself fails the whole; return_exceptions keeps cancellations as results;
cancelling the awaiting task or the gather itself; children that swallow."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def leaf(name, how="raise"):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("  leaf", name, how)
        if how == "swallow":
            return name + " swallowed"
        if how == "fail":
            raise ValueError(name)
        raise
    return name


async def suicidal():
    await asyncio.sleep(0)
    raise asyncio.CancelledError("own")


async def show(label, g):
    try:
        r = await g
        print(label, "->", ", ".join(exc(x) if isinstance(x, BaseException) else str(x) for x in r))
    except BaseException as e:
        print(label, "raised", exc(e), g.cancelled(), g.done())


async def main():
    g = asyncio.gather(asyncio.gather(leaf("a"), leaf("b")), leaf("c"))
    await asyncio.sleep(0)
    print("cancel", g.cancel(), g.done(), g.cancelled())
    await show("nested", g)
    print("again", g.cancel())

    g = asyncio.gather(leaf("d"), suicidal())
    await show("suicidal", g)
    g = asyncio.gather(leaf("e"), suicidal(), return_exceptions=True)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("still running", g.done())
    g.cancel()
    await show("settled, cancelled", g)

    g = asyncio.gather(leaf("f", "swallow"), leaf("g", "swallow"))
    await asyncio.sleep(0)
    g.cancel("too weak")
    await show("swallow", g)
    g = asyncio.gather(leaf("h", "fail"), leaf("i"))
    await asyncio.sleep(0)
    g.cancel()
    await show("fail", g)

    g = asyncio.gather(leaf("j"), leaf("k", "fail"))
    t = asyncio.create_task(show("inside task", g))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("from task")
    await t

    g = asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("cancel when children are done", g.cancel(), g.done())
    await show("done children", g)
    await show("empty", asyncio.gather())
    await show("all kinds", asyncio.gather(
        asyncio.sleep(0, "x"), suicidal(), return_exceptions=True))


asyncio.run(main())
