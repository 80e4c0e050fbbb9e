"""A loop that is closed: its futures, tasks, handles and runner afterwards; what was
ready or scheduled is dropped; closing it from a callback; two loops that take turns;
futures of one loop that a task of the other awaits."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e).split(" <")[0])


async def value(v):
    await asyncio.sleep(0)
    return v


async def awaits(f):
    return await f


def main():
    loop = asyncio.new_event_loop()
    log = []
    loop.set_exception_handler(lambda l, c: log.append(c["message"]))
    with_callback, bare, done = (loop.create_future() for _ in range(3))
    with_callback.add_done_callback(lambda f: log.append("callback"))
    done.set_result("done")
    timer = loop.call_later(0, log.append, "timer")
    soon = loop.call_soon(log.append, "soon")
    finished = loop.create_task(value("finished"))
    attempt("run", lambda: loop.run_until_complete(finished))
    loop.call_soon(log.append, "dropped")
    loop.call_later(0, log.append, "dropped too")
    loop.call_soon(lambda: attempt("close inside", loop.close))
    loop.call_soon(loop.stop)
    loop.run_forever()
    handle = loop.call_soon(log.append, "never")
    loop.close()
    print(" ".join(log), loop.is_closed(), loop.is_running())
    attempt("set_result", lambda: bare.set_result(1))
    print(bare.result(), bare.done())
    attempt("with callback", lambda: with_callback.set_result(2))
    print(with_callback.done(), with_callback.result())
    attempt("add to a done one", lambda: done.add_done_callback(print))
    attempt("result", done.result)
    attempt("task", finished.result)
    attempt("cancel a finished task", finished.cancel)
    attempt("handle", handle.cancel)
    print(handle.cancelled(), timer.cancelled(), soon.cancelled())
    attempt("timer", timer.cancel)
    attempt("create_future", lambda: loop.create_future().done())
    attempt("call_at", lambda: loop.call_at(0, print))
    attempt("run_forever", loop.run_forever)
    attempt("run done future", lambda: loop.run_until_complete(done))
    attempt("stop", loop.stop)
    attempt("is_closed", loop.is_closed)

    one, two = asyncio.new_event_loop(), asyncio.new_event_loop()
    log.clear()

    async def turns(name, n):
        for i in range(n):
            log.append(name + str(i))
            await asyncio.sleep(0)
            if i % 2:
                asyncio.get_running_loop().stop()
        return name

    a, b = one.create_task(turns("a", 5)), two.create_task(turns("b", 3))
    for lp in (one, two, one):
        lp.run_forever()
    print(" ".join(log), a.done(), b.done())
    attempt("a", lambda: one.run_until_complete(a))
    attempt("b", lambda: two.run_until_complete(b))
    f = two.create_future()
    attempt("foreign", lambda: one.run_until_complete(awaits(f)))
    attempt("foreign task", lambda: one.run_until_complete(b))
    f.set_result("of the other")
    attempt("foreign, done", lambda: one.run_until_complete(awaits(f)))
    attempt("foreign gather", lambda: one.run_until_complete(
        awaits(asyncio.gather(one.create_future(), two.create_future()))))
    one.close()
    two.close()


main()
