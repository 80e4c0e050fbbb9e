"""Async generators left open when the loop ends: all are closed, errors in their
closing go to the exception handler and do not stop the others; a generator that
yields while it is closed; one that was left by break inside of another."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")

keep = []
out = []


async def gen(name, how):
    try:
        yield name + "1"
        yield name + "2"
    finally:
        out.append("closing " + name)
        await asyncio.sleep(0)
        if how == "fail":
            raise ValueError("closing " + name)
        if how == "yield":
            yield "again"
        out.append("closed " + name)


async def outer(name):
    g = gen(name + "-inner", "plain")
    keep.append(g)
    try:
        async for x in g:
            yield "outer " + x
    finally:
        out.append("closing " + name)


def handler(loop, context):
    out.append("handler " + context["message"].split(" <")[0] + " | " + exc(context["exception"]))


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    for name, how in (("a", "plain"), ("b", "fail"), ("c", "yield"), ("d", "plain")):
        g = gen(name, how)
        keep.append(g)
        print(await g.__anext__())
    o = outer("o")
    keep.append(o)
    async for x in o:
        print(x)
        break
    finished = gen("f", "plain")
    keep.append(finished)
    async for x in finished:
        print(x)
    out.append("main ends")


asyncio.run(main())
i = out.index("main ends")
print(out[:i])
for line in sorted(out[i:]):
    print(" ", line)
