"""Task factories, seen by create_task, gather, wait_for, shield, groups and run; the
exception handler: replaced inside itself, failing, told of a CancelledError and of a
done callback; callbacks of a task that fails; call_exception_handler in a task."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def who():
    return asyncio.current_task().get_name()


async def main():
    loop = asyncio.get_running_loop()
    made = []

    def factory(lp, coro, **kwargs):
        t = asyncio.Task(coro, loop=lp, **kwargs)
        made.append(lp is loop)
        t.set_name("made-" + str(len(made)))
        return t

    print("factory", loop.get_task_factory())
    loop.set_task_factory(factory)
    print("factory", loop.get_task_factory() is factory)
    print(await asyncio.create_task(who()))
    print(await asyncio.create_task(who(), name="named"), len(made))
    print(" ".join(await asyncio.gather(who(), who())), len(made))
    print(await asyncio.wait_for(who(), 5), await asyncio.shield(who()), len(made))
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(who())
        u = tg.create_task(who(), name="in the group")
    print(t.result(), u.result(), len(made), all(made))
    for c in asyncio.as_completed([who()]):
        print(await c)
    print(await asyncio.ensure_future(who()))
    loop.set_task_factory(None)
    print("factory", loop.get_task_factory(), len(made))

    log = []

    def second(lp, c):
        log.append("second " + exc(c["exception"]))

    def first(lp, c):
        log.append("first " + exc(c["exception"]))
        lp.set_exception_handler(second)

    def bad(e):
        raise e

    loop.set_exception_handler(first)
    loop.call_soon(bad, ValueError("one"))
    loop.call_soon(bad, asyncio.CancelledError("two"))
    loop.call_soon(log.append, "three")
    loop.call_soon(bad, GeneratorExit("four"))
    await asyncio.sleep(0)
    print(", ".join(log))
    log.clear()

    async def fails():
        raise KeyError("task")

    t = asyncio.create_task(fails())
    t.add_done_callback(lambda f: bad(TypeError("callback")))
    t.add_done_callback(lambda f: log.append(exc(f.exception())))
    t.add_done_callback(lambda f: bad(f.exception()))
    try:
        await t
    except KeyError as e:
        log.append("awaited " + exc(e))
    await asyncio.sleep(0)
    print(", ".join(log))
    log.clear()

    async def reports():
        loop.call_exception_handler({"message": "by hand", "exception": ValueError("in a task")})
        return asyncio.current_task().get_name()

    print(await asyncio.create_task(reports(), name="reporter"), log.pop())
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())


asyncio.run(main())
