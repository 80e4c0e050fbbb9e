"""Threads that hand over one by one: a thread that asks the loop while the loop
waits for it, three deep; a task cancelled while its thread works on; one worker
whose queue loses cancelled jobs; a thread's future wrapped, cancelled from either
side; a shielded thread; context and exceptions with their causes on the way."""
import asyncio
import concurrent.futures
import contextvars
import threading

var = contextvars.ContextVar("var", default="default")
log = []


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def settle(step):
    try:
        return await step
    except BaseException as e:
        return exc(e)


def down(loop, n):
    log.append("thread " + str(n) + " " + var.get())
    var.set("thread " + str(n))
    if n == 0:
        raise ValueError("bottom") from KeyError("cause")
    try:
        return asyncio.run_coroutine_threadsafe(up(n - 1), loop).result()
    finally:
        log.append("thread " + str(n) + " ends " + var.get())


async def up(n):
    log.append("loop " + str(n) + " " + var.get())
    var.set("loop " + str(n))
    try:
        return await asyncio.to_thread(down, asyncio.get_running_loop(), n)
    except ValueError as e:
        log.append(exc(e) + " from " + exc(e.__cause__) + " " + var.get())
        if n == 2:
            return "top"
        raise


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    var.set("main")
    print(await up(2), var.get())
    print("; ".join(log))
    log.clear()

    begun, go, over = threading.Event(), threading.Event(), threading.Event()

    def works():
        begun.set()
        go.wait()
        log.append("worked on")
        over.set()
        return "lost"

    t = asyncio.create_task(asyncio.to_thread(works))
    await asyncio.to_thread(begun.wait)
    t.cancel("not wanted")
    print(await settle(t), t.cancelled())
    go.set()
    await asyncio.to_thread(over.wait)
    print(log)
    log.clear()

    begun.clear(), go.clear(), over.clear()
    inner = asyncio.create_task(asyncio.to_thread(works))
    t = asyncio.create_task(settle(asyncio.shield(inner)))
    await asyncio.to_thread(begun.wait)
    t.cancel("only outside")
    print(await t, inner.done())
    go.set()
    print(await inner, log)
    log.clear()

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        begun.clear(), go.clear()
        first = loop.run_in_executor(pool, works)
        jobs = [loop.run_in_executor(pool, log.append, "job " + str(i)) for i in range(4)]
        await asyncio.to_thread(begun.wait)
        jobs[1].cancel()
        jobs[2].cancel()
        await turns(2)
        go.set()
        print(await first, await jobs[3], [int(j.cancelled()) for j in jobs], jobs[0].done())
        print(log)
        log.clear()

    source = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(source)
    t = asyncio.create_task(settle(wrapped))
    await turns(1)
    await asyncio.to_thread(source.set_result, "set by a thread")
    print(await t)
    source = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(source)
    t = asyncio.create_task(settle(wrapped))
    await turns(1)
    t.cancel()
    print(await t, wrapped.cancelled(), source.cancelled())
    source = concurrent.futures.Future()
    t = asyncio.create_task(settle(asyncio.wrap_future(source)))
    await turns(1)
    await asyncio.to_thread(source.cancel)
    print(await t)
    source = concurrent.futures.Future()
    source.set_exception(ValueError("failed before"))
    print(await settle(asyncio.wrap_future(source)))

    async def sleeper(name):
        try:
            await asyncio.sleep(10)
        finally:
            log.append(name + " ends")

    def canceller(fs):
        fs.append(asyncio.run_coroutine_threadsafe(sleeper("by the thread"), loop))
        fs.append(asyncio.run_coroutine_threadsafe(sleeper("by the loop"), loop))

    fs = []
    await asyncio.to_thread(canceller, fs)
    await turns(2)
    print("cancel", await asyncio.to_thread(fs[0].cancel))
    for task in asyncio.all_tasks():
        if task is not asyncio.current_task() and not task.done():
            task.cancel()
    await turns(3)
    print(sorted(log), [int(f.cancelled()) for f in fs])


asyncio.run(main())
