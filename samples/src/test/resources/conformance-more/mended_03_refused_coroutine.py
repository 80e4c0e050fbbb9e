"""A coroutine that a TaskGroup refuses (3.11 leaves it, and it is never awaited)."""
import asyncio
import inspect


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def noop():
    return 1


async def main():
    tg = asyncio.TaskGroup()
    c = noop()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(exc(e))
    print(inspect.getcoroutinestate(c))
    c.close()


asyncio.run(main())
