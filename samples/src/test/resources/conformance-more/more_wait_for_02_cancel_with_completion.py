"""wait_for is cancelled in the turn in which what it waits for has just ended
(3.11 loses that cancellation)."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def settle(t):
    try:
        return await t
    except BaseException as e:
        return exc(e)


async def case(label, end):
    f = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(asyncio.wait_for(f, 5))
    await asyncio.sleep(0)
    end(f)
    print(label, t.cancel("now"), await settle(t), t.cancelled(), t.cancelling())
    return f


async def main():
    await case("result", lambda f: f.set_result("value"))
    f = await case("exception", lambda f: f.set_exception(ValueError("e")))
    print(exc(f.exception()))
    f = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(asyncio.wait_for(f, 5))
    await asyncio.sleep(0)
    f.set_result("value")
    await asyncio.sleep(0)
    print("one turn later", t.cancel("late"), await settle(t), t.cancelled())


asyncio.run(main())
