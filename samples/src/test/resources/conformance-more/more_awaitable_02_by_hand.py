"""Coroutines over custom awaitables driven by hand: send, throw and close with
awaits nested in awaits, finally blocks that await or raise at close, a handler that
awaits again, results through three levels, and a coroutine that another awaits
already."""


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except StopIteration as e:
        print(label, "returned", e.value)
    except BaseException as e:
        print(label, "raised", exc(e))


class Ask:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        try:
            a = yield self.what
            b = yield self.what + " and " + str(a)
            return str(a) + str(b)
        except KeyError as e:
            print("  ask", exc(e))
            return str((yield "key?"))
        finally:
            print("  asked", self.what)


async def inner(kind):
    try:
        return await Ask("inner " + kind)
    except ValueError as e:
        print("  inner", exc(e))
        return await Ask("handler")
    finally:
        print("  inner finally")
        if kind == "awaits":
            await Ask("cleanup")
        if kind == "raises":
            raise TypeError("from finally")


async def middle(kind):
    try:
        r = await inner(kind)
        return "middle " + r
    finally:
        print("  middle finally")


async def outer(kind):
    try:
        r = await middle(kind)
        return [r, await Ask("outer")]
    except TypeError as e:
        print("  outer", exc(e))
        return "outer handled"


for kind in ("plain", "awaits", "raises"):
    print("--", kind)
    c = outer(kind)
    attempt("start", lambda: c.send(None))
    for n in range(7):
        attempt("send", lambda: c.send(n))
    for what in (ValueError("x"), KeyError("x"), ZeroDivisionError("x"), GeneratorExit("x")):
        if kind == "awaits" and isinstance(what, GeneratorExit):
            continue
        c = outer(kind)
        attempt("start", lambda: c.send(None))
        attempt(type(what).__name__, lambda: c.throw(what))
        for n in range(3):
            attempt("send", lambda: c.send(n))
        if kind != "awaits":
            attempt("close", c.close)
        attempt("throw", lambda: c.throw(ValueError("late")))
        for n in range(4):
            attempt("rest", lambda: c.send(n))

print("-- awaited twice")
m = middle("plain")
i = inner("plain")


async def shares(x):
    try:
        return await x
    finally:
        print("  shares finally")


c = shares(i)
attempt("start", lambda: c.send(None))
attempt("other", lambda: shares(i).send(None))
attempt("go on", lambda: c.send(1))
attempt("unstarted", m.close)
attempt("then", lambda: m.send(None))
attempt("throw", lambda: m.throw(ValueError("v")))
attempt("throw unstarted", lambda: middle("plain").throw(ValueError("v")))
attempt("throw in", lambda: c.throw(ZeroDivisionError("end")))
