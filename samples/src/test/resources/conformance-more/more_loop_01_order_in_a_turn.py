"""What runs in which turn: call_soon from callbacks, timers,
handles cancelled by an earlier callback of the same turn, futures completed by
callbacks, tasks made in callbacks, call_soon_threadsafe on the loop's own
thread, and stop in the middle of a turn."""
import asyncio


def main():
    loop = asyncio.new_event_loop()
    log = []

    async def coro(name):
        log.append(name + " begins")
        await asyncio.sleep(0)
        log.append(name + " ends")

    def a():
        log.append("a")
        loop.call_soon(log.append, "a2")
        tasks.append(loop.create_task(coro("t")))
        loop.call_soon_threadsafe(log.append, "a3")
        hc.cancel()
        hd.cancel()
        fut.set_result(1)

    tasks = []
    fut = loop.create_future()
    fut.add_done_callback(lambda f: log.append("done " + str(f.result())))
    loop.call_soon(a)
    loop.call_soon(log.append, "b")
    hc = loop.call_soon(log.append, "never c")
    hd = loop.call_later(0, log.append, "never d")
    loop.call_soon(loop.stop)
    loop.call_soon(log.append, "e")
    loop.run_forever()
    print("first run", log, hc.cancelled(), hd.cancelled())
    log.clear()
    loop.call_soon(loop.stop)
    loop.run_forever()
    print("second", log)
    log.clear()
    loop.run_until_complete(tasks[0])
    print("third", log)
    log.clear()

    now = loop.time()
    when = now + 0.03
    for n in range(5):
        loop.call_at(when + n / 1000, log.append, n)
    loop.call_at(when - 0.02, log.append, "early")
    h = loop.call_at(when, log.append, "never")
    loop.call_at(when - 0.02, h.cancel)
    loop.call_at(when + 0.02, loop.stop)
    loop.run_forever()
    print(log, h.cancelled(), h.when() == when)
    log.clear()

    def tick(n):
        log.append(n)
        if n < 3:
            loop.call_soon(tick, n + 1)
        else:
            loop.stop()

    loop.call_later(0, log.append, "timer")
    loop.call_soon(tick, 0)
    loop.run_forever()
    print(log)
    log.clear()

    async def interleaved():
        loop.call_soon(log.append, "soon")
        await asyncio.sleep(0)
        log.append("task")
        f = loop.create_future()
        loop.call_soon(f.set_result, None)
        loop.call_soon(log.append, "after set")
        await f
        log.append("woken")

    loop.run_until_complete(interleaved())
    print(log, loop.is_running(), loop.is_closed())
    loop.stop()
    loop.call_soon(log.append, "one turn")
    loop.call_soon(loop.call_soon, log.append, "not this one")
    loop.run_forever()
    print(log[-1])
    loop.close()
    loop.close()
    print(loop.is_closed())


main()
