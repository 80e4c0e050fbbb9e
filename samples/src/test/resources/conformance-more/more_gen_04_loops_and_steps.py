"""Generators: for loops that are left and entered again between next, send, throw
and close; loops over one generator inside another's loop; yield from of one that
loops have begun; a loop whose body closes, fails or finishes what it runs over."""


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


def count(n):
    i = 0
    try:
        while i < n:
            try:
                x = yield i
                if x is not None:
                    i = x
                    continue
            except ValueError as e:
                print("  caught", exc(e))
                yield -i
            i += 1
    finally:
        print("  counted", i)
    return "counted " + str(n)


def first(g, n):
    for x in g:
        yield x
        n -= 1
        if n == 0:
            return x
    return None


def rest(g):
    a = yield from first(g, 2)
    yield "first two, last " + str(a)
    b = yield from g
    return str(a) + "/" + str(b)


g = count(9)
for x in g:
    if x == 2:
        break
print("next", next(g), "send", g.send(6), "next", next(g))
for x in g:
    print("again", x)
    attempt("throw in the loop", lambda: g.throw(ValueError("v")))
    if x == 8:
        break
attempt("after", lambda: next(g))
attempt("over", lambda: next(g))

g = rest(count(4))
print(next(g), next(g))
print([x for x in g])

c = count(5)
g = rest(c)
for x in g:
    print("outer loop", x)
    for y in c:
        print("  inner loop", y)
        break
    if x == "first two, last 2":
        break
attempt("delegating", lambda: next(g))
attempt("behind its back", lambda: next(c))
for x in g:
    print("no more", x)
attempt("over", lambda: next(g))

c = count(5)
for x in c:
    print("closed in the loop", x)
    c.close()
c = count(5)
g = rest(c)
print(next(g), next(g), next(g), next(g))
c.close()
for x in g:
    print("nothing", x)
c = count(3)
try:
    for x in c:
        attempt("last", lambda: c.send(2))
        attempt("end", lambda: next(c))
        c.throw(TypeError("after the end"))
except TypeError as e:
    print(exc(e))
it = iter(count(1))
print(list(it), list(it))
