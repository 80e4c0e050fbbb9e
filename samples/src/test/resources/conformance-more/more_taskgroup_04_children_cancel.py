"""TaskGroup: a child cancels its parent, a sibling, the group's block from a nested
group; the block swallows a cancellation; groups in gather and gather in groups, a
shield in a group, an empty group, one that is left by break, two in a row."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def show(e, indent="    "):
    if isinstance(e, BaseExceptionGroup):
        print(indent + exc(e))
        for x in e.exceptions:
            show(x, indent + "  ")
    else:
        print(indent + exc(e))


async def sleeps(name, log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append(name + " " + exc(e))
        raise


async def fails(name, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(name)


async def cancels(t, message):
    await asyncio.sleep(0)
    t.cancel(message)
    return message


async def parent_by_child(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("a", log))
        t = tg.create_task(cancels(asyncio.current_task(), "by child"))
        try:
            await asyncio.sleep(10)
        finally:
            log.append(str(t.done()))


async def parent_at_the_end(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("a", log))
        tg.create_task(cancels(asyncio.current_task(), "at the end"))


async def sibling(log):
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(sleeps("a", log))
        tg.create_task(cancels(a, "by sibling"))
    log.append(str(a.cancelled()))


async def swallows(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fails("child"))
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            log.append("swallowed " + exc(e))
        await asyncio.sleep(0)
        log.append("goes on")


async def cancel_and_failure(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(cancels(asyncio.current_task(), "and a failure"))
        tg.create_task(fails("later", 3))
        await asyncio.sleep(10)


async def nested(log):
    outer = asyncio.current_task()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("outer", log))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(sleeps("inner", log))
            tg.create_task(fails("of the outer", 1))
            inner.create_task(fails("of the inner", 1))
        log.append("never")


async def nested_caught(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("outer", log))
        try:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails("inner"))
        except ExceptionGroup as e:
            log.append("caught " + exc(e.exceptions[0]))
        raise KeyError("then")


async def gathers(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("child", log))
        await asyncio.gather(sleeps("x", log), fails("gathered", 1))


async def in_gather(log):
    r = await asyncio.gather(nested_caught(log), parent_by_child(log), sibling(log),
                             return_exceptions=True)
    for x in r:
        show(x, "      ") if isinstance(x, BaseException) else log.append(str(x))


async def shields(log):
    inner = asyncio.create_task(asyncio.sleep(0.01, "survived"))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.wait_for(asyncio.shield(inner), 5))
            tg.create_task(fails("f"))
    except ExceptionGroup as e:
        log.append(await inner)


async def leaves(log):
    async with asyncio.TaskGroup() as tg:
        pass
    for i in range(3):
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(asyncio.sleep(0, i))
            if i == 1:
                break
    log.append(str(i) + " " + str(t.result()))


async def main():
    for f in (parent_by_child, parent_at_the_end, sibling, swallows, cancel_and_failure, nested,
              nested_caught, gathers, in_gather, shields, leaves):
        log = []
        print(f.__name__)
        t = asyncio.create_task(f(log))
        try:
            await t
        except BaseException as e:
            show(e)
        print("  ", t.cancelled(), "; ".join(sorted(log)))


asyncio.run(main())
