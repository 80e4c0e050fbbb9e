"""Async generators: asend, athrow and aclose of one that has not started, stands at
a yield, at an await, ignored its close, has failed or is over; a return from a
handler; StopAsyncIteration thrown in; results of aclose used twice."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def attempt(label, step):
    try:
        print(label, "->", await step)
    except BaseException as e:
        print(label, "raised", exc(e))


async def gen(log):
    while True:
        try:
            s = yield len(log)
            log.append(s)
            await asyncio.sleep(0)
        except ValueError as e:
            log.append(exc(e))
            if str(e) == "end":
                return
        except GeneratorExit:
            log.append("exit")
            if "stubborn" in log:
                yield -1
                log.append("after")
                yield -2
            raise


async def operations(label, make):
    print("--", label)
    for name in ("anext", "asend", "athrow", "athrow exit", "athrow stop", "aclose"):
        g, log = await make()
        if name == "anext":
            step = g.__anext__()
        elif name == "asend":
            step = g.asend("s")
        elif name == "athrow":
            step = g.athrow(ValueError("end"))
        elif name == "athrow exit":
            step = g.athrow(GeneratorExit())
        elif name == "athrow stop":
            step = g.athrow(StopAsyncIteration())
        else:
            step = g.aclose()
        await attempt(name, step)
        await attempt("  again", step)
        await attempt("  next", g.__anext__())
        await attempt("  close", g.aclose())
        await attempt("  last", g.__anext__())
        print("  ", log)


async def fresh():
    log = []
    return gen(log), log


async def at_yield():
    g, log = await fresh()
    await g.__anext__()
    return g, log


async def stubborn():
    g, log = await at_yield()
    await g.asend("stubborn")
    try:
        await g.aclose()
    except RuntimeError as e:
        log.append(exc(e))
    return g, log


async def failed():
    g, log = await at_yield()
    try:
        await g.athrow(TypeError("fails"))
    except TypeError as e:
        log.append(exc(e))
    return g, log


async def closed():
    g, log = await at_yield()
    await g.aclose()
    return g, log


async def main():
    await operations("fresh", fresh)
    await operations("at a yield", at_yield)
    await operations("stubborn", stubborn)
    await operations("failed", failed)
    await operations("closed", closed)
    print("-- at an await")
    g, log = await at_yield()
    t = asyncio.ensure_future(g.asend("busy"))
    await asyncio.sleep(0)
    await attempt("anext", g.__anext__())
    await attempt("asend", g.asend("x"))
    await attempt("athrow", g.athrow(ValueError("end")))
    await attempt("aclose", g.aclose())
    await attempt("the first", t)
    await attempt("close", g.aclose())
    print("  ", log)


asyncio.run(main())
