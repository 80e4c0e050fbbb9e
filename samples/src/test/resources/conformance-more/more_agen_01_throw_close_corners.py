"""Async generators: athrow and aclose before the first step, after the end, while
suspended in a finally; a generator that awaits in its handlers; yield inside
finally; return inside of try; asend into a running one; values sent after
athrow."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def step(label, aw):
    try:
        print(label, "->", await aw)
    except BaseException as e:
        cause = e.__cause__
        print(label, "raised", exc(e), *(["from", exc(cause)] if cause else []))


async def echo():
    got = []
    while True:
        try:
            x = yield len(got)
            got.append(x)
            await asyncio.sleep(0)
        except ValueError as e:
            await asyncio.sleep(0)
            got.append(exc(e))
        except KeyError:
            await asyncio.sleep(0)
            print("  got", got)
            return


async def yields_in_finally():
    try:
        yield "body"
    finally:
        await asyncio.sleep(0)
        yield "in finally"
        print("  after the yield in finally")


async def catches_exit():
    try:
        yield 1
    except GeneratorExit:
        await asyncio.sleep(0)
        print("  exit caught, returning")
        return


async def translates_exit():
    try:
        yield 1
    except GeneratorExit as e:
        raise RuntimeError("translated") from e


async def raises_stop(kind):
    yield 1
    raise kind("inner")


async def awaits_first():
    await asyncio.sleep(0)
    yield 1


async def main():
    g = echo()
    await step("athrow before start", g.athrow(ValueError("early")))
    await step("then anext", g.__anext__())
    await step("then aclose", g.aclose())
    g = echo()
    await step("aclose before start", g.aclose())
    await step("then anext", g.__anext__())
    await step("then athrow", g.athrow(ValueError("late")))
    g = echo()
    await step("asend to unstarted", g.asend(1))
    await step("start", g.__anext__())
    await step("asend", g.asend(7))
    await step("athrow", g.athrow(ValueError("v")))
    await step("asend None", g.asend(None))
    await step("athrow K", g.athrow(KeyError("k")))
    await step("after the end", g.asend(1))
    await step("athrow after the end", g.athrow(ValueError("x")))
    await step("aclose after the end", g.aclose())

    g = yields_in_finally()
    await step("start", g.__anext__())
    await step("aclose", g.aclose())
    await step("anext", g.__anext__())
    g = yields_in_finally()
    await step("start", g.__anext__())
    await step("athrow", g.athrow(ValueError("v")))
    await step("anext", g.__anext__())
    await step("anext", g.__anext__())
    for f in (catches_exit, translates_exit):
        g = f()
        await step("start", g.__anext__())
        await step("aclose", g.aclose())
        await step("again", g.aclose())
    for kind in (StopIteration, StopAsyncIteration):
        g = raises_stop(kind)
        await step("start", g.__anext__())
        await step("raises", g.__anext__())
        await step("then", g.__anext__())
    g = awaits_first()
    a = g.__anext__()
    await step("once", a)
    await step("twice", a)
    c = g.aclose()
    await step("close once", c)
    await step("close twice", c)


asyncio.run(main())
