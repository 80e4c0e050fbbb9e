"""timeout: rescheduled to the past, to never and back, when expiring and afterwards;
timeout_at in the past; None; a limit in a task with a pending cancellation; one that
is moved on by a child task; misuse outside of tasks; what when() says."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


async def to_the_past():
    async with asyncio.timeout(10) as t:
        t.reschedule(asyncio.get_running_loop().time() - 1)
        print("  still inside", t.expired())
        await asyncio.sleep(0)
        print("  one turn", t.expired())
        await asyncio.sleep(0)
        print("  never")


async def past_and_future():
    now = asyncio.get_running_loop().time()
    async with asyncio.timeout(10) as t:
        t.reschedule(now - 1)
        t.reschedule(now + 10)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        t.reschedule(None)
        print("  never", t.when() is None, t.expired())
    print("  after", t.when() is None, repr(t))
    return "went on"


async def never_and_back():
    async with asyncio.timeout(None) as t:
        print("  never", t.when() is None)
        await asyncio.sleep(0)
        t.reschedule(asyncio.get_running_loop().time() + 0.01)
        print("  never", t.when() is None)
        await asyncio.sleep(10)


async def at_in_the_past():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout_at(loop.time() - 5) as t:
        loop.call_soon(print, "  soon")
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("  saw", exc(e), t.expired(), repr(t))
            attempt("  too late", lambda: t.reschedule(loop.time() + 10))
            raise


async def pending_cancellation():
    me = asyncio.current_task()
    me.cancel("before")
    async with asyncio.timeout(0) as t:
        print("  inside", me.cancelling())
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            print("  saw", exc(e), t.expired(), me.cancelling())
        await asyncio.sleep(0)
        print("  never")


async def moved_by_a_child():
    async with asyncio.timeout(0.02) as t:
        async def child():
            t.reschedule(None)
            print("  child", asyncio.current_task() is me)
            return "child"
        me = asyncio.current_task()
        r = await asyncio.create_task(child())
        await asyncio.sleep(0.04)
    return r + " " + str(t.expired())


async def ended_late():
    async with asyncio.timeout(0.02) as t:
        pass
    await asyncio.sleep(0.04)
    attempt("  finished", lambda: t.reschedule(None))
    return str(t.expired()) + " " + repr(t)


async def in_a_callback():
    loop = asyncio.get_running_loop()
    c = asyncio.timeout(1).__aenter__()
    loop.call_soon(attempt, "  callback", lambda: c.send(None))
    await asyncio.sleep(0)
    t = asyncio.timeout(1)
    attempt("  not entered", lambda: t.reschedule(1))
    return repr(t)


async def main():
    for f in (to_the_past, past_and_future, never_and_back, at_in_the_past,
              pending_cancellation, moved_by_a_child, ended_late, in_a_callback):
        print(f.__name__)
        t = asyncio.create_task(f())
        try:
            print(" ", await t, t.cancelling())
        except BaseException as e:
            print(" ", exc(e), t.cancelled(), t.cancelling())


asyncio.run(main())
