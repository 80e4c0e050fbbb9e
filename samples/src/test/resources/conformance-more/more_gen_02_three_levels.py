"""Generators: values sent, exceptions and results through three levels of yield
from; the middle level that goes on after its delegate failed, a level that
delegates to two in turn, and a delegate that two generators share."""


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


def summing(name):
    total = 0
    while True:
        x = yield name + str(total)
        if x is None:
            return total
        if x < 0:
            raise ValueError(name + " negative")
        total += x


def middle(log):
    results = []
    for name in ("a", "b", "c"):
        try:
            results.append((yield from summing(name)))
        except ValueError as e:
            log.append(exc(e))
            again = yield "again?"
            results.append(again)
        finally:
            log.append("end of " + name)
    return results


def outer(log):
    r = yield from middle(log)
    x = yield str(r)
    s = yield from summing("last" + str(x) + " ")
    return str(sum(r)) + " and " + str(s)


def sharing(name, g):
    r = yield from g
    return name + str(r)


log = []
g = outer(log)
attempt("start", lambda: next(g))
for x in (1, 2, None, 5, -1, 7, 8, None, 9, 3, None, None):
    attempt("send " + str(x), lambda: g.send(x))
print(log)

log = []
g = outer(log)
attempt("start", lambda: next(g))
attempt("throw V", lambda: g.throw(ValueError("from outside")))
attempt("throw again", lambda: g.throw(ValueError("at the yield")))
attempt("over", lambda: next(g))
print(log)

s = summing("s")
one = sharing("one", s)
two = sharing("two", s)
attempt("one", lambda: next(one))
attempt("two", lambda: next(two))
attempt("over", lambda: two.send(4))
attempt("one goes on", lambda: one.send(4))
attempt("itself", lambda: s.send(5))
three = sharing("three", sharing("deep", s))
attempt("three", lambda: next(three))
attempt("one ends", lambda: next(one))
s = summing("t")
four = sharing("four", sharing("inner", s))
attempt("four", lambda: next(four))
attempt("leaf alone", lambda: s.send(1))
attempt("four", lambda: four.send(2))
attempt("leaf fails", lambda: s.send(-1))
attempt("four ends", lambda: next(four))
