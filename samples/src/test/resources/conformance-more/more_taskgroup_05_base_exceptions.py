"""TaskGroup: SystemExit and KeyboardInterrupt leave alone after the children's
cleanup, other base exceptions come in a BaseExceptionGroup, with and without plain
ones beside them."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def show(e, indent="  "):
    print(indent + exc(e))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions:
            show(x, indent + "  ")


async def cleans(log):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0)
        log.append("cleaned")


async def raises(e, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise e


async def body_exits(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(cleans(log))
        tg.create_task(raises(ValueError("lost"), 1))
        await asyncio.sleep(0)
        raise SystemExit("body")


async def child_exits(log):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(cleans(log))
            tg.create_task(raises(KeyboardInterrupt("child"), 1))
    except BaseException as e:
        log.append("block " + exc(e))


async def base_in_child(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(cleans(log))
        tg.create_task(raises(GeneratorExit("child")))


async def base_and_plain(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(raises(GeneratorExit("one")))
        tg.create_task(raises(ValueError("two")))


async def body_base(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(cleans(log))
        await asyncio.sleep(0)
        raise GeneratorExit("body")


async def inner_base(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(base_in_child(log))
        tg.create_task(cleans(log))


async def group_of_exits(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(raises(BaseExceptionGroup("own", [SystemExit("in a group")])))


def main():
    for f in (body_exits, child_exits, base_in_child, base_and_plain, body_base, inner_base,
              group_of_exits):
        log = []
        print(f.__name__)
        try:
            asyncio.run(f(log))
        except BaseException as e:
            show(e)
        print("  ", "; ".join(log))


main()
