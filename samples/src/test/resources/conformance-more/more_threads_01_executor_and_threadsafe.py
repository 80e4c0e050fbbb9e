"""Executors and threads: exceptions and cancellation of a call that runs, a queued
call that is cancelled before it starts, results that come after the awaiter is
gone, run_coroutine_threadsafe with errors, cancellation from both sides, and
call_soon_threadsafe on a closed loop."""
import asyncio
import concurrent.futures
import threading


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def fails():
    raise ValueError("in thread")


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def sleeper(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("cancelled in the loop")
        raise


async def value(v):
    await asyncio.sleep(0)
    return v


async def raises():
    await asyncio.sleep(0)
    raise KeyError("k")


async def raises_cancelled():
    raise asyncio.CancelledError("c")


async def main():
    loop = asyncio.get_running_loop()
    print(await settle(asyncio.to_thread(fails)))
    pool = concurrent.futures.ThreadPoolExecutor(1)
    begun = threading.Event()
    go_on = threading.Event()
    log = []

    def blocking():
        begun.set()
        go_on.wait()
        log.append("ran to its end")
        return "result"

    a = loop.run_in_executor(pool, blocking)
    b = loop.run_in_executor(pool, log.append, "b ran")
    await asyncio.to_thread(begun.wait)
    print("cancel", a.cancel(), b.cancel(), a.cancelled(), b.cancelled())
    print(await settle(a), await settle(b))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    go_on.set()
    print(await loop.run_in_executor(pool, lambda: "next"), log)
    log.clear()
    print(await settle(asyncio.wait_for(loop.run_in_executor(pool, value_later, log), 5)))
    pool.shutdown()
    def from_thread():
        submit = asyncio.run_coroutine_threadsafe
        out = [submit(value("v"), loop).result()]
        try:
            submit(raises(), loop).result()
        except KeyError as e:
            out.append(exc(e).replace("'", ""))
        try:
            submit(raises_cancelled(), loop).result()
        except concurrent.futures.CancelledError as e:
            out.append(type(e).__name__)
        f = submit(sleeper(log), loop)
        while len(asyncio.all_tasks(loop)) < 2:
            pass
        out.append(str(f.cancel()) + str(f.cancelled()))
        return out

    print(await asyncio.to_thread(from_thread))
    for _ in range(3):
        await asyncio.sleep(0)
    print(log)
    await loop.shutdown_default_executor()
    print(await settle(refused(loop)))
    return loop


async def refused(loop):
    return await loop.run_in_executor(None, fails)


def value_later(log):
    log.append("later")
    return log


loop = asyncio.run(main())
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as e:
    print(exc(e))
