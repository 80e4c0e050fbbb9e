"""Generators: finally blocks that raise, return or delegate while a chain is
closed or has an exception thrown in; a delegate that ignores its close; a level
in the middle that is closed behind its outer one's back."""


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


def last(name):
    try:
        yield name + " in cleanup"
    finally:
        print("  cleanup of", name)


def leaf(kind):
    try:
        yield kind
        yield "second"
    except GeneratorExit:
        print("  leaf exits")
        if kind == "returns":
            return "result"
        if kind == "ignores":
            yield "ignored"
            return "later"
        if kind == "raises":
            raise ValueError("at exit")
        raise
    finally:
        print("  leaf finally")
        if kind == "delegates":
            yield from last("leaf")


def middle(g, cleans):
    try:
        r = yield from g
        print("  middle got", r)
        yield "middle alone"
    except ValueError as e:
        print("  middle caught", exc(e))
        raise KeyError("from middle")
    finally:
        print("  middle finally")
        if cleans:
            yield from last("middle")


def outer(g):
    try:
        r = yield from g
        print("  outer got", r)
    except (KeyError, RuntimeError) as e:
        print("  outer caught", exc(e))
        yield "after " + exc(e)
    finally:
        print("  outer finally")
    return "outer done"


for kind in ("plain", "returns", "ignores", "raises", "delegates"):
    for what in ("close", "throw"):
        print(kind, what)
        i = leaf(kind)
        g = outer(middle(i, False))
        attempt("next", lambda: next(g))
        if what == "close":
            attempt("close", g.close)
        else:
            attempt("throw", lambda: g.throw(GeneratorExit()))
        attempt("next", lambda: next(g))
        attempt("leaf", lambda: next(i))

print("cleanup that yields")
for what in (ValueError, TypeError):
    g = outer(middle(leaf("plain"), True))
    attempt("next", lambda: next(g))
    attempt("throw", lambda: g.throw(what("x")))
    attempt("next", lambda: next(g))
    attempt("close", g.close)

print("behind its back")
i = leaf("plain")
m = middle(i, False)
g = outer(m)
attempt("next", lambda: next(g))
attempt("close middle", m.close)
attempt("leaf", lambda: next(i))
attempt("outer", lambda: next(g))
i = leaf("plain")
m = middle(i, False)
g = outer(m)
attempt("next", lambda: next(g))
attempt("close leaf", i.close)
attempt("throw into middle", lambda: m.throw(ValueError("m")))
attempt("outer", lambda: next(g))
