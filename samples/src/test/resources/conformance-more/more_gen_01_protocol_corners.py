"""Generators: throw into each state, close with a return value, return in finally
that overrides an exception, exceptions that cross yield from, delegation to
something already started or finished, and a generator that closes itself."""


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        c = e.__cause__
        print(label, "raised", exc(e), *(["from", exc(c)] if c else []))


def leaf(name):
    try:
        x = yield name + " 1"
        print("  ", name, "got", x)
        x = yield name + " 2"
        print("  ", name, "got", x)
        return name + " result"
    except ValueError as e:
        print("  ", name, "caught", exc(e))
        yield name + " handled"
        return name + " after handling"
    finally:
        print("  ", name, "finally")


def middle(g):
    try:
        r = yield from g
        print("   middle got", r)
        return "middle " + str(r)
    except KeyError as e:
        print("   middle caught", exc(e))
        return "middle handled"


def outer(g):
    while True:
        r = yield from middle(g)
        yield r


def returns_in_finally():
    try:
        yield 1
    finally:
        return "overrides"


def replaces():
    try:
        yield 1
    except ValueError as e:
        raise TypeError("replaced") from e


def swallows_exit():
    try:
        yield 1
    except GeneratorExit:
        return "returned at close"


def suicidal(box):
    yield 1
    box[0].close()
    yield 2


print("delegation")
g = outer(leaf("a"))
attempt("next", lambda: next(g))
attempt("send", lambda: g.send("x"))
attempt("throw V", lambda: g.throw(ValueError("v")))
attempt("next", lambda: next(g))
attempt("exhausted delegate", lambda: next(g))
attempt("close", g.close)

print("not handled by the leaf")
g = outer(leaf("b"))
attempt("next", lambda: next(g))
attempt("throw K", lambda: g.throw(KeyError("k")))
attempt("throw T", lambda: g.throw(TypeError("t")))
attempt("over", lambda: next(g))

print("started delegate")
inner = leaf("c")
attempt("inner", lambda: next(inner))
g = middle(inner)
attempt("next", lambda: next(g))
attempt("inner behind its back", lambda: next(inner))
attempt("next", lambda: next(g))

print("finally and close")
g = returns_in_finally()
attempt("next", lambda: next(g))
attempt("throw", lambda: g.throw(ValueError("v")))
g = returns_in_finally()
attempt("next", lambda: next(g))
attempt("close", g.close)
g = replaces()
attempt("next", lambda: next(g))
attempt("throw", lambda: g.throw(ValueError("v")))
attempt("throw finished", lambda: g.throw(ValueError("late")))
g = swallows_exit()
attempt("next", lambda: next(g))
attempt("close", g.close)
attempt("throw exit", lambda: swallows_exit().throw(GeneratorExit()))
box = []
g = suicidal(box)
box.append(g)
attempt("next", lambda: next(g))
attempt("closes itself", lambda: next(g))
attempt("next", lambda: next(g))
g = outer(leaf("d"))
attempt("next", lambda: next(g))
attempt("close", g.close)
attempt("throw exit", lambda: middle(leaf("e")).throw(GeneratorExit()))
g = middle(leaf("f"))
attempt("next", lambda: next(g))
attempt("throw exit started", lambda: g.throw(GeneratorExit()))
