"""uncancel() to zero before the CancelledError was thrown (3.11 throws it
nevertheless)."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


async def body():
    me = asyncio.current_task()
    me.cancel("taken back")
    print("cancelling", me.cancelling(), "uncancel", me.uncancel())
    try:
        await asyncio.sleep(0)
        return "went on"
    except asyncio.CancelledError as e:
        return "thrown " + exc(e)


async def main():
    print(await asyncio.create_task(body()))


asyncio.run(main())
