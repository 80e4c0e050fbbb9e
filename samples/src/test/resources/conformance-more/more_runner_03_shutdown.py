"""What run() does with the tasks that its main left: some swallow the cancellation
and go on, one makes another one, some wait for each other or are shielded, one fails,
one ends with a result; callbacks still run; a main that is cancelled or fails."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def stubborn(name, turns):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        for i in range(turns):
            await asyncio.sleep(0)
            log.append(name + str(i))
    return name + " ended"


async def waits_for(t, name):
    try:
        return await t
    except asyncio.CancelledError as e:
        log.append(name + " " + exc(e))
        raise


async def spawned():
    log.append("spawned " + str(asyncio.current_task().cancelling()))


async def spawns():
    try:
        await asyncio.sleep(10)
    finally:
        asyncio.create_task(spawned())
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(log.append, "called soon")
        asyncio.get_running_loop().call_later(0, log.append, "called later")


async def fails(how):
    try:
        await asyncio.sleep(10)
    finally:
        if how == "group":
            raise ExceptionGroup("left", [ValueError("x")])
        raise KeyError(how)


async def grouped():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(stubborn("child", 0))
        tg.create_task(fails("child"))


async def main(how, keep):
    asyncio.get_running_loop().set_exception_handler(
        lambda lp, c: log.append("handler " + c["message"] + ": " + exc(c["exception"])))

    def start(name, coro):
        t = asyncio.create_task(coro, name=name)
        t.add_done_callback(lambda t: log.append(t.get_name() + " done"))
        keep.append(t)
        return t

    if how == "stubborn":
        s = start("stubborn", stubborn("s", 3))
        start("waiting", waits_for(s, "waiting"))
        start("shielding", waits_for(asyncio.shield(s), "shielding"))
    elif how == "spawn":
        start("spawns", spawns())
    elif how == "fail":
        start("fails", fails("alone"))
        start("group", fails("group"))
    elif how == "grouped":
        start("grouped", grouped())
    elif how == "gathered":
        start("gathering", waits_for(asyncio.gather(stubborn("g", 1), fails("g")), "gathering"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    start("late", waits_for(asyncio.get_running_loop().create_future(), "late"))
    if how == "fail":
        raise ValueError("main")
    if how == "grouped":
        asyncio.current_task().cancel("main")
        await asyncio.sleep(0)
    return how


for how in ("stubborn", "spawn", "fail", "grouped", "gathered"):
    keep = []
    try:
        print(asyncio.run(main(how, keep)))
    except BaseException as e:
        print(how, "raised", exc(e))
    print("  ", ", ".join(sorted(log)))
    print("  ", [t.cancelled() for t in keep])
    log.clear()
