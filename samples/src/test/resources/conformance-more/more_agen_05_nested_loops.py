"""Async generators: async for inside of them, three deep; break and go on; an
exception that crosses all levels; aclose of the outermost while the innermost
awaits and yields; clean-up that awaits, in order."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def numbers(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
        log.append(name + " exhausted")
    except ValueError as e:
        log.append(name + " caught " + exc(e))
        yield -1
        log.append(name + " goes on")
    finally:
        await asyncio.sleep(0)
        log.append(name + " closed")


async def doubled(g):
    try:
        async for x in g:
            y = yield 2 * x
            if y:
                log.append("told " + y)
                if y == "fail":
                    raise KeyError(x)
                if y == "pass":
                    z = await g.athrow(ValueError("passed down"))
                    yield z
        else:
            log.append("doubled all")
    finally:
        log.append("doubling ends")


async def pairs(a, b):
    async for x in a:
        async for y in b:
            yield str(x) + "-" + str(y)
            if y == 2:
                break
        else:
            log.append("no more of b at " + str(x))
    log.append("no more of a")


async def show(label, step=None):
    try:
        print(label, "->", await step if step else "")
    except BaseException as e:
        print(label, "raised", exc(e))
    print("  ", log)
    log.clear()


async def main():
    g = pairs(doubled(numbers("a", 3)), doubled(numbers("b", 3)))
    print([p async for p in g])
    await show("exhausted", g.aclose())

    n = numbers("c", 5)
    d = doubled(n)
    async for x in d:
        if x == 2:
            break
    await show("broken off")
    await show("next", d.__anext__())
    await show("inner", n.__anext__())
    async for x in d:
        print("went on with", x)
        break
    await show("tell", d.asend("something"))
    await show("close", d.aclose())
    await show("inner is over", n.__anext__())

    n = numbers("d", 4)
    d = doubled(n)
    await show("first", d.__anext__())
    await show("pass", d.asend("pass"))
    await show("rest", d.__anext__())
    n = numbers("e", 4)
    d = doubled(n)
    await show("first", d.__anext__())
    await show("fail", d.asend("fail"))
    await show("over", d.__anext__())
    await show("inner goes on", n.__anext__())
    await show("close inner", n.aclose())
    n = numbers("f", 4)
    d = doubled(n)
    await show("first", d.__anext__())
    await show("closed below", n.aclose())
    await show("ends", d.__anext__())


asyncio.run(main())
