"""Which loop is the current one: set and not set, inside of a coroutine and a
callback, with another one set meanwhile, before, during and after run and Runner,
with a loop factory; what a loop factory's loop and a failing factory leave."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except BaseException as e:
        print(label, "raised", exc(e).split(" in thread")[0])


made = []


def make():
    made.append(asyncio.new_event_loop())
    return made[-1]


def fails():
    raise ValueError("no loop")


async def inside(other):
    loop = asyncio.get_running_loop()
    asyncio.set_event_loop(other)
    same = asyncio.get_event_loop() is loop
    attempt("  new loop runs", lambda: other.run_forever())
    await asyncio.sleep(0)
    asyncio.set_event_loop(None)
    return same, asyncio.get_event_loop() is loop, loop is made[-1] if made else None


async def which():
    return asyncio.get_event_loop() is asyncio.get_running_loop()


def main():
    asyncio.set_event_loop(None)
    attempt("none", asyncio.get_event_loop)
    attempt("running", asyncio.get_running_loop)
    loop = asyncio.new_event_loop()
    other = asyncio.new_event_loop()
    attempt("new is not set", asyncio.get_event_loop)
    asyncio.set_event_loop(loop)
    print(asyncio.get_event_loop() is loop, asyncio.get_event_loop() is loop)
    print(*loop.run_until_complete(inside(other)))
    attempt("unset inside", asyncio.get_event_loop)
    asyncio.set_event_loop(other)
    print(loop.run_until_complete(which()), asyncio.get_event_loop() is other)
    loop.call_soon(lambda: print("callback", asyncio.get_event_loop() is loop,
                                 asyncio.get_running_loop() is loop))
    loop.call_soon(loop.stop)
    loop.run_forever()
    print("run", asyncio.run(which()))
    attempt("after run", asyncio.get_event_loop)

    asyncio.set_event_loop(other)
    r = asyncio.Runner()
    print("not yet", asyncio.get_event_loop() is other)
    r.get_loop()
    print("set by the runner", asyncio.get_event_loop() is r.get_loop())
    print(r.run(which()), asyncio.get_event_loop() is r.get_loop())
    asyncio.set_event_loop(other)
    print(r.run(which()), asyncio.get_event_loop() is other)
    r.close()
    attempt("after close", asyncio.get_event_loop)

    asyncio.set_event_loop(other)
    r = asyncio.Runner(loop_factory=make)
    print(r.run(which()), r.get_loop() is made[0], asyncio.get_event_loop() is other)
    r.close()
    print(made[0].is_closed(), asyncio.get_event_loop() is other)
    r = asyncio.Runner(loop_factory=fails)
    c = which()
    attempt("failing factory", lambda: r.run(c))
    attempt("again", r.get_loop)
    c.close()
    r.close()
    attempt("closed before it began", r.get_loop)
    asyncio.set_event_loop(None)
    loop.close()
    other.close()


main()
