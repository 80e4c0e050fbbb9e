"""Cancellation requests: made by the task's own cleanup, by a child of its parent,
before its first step and again after it, counted and taken back; which message
wins; a subclass of CancelledError; results asked for in every state."""
import asyncio


class Gone(asyncio.CancelledError):
    pass


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e))


async def show(label, t):
    try:
        print(label, "->", await t, t.cancelling())
    except BaseException as e:
        print(label, "raised", exc(e), t.cancelled(), t.cancelling())


async def cancelled_by_child():
    me = asyncio.current_task()

    async def child():
        print("  child", me.cancel("by child"), me.cancelling())
        return "child ended"

    t = asyncio.create_task(child())
    try:
        return await t
    except asyncio.CancelledError as e:
        print("  parent saw", exc(e), t.done(), t.cancelled())
        raise


async def cancels_in_cleanup():
    me = asyncio.current_task()
    try:
        raise ValueError("work")
    finally:
        me.cancel("in cleanup")
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            print("  swallowed", exc(e), me.cancelling(), me.uncancel())


async def subclass():
    raise Gone("gone")


async def before_first_await(log):
    me = asyncio.current_task()
    log.append(me.cancel("a"))
    log.append(me.cancel("b"))
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError as e:
        log.append(exc(e))
    me.cancel("c")
    log.append(me.uncancel())
    log.append(me.cancelling())
    await asyncio.sleep(0)
    return log


async def on_done_future(f):
    me = asyncio.current_task()
    me.cancel("kept")
    print("  a done future", await f)
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        return "then " + exc(e)


async def main():
    await show("child", asyncio.create_task(cancelled_by_child()))
    await show("cleanup", asyncio.create_task(cancels_in_cleanup()))
    t = asyncio.create_task(subclass())
    await show("subclass", t)
    attempt("again", t.result)
    attempt("exception", t.exception)
    await show("before await", asyncio.create_task(before_first_await([])))
    f = asyncio.get_running_loop().create_future()
    f.set_result("at once")
    await show("done future", asyncio.create_task(on_done_future(f)))
    t = asyncio.create_task(asyncio.sleep(0, "slept"))
    attempt("pending result", t.result)
    attempt("pending exception", t.exception)
    attempt("set_result", lambda: t.set_result(1))
    attempt("set_exception", lambda: t.set_exception(ValueError("no")))
    attempt("uncancel", t.uncancel)
    t.cancel("one")
    t.cancel("two")
    t.uncancel()
    await show("unstarted", t)
    attempt("cancel when done", lambda: t.cancel("three"))
    attempt("count stays", t.cancelling)
    attempt("uncancel when done", t.uncancel)
    attempt("set_result", lambda: t.set_result(1))
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(t.cancel, "second")
    t.cancel("first")
    await show("two in one turn", t)


asyncio.run(main())
