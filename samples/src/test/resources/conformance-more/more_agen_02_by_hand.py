"""The coroutines of an async generator driven with send, throw and close: what
reaches the generator's await and its yield, two steps at once, steps that are
begun and dropped, and a task that is cancelled inside of anext."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


class Hand:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            x = yield self.name
            return "sent " + str(x)
        except ValueError as e:
            return "handled " + exc(e)


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


async def gen():
    try:
        while True:
            r = await Hand("await")
            s = yield r
            print("  yield gave", s)
    finally:
        print("  finally begins")
        print("  in finally", await Hand("cleanup"))


async def slow(log):
    try:
        for i in range(3):
            yield i
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("cancelled inside")
        await asyncio.sleep(0)
        raise
    finally:
        log.append("closed")


async def consumer(log, g):
    async for i in g:
        log.append("item " + str(i))


async def main():
    log = []
    g = slow(log)
    t = asyncio.create_task(consumer(log, g))
    await asyncio.sleep(0)
    t.cancel("stop")
    try:
        await t
    except asyncio.CancelledError as e:
        log.append(exc(e))
    log.append("left " + ("nothing" if await anext(g, None) is None else "something"))
    print("; ".join(log))


g = gen()
a = g.asend(None)
attempt("begin", lambda: a.send(None))
b = g.asend(None)
attempt("second step", lambda: b.send(None))
attempt("second step again", lambda: b.send(None))
attempt("send", lambda: a.send(5))
attempt("ended", lambda: a.send(6))
a = g.asend("value")
attempt("next step", lambda: a.send(None))
attempt("throw", lambda: a.throw(ValueError("v")))
a = g.__anext__()
attempt("anext", lambda: a.send(None))
attempt("throw out", lambda: a.throw(KeyError("k")))
attempt("in cleanup", lambda: a.send("done"))
attempt("after", lambda: g.__anext__().send(None))
g = gen()
a = g.__anext__()
attempt("close unstarted step", a.close)
attempt("use it", lambda: a.send(None))
a = g.__anext__()
attempt("begin", lambda: a.send(None))
attempt("to the yield", lambda: a.send(1))
c = g.aclose()
attempt("aclose", lambda: c.send(None))
attempt("other meanwhile", lambda: g.__anext__().send(None))
attempt("aclose ends", lambda: c.send(2))
attempt("after", lambda: g.__anext__().send(None))
asyncio.run(main())
