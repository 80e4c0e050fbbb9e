"""Handles: cancelled by their own callback, by a timer of the same turn, after they
ran; a callback that schedules itself; timers made by timers; a done future given to
run_until_complete; a callback that runs until stop is called twice; contexts."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def text(log):
    return " ".join(str(x) for x in log)


def main():
    loop = asyncio.new_event_loop()
    log = []
    reports = []
    loop.set_exception_handler(lambda l, c: reports.append(exc(c["exception"])))
    box = {}

    def own(name):
        log.append(name)
        box[name].cancel()
        log.append(box[name].cancelled())
        raise ValueError(name)

    box["soon"] = loop.call_soon(own, "soon")
    box["timer"] = loop.call_later(0, own, "timer")
    loop.call_later(0.01, loop.stop)
    loop.run_forever()
    print(text(log), text(reports))
    log.clear()

    when = loop.time()
    handles = [loop.call_at(when + i / 1000, log.append, i) for i in range(4)]
    loop.call_at(when - 1, handles[2].cancel)
    loop.call_at(when + 0.02, loop.stop)
    handles[0].cancel()
    handles[0].cancel()
    loop.run_forever()
    handles[1].cancel()
    print(text(log), [h.cancelled() for h in handles], [h.when() == when for h in handles[:2]])
    log.clear()

    def again(n):
        log.append(n)
        if n == 3:
            loop.stop()
            loop.stop()
        h = loop.call_soon(again, n + 1)
        if n == 5:
            h.cancel()
            loop.stop()
    loop.call_soon(again, 0)
    loop.run_forever()
    print(text(log))
    loop.run_forever()
    print(text(log))
    log.clear()

    f = loop.create_future()
    f.set_result("done before")
    loop.call_soon(log.append, "runs too")
    loop.call_soon(loop.call_soon, log.append, "later")
    print(loop.run_until_complete(f), text(log))
    print(loop.run_until_complete(f), text(log))
    f = loop.create_future()
    f.set_exception(KeyError("failed before"))
    try:
        loop.run_until_complete(f)
    except KeyError as e:
        print(exc(e))
    f = loop.create_future()
    f.cancel("cancelled before")
    try:
        loop.run_until_complete(f)
    except asyncio.CancelledError as e:
        print(exc(e))
    log.clear()

    def timer(n):
        log.append(n)
        if n < 3:
            loop.call_later(0, timer, n + 1)
            loop.call_soon(log.append, "soon " + str(n))
        else:
            loop.stop()
    loop.call_later(-5, timer, 0)
    loop.run_forever()
    print(text(log))
    log.clear()

    def contexts():
        log.append(var.get())
        var.set("changed")
        loop.call_soon(lambda: log.append(var.get()))
        loop.call_later(0, lambda: log.append(var.get()))
        var.set("changed again")
    ctx = contextvars.copy_context()
    ctx.run(var.set, "own")
    loop.call_soon(contexts, context=ctx)
    loop.call_soon(contexts)
    loop.call_soon(lambda: log.append(var.get()), context=ctx)
    loop.call_later(0.01, loop.stop)
    loop.run_forever()
    print(text(log), ctx[var], var.get())
    t = loop.create_task(asyncio.sleep(0, "task"))
    loop.stop()
    loop.run_forever()
    print(t.done(), loop.run_until_complete(t), len(reports))
    loop.close()


main()
