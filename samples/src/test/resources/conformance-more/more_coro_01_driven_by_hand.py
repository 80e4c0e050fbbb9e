"""Coroutines that are driven by hand while they wait for a future: throw and close
at the innermost await, which lets it pass, swallows it, waits for another future or
replaces it; before the first step and after the last; futures that failed."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []
kept = []  # CPython would end what nobody refers to any more.


async def leaf(f, other, how):
    try:
        return await f
    except BaseException as e:
        log.append("leaf " + exc(e))
        if how == "swallow":
            return "swallowed"
        if how == "again":
            return await other
        if how == "replace":
            raise KeyError("replaced")
        raise
    finally:
        log.append("leaf out")


async def mid(f, other, how):
    try:
        inner = leaf(f, other, how)
        kept.append(inner)
        return "mid " + await inner
    finally:
        log.append("mid out")


def step(label, fn, *futures):
    try:
        r = fn()
        print(" ", label, r is not None and [r is f for f in futures], "|", "; ".join(log))
    except StopIteration as e:
        print(" ", label, "returned", e.value, "|", "; ".join(log))
    except BaseException as e:
        print(" ", label, "raised", exc(e), "|", "; ".join(log))
    log.clear()


def main():
    loop = asyncio.new_event_loop()
    for how in ("raise", "swallow", "again", "replace"):
        print(how)
        f, g = loop.create_future(), loop.create_future()
        c = mid(f, g, how)
        step("send", lambda: c.send(None), f, g)
        step("throw", lambda: c.throw(ValueError("v")), f, g)
        step("throw again", lambda: c.throw(ValueError("w")), f, g)
        step("close", c.close)

        f, g = loop.create_future(), loop.create_future()
        c = mid(f, g, how)
        step("send", lambda: c.send(None), f, g)
        step("close", c.close)
        g.set_result("late")
        step("after", lambda: c.send(None))

        f, g = loop.create_future(), loop.create_future()
        c = mid(f, g, how)
        step("throw unstarted", lambda: c.throw(ValueError("u")))
        step("after", lambda: c.send(None))
        c = mid(f, g, how)
        step("close unstarted", c.close)
        step("after", lambda: c.throw(ValueError("closed")))

        f, g = loop.create_future(), loop.create_future()
        f.set_exception(TypeError("failed"))
        c = mid(f, g, how)
        step("failed", lambda: c.send(None), f, g)
        g.set_result("other")
        step("then", lambda: c.send(None), f, g)

        f, g = loop.create_future(), loop.create_future()
        c = mid(f, g, how)
        step("send", lambda: c.send(None), f, g)
        f.cancel("gone")
        step("cancelled", lambda: c.send(None), f, g)
        g.cancel("gone too")
        step("then", lambda: c.send(None), f, g)
        step("close", c.close)
    loop.close()


main()
