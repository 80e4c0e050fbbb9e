"""Custom awaitables: __await__ that returns a plain iterator, a generator that
delegates to a future's, to a coroutine's and to another awaitable's; the same
future awaited twice and by two; bare yields; cancellation and exceptions that
arrive at the yield; an awaitable used again; an awaiter that yields nonsense."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


class Plain:
    def __init__(self, turns):
        self.turns = turns

    def __await__(self):
        return iter([None] * self.turns)


class Twice:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        a = yield from self.future
        b = yield from self.future
        return [a, b]


class Patient:
    def __init__(self, name, inner):
        self.name = name
        self.inner = inner

    def __await__(self):
        tries = 0
        while True:
            try:
                yield
                r = yield from self.inner.__await__()
                return self.name + " " + str(r)
            except asyncio.CancelledError as e:
                tries += 1
                log.append(self.name + " " + exc(e))
                if tries == 2:
                    raise
            except ValueError as e:
                log.append(self.name + " " + exc(e))
                return "handled"
            finally:
                log.append(self.name + " finally")


class Nonsense:
    def __await__(self):
        try:
            yield "nonsense"
        except RuntimeError as e:
            log.append(type(e).__name__)
        yield
        return "recovered"


async def value(v):
    await asyncio.sleep(0)
    return v


async def fails():
    await Plain(2)
    raise ValueError("failed")


async def use(name, aw):
    try:
        r = await aw
        log.append(name + " = " + str(r))
    except BaseException as e:
        log.append(name + " raised " + exc(e))
        raise


async def settle(*ts):
    for t in ts:
        try:
            await t
        except (asyncio.CancelledError, Exception):
            pass
    print("; ".join(log))
    log.clear()


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(use("plain", Plain(3)))
    for _ in range(4):
        await asyncio.sleep(0)
        log.append(str(t.done()))
    await settle(t)

    f = loop.create_future()
    ts = [asyncio.create_task(use(n, Twice(f))) for n in ("one", "two")]
    ts.append(asyncio.create_task(use("three", f)))
    await turns(1)
    f.set_result(7)
    await settle(*ts)
    print(await f, await Twice(f), await f)

    await settle(asyncio.create_task(use("deep", Patient("p", Patient("q", value(1))))))
    await settle(asyncio.create_task(use("failing", Patient("p", Patient("q", fails())))))
    f = loop.create_future()
    t = asyncio.create_task(use("cancelled", Patient("p", Patient("q", f))))
    await turns(3)
    t.cancel("first")
    await turns(2)
    log.append("future cancelled " + str(f.cancelled()))
    await settle(t)
    log.append(str(t.cancelled()) + str(t.cancelling()))
    e = Patient("again", Plain(1))
    await settle(asyncio.create_task(use("a", e)))
    await settle(asyncio.create_task(use("b", e)))
    await settle(asyncio.create_task(use("nonsense", Nonsense())))
    c = value("once")
    await settle(asyncio.create_task(use("first", Patient("p", c))))
    try:
        await Patient("p", c)
    except RuntimeError as e:
        print(exc(e))
    three = asyncio.ensure_future(value(3))
    g = await asyncio.gather(Patient("g", value(1)), Plain(2), Twice(three))
    print(*g)
    print(await asyncio.wait_for(Patient("w", value(4)), 5))
    print(await asyncio.shield(Patient("s", value(5))))


asyncio.run(main())
