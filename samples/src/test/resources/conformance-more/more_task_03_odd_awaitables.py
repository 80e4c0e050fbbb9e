"""Tasks that await objects of their own kind: one that gives up its turn by yielding
nothing, one that delegates to a future, one that yields something that is no future
and goes on, one that fails, one awaited by two tasks; cancelling each of them."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


class Turns:
    def __init__(self, n, log):
        self.n, self.log = n, log

    def __await__(self):
        for i in range(self.n):
            try:
                got = yield
            except asyncio.CancelledError as e:
                self.log.append(exc(e))
                raise
            self.log.append(str(i) + str(got))
        return self.n


class Through:
    def __init__(self, f, log):
        self.f, self.log = f, log

    def __await__(self):
        self.log.append("begins")
        try:
            value = yield from self.f.__await__()
        finally:
            self.log.append("ends")
        return value


class Junk:
    def __init__(self, log):
        self.log = log

    def __await__(self):
        try:
            yield 42
        except RuntimeError as e:
            self.log.append(exc(e))
        yield
        return "recovered"


class Fails:
    def __await__(self):
        yield
        raise ValueError("awaiter")


async def settle(aw):
    try:
        return await aw
    except BaseException as e:
        return exc(e)


async def awaits(x):
    return await x


async def case(label, make, turns):
    log = []
    t = asyncio.create_task(awaits(make(log)))
    print(label, await settle(t), t.cancelled(), ", ".join(log))
    log = []
    t = asyncio.create_task(awaits(make(log)))
    for _ in range(turns):
        await asyncio.sleep(0)
    print("  cancel", t.cancel("stop"), await settle(t), t.cancelled(), ", ".join(log))


def soon(value):
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(lambda: f.done() or f.set_result(value))
    return f


async def main():
    await case("turns", lambda log: Turns(2, log), 1)
    await case("turns, second", lambda log: Turns(3, log), 2)
    await case("none", lambda log: Turns(0, log), 0)
    await case("through", lambda log: Through(soon("value"), log), 1)
    await case("through a task", lambda log: Through(
        asyncio.create_task(asyncio.sleep(0, "slept")), log), 1)
    await case("junk", Junk, 1)
    await case("junk, second", Junk, 2)
    await case("fails", lambda log: Fails(), 1)
    f = asyncio.get_running_loop().create_future()
    log = []
    x = Through(f, log)
    ts = [asyncio.create_task(awaits(x)) for _ in range(2)]
    await asyncio.sleep(0)
    f.set_exception(KeyError("k"))
    print([(await settle(t)) == exc(f.exception()) for t in ts], ", ".join(log))
    print(await settle(asyncio.gather(Turns(1, log), Fails())))
    print(await settle(asyncio.wait_for(Turns(1, log), 5)))
    print(await settle(asyncio.shield(Turns(2, log))), await settle(asyncio.ensure_future(Fails())))
    try:
        async with asyncio.timeout(0):
            await Turns(3, log)
    except TimeoutError as e:
        print(exc(e), log[-1])


asyncio.run(main())
